export default definePageConfig({ navigationBarTitleText: '盘点计划' })
