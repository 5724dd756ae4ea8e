export default definePageConfig({ navigationBarTitleText: '借出单', enablePullDownRefresh: true })
