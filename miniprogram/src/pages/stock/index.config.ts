export default definePageConfig({
  navigationBarTitleText: '库存',
  enablePullDownRefresh: true,
  // the next page of the list is fetched before the end is reached
  onReachBottomDistance: 400,
})
