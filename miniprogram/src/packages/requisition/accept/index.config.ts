export default definePageConfig({ navigationBarTitleText: '登记签收', enablePullDownRefresh: true })
