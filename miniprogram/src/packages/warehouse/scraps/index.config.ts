export default definePageConfig({ navigationBarTitleText: '报废', enablePullDownRefresh: true })
