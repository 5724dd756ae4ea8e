export default definePageConfig({ navigationBarTitleText: '调拨单', enablePullDownRefresh: true })
