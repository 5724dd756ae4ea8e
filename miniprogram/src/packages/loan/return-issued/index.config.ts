export default definePageConfig({ navigationBarTitleText: '退库', enablePullDownRefresh: true })
