export default definePageConfig({ navigationBarTitleText: '物资分类', enablePullDownRefresh: true })
