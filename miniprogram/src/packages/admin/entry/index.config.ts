export default definePageConfig({ navigationBarTitleText: '记录详情', enablePullDownRefresh: true })
