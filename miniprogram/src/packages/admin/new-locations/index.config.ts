export default definePageConfig({ navigationBarTitleText: '生成库位' })
