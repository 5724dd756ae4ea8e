export default definePageConfig({ navigationBarTitleText: '改派盘点人' })
