export default definePageConfig({ navigationBarTitleText: '货架', enablePullDownRefresh: true })
