export default definePageConfig({ navigationBarTitleText: '库位', enablePullDownRefresh: true })
