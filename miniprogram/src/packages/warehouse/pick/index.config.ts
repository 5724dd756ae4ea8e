export default definePageConfig({ navigationBarTitleText: '拣货出库' })
