export default definePageConfig({ navigationBarTitleText: '新建退货' })
