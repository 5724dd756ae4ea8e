export default definePageConfig({ navigationBarTitleText: '盘点报告', enablePullDownRefresh: true })
