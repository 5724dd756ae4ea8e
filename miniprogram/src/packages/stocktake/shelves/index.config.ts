export default definePageConfig({ navigationBarTitleText: '待盘点库位', enablePullDownRefresh: true })
