export default definePageConfig({ navigationBarTitleText: '资产', enablePullDownRefresh: true })
