export default definePageConfig({ navigationBarTitleText: '领用申请', enablePullDownRefresh: true })
