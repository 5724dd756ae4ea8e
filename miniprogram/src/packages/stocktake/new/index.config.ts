export default definePageConfig({ navigationBarTitleText: '开盘' })
