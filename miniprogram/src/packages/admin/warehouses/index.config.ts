export default definePageConfig({ navigationBarTitleText: '仓库与库位', enablePullDownRefresh: true })
