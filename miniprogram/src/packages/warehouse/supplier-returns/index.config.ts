export default definePageConfig({ navigationBarTitleText: '退货给供应商', enablePullDownRefresh: true })
