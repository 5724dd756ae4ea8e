export default definePageConfig({ navigationBarTitleText: '盘点复核', enablePullDownRefresh: true })
