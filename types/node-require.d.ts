/** Taro's typings bring WeChat's `require`, which hides Node's in scripts and tests. */
interface Require {
  resolve: NodeJS.RequireResolve
}
