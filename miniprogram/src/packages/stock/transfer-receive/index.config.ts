export default definePageConfig({ navigationBarTitleText: '调拨收货', enablePullDownRefresh: false })
