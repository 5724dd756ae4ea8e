export default definePageConfig({ navigationBarTitleText: '盘点审批', enablePullDownRefresh: true })
