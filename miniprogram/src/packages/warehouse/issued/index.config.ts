export default definePageConfig({ navigationBarTitleText: '出库单', enablePullDownRefresh: true })
