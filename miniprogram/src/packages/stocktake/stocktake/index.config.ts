export default definePageConfig({ navigationBarTitleText: '盘点单', enablePullDownRefresh: true })
