export default definePageConfig({ navigationBarTitleText: '退货单', enablePullDownRefresh: true })
