export default definePageConfig({ navigationBarTitleText: '丢失与损坏', enablePullDownRefresh: true })
