export default definePageConfig({ navigationBarTitleText: '待出库', enablePullDownRefresh: true })
