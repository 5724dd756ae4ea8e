export default definePageConfig({
  navigationBarTitleText: '物资详情',
  enablePullDownRefresh: true,
  // the next page of the list is fetched before the end is reached
  onReachBottomDistance: 400,
})
