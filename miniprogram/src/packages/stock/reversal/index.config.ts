export default definePageConfig({ navigationBarTitleText: '冲销单', enablePullDownRefresh: true })
