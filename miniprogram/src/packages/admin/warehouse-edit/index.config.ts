export default definePageConfig({ navigationBarTitleText: '仓库设置' })
