export default definePageConfig({ navigationBarTitleText: '办理归还', enablePullDownRefresh: true })
