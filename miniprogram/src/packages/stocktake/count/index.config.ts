export default definePageConfig({ navigationBarTitleText: '盘点', enablePullDownRefresh: true })
