export default definePageConfig({ navigationBarTitleText: '报废处置' })
