export default definePageConfig({ navigationBarTitleText: '差异详情', enablePullDownRefresh: true })
