export default definePageConfig({ navigationBarTitleText: '不明物', enablePullDownRefresh: true })
