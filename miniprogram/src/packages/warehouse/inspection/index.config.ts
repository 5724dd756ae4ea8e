export default definePageConfig({ navigationBarTitleText: '质检', enablePullDownRefresh: true })
