export default definePageConfig({ navigationBarTitleText: '直接发放' })
