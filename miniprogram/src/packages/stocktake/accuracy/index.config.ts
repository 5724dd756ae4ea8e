export default definePageConfig({ navigationBarTitleText: '账实准确率', enablePullDownRefresh: true })
