export default definePageConfig({ navigationBarTitleText: '库位标签' })
