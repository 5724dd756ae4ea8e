export default definePageConfig({ navigationBarTitleText: '采购入库', enablePullDownRefresh: true })
