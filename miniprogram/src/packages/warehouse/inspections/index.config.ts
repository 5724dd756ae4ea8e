export default definePageConfig({ navigationBarTitleText: '待检与上架', enablePullDownRefresh: true })
