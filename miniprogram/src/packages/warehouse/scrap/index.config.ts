export default definePageConfig({ navigationBarTitleText: '报废单', enablePullDownRefresh: true })
