export default definePageConfig({ navigationBarTitleText: '借用', enablePullDownRefresh: true })
