export default definePageConfig({ navigationBarTitleText: '库内作业', enablePullDownRefresh: true })
