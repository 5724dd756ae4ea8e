export default definePageConfig({ navigationBarTitleText: '移库', enablePullDownRefresh: false })
