export default definePageConfig({ navigationBarTitleText: '调拨发出', enablePullDownRefresh: false })
