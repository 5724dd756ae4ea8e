export default definePageConfig({ navigationBarTitleText: 'RFID 批量盘点' })
