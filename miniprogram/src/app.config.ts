const isH5 = process.env.TARO_ENV === 'h5'

export default defineAppConfig({
  pages: [
    'pages/workbench/index',
    'pages/stock/index',
    'pages/scan/index',
    'pages/todo/index',
    'pages/mine/index',
    'pages/login/index',
  ],
  subPackages: [
    {
      root: 'packages/warehouse',
      pages: [
        'orders/index',
        'order/index',
        'order-edit/index',
        'receive/index',
        'picks/index',
        'pick/index',
        'issued/index',
        'inspections/index',
        'inspection/index',
        'put-away/index',
        'supplier-returns/index',
        'supplier-return/index',
        'supplier-return-new/index',
        'scraps/index',
        'scrap/index',
        'scrap-new/index',
        'disposal/index',
      ],
    },
    {
      root: 'packages/requisition',
      pages: [
        'catalog/index',
        'basket/index',
        'detail/index',
        'list/index',
        'accept/index',
        'shipments/index',
      ],
    },
    {
      root: 'packages/loan',
      pages: ['list/index', 'detail/index', 'return/index', 'settle/index', 'return-issued/index'],
    },
    { root: 'packages/approval', pages: ['detail/index'] },
    { root: 'packages/stock', pages: ['item/index', 'reversal/index', 'asset/index', 'assets/index'] },
    { root: 'packages/reports', pages: ['dashboard/index'] },
    {
      root: 'packages/admin',
      pages: ['audit/index', 'entry/index', 'reconcile/index'],
    },
  ],
  preloadRule: {
    'pages/workbench/index': { network: 'all', packages: ['packages/warehouse', 'packages/requisition'] },
    'pages/todo/index': { network: 'all', packages: ['packages/approval'] },
    'pages/stock/index': { network: 'all', packages: ['packages/stock'] },
  },
  tabBar: {
    // Every tab page draws the bar itself (components/tab-bar), so it never flickers on a switch.
    custom: true,
    color: '#667085',
    selectedColor: '#1F6FEB',
    backgroundColor: '#FFFFFF',
    list: [
      { pagePath: 'pages/workbench/index', text: '工作台' },
      { pagePath: 'pages/stock/index', text: '库存' },
      { pagePath: 'pages/scan/index', text: '扫码' },
      { pagePath: 'pages/todo/index', text: '待办' },
      { pagePath: 'pages/mine/index', text: '我的' },
    ],
  },
  window: {
    navigationStyle: isH5 ? 'custom' : 'default',
    navigationBarTitleText: '单位仓库',
    // weapp takes these from theme.json so that they follow the phone's dark mode
    navigationBarBackgroundColor: isH5 ? '#F5F7FA' : '@navBackground',
    navigationBarTextStyle: (isH5 ? 'black' : '@navText') as 'black',
    backgroundColor: isH5 ? '#F5F7FA' : '@background',
    backgroundTextStyle: (isH5 ? 'dark' : '@backgroundText') as 'dark',
  },
  // the native component behind components/barcode-label
  usingComponents: isH5 ? {} : { 'barcode-label': './native/barcode-label/index' },
  ...(isH5 ? { animation: { duration: 200, delay: 0 } } : { darkmode: true, themeLocation: 'theme.json' }),
  lazyCodeLoading: 'requiredComponents',
})
