export default definePageConfig({ navigationBarTitleText: '库内单据', enablePullDownRefresh: true })
