export default definePageConfig({ navigationBarTitleText: '外发签收', enablePullDownRefresh: true })
