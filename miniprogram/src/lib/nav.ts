import Taro from '@tarojs/taro'

/** The five tabs. */
export const tabRoutes = {
  workbench: '/pages/workbench/index',
  stock: '/pages/stock/index',
  scan: '/pages/scan/index',
  todo: '/pages/todo/index',
  mine: '/pages/mine/index',
} as const
export type TabName = keyof typeof tabRoutes

/** Every other page with the parameters of its link. Paths are public: messages and printed codes carry them. */
export interface PageParams {
  login: { redirect?: string }
  /** An item to begin with, or a posted receipt to look at, or the list of them. */
  receive: { itemId?: string; unit?: string; warehouseId?: string; receipt?: string; view?: 'list' }
  picks: Record<never, never>
  pick: { id: string }
  /** `no` of the issue, the last one unless told; `done` right after it was posted. */
  issued: { id: string; no?: string; done?: '1' }
  catalog: { warehouse?: string; q?: string }
  basket: { warehouse?: string }
  requisitions: { state?: string }
  requisition: { id: string }
  approval: { id: string }
  item: { id: string; warehouse?: string }
  dashboard: Record<never, never>
  audit: { document?: string }
  auditEntry: { id: string }
  reversal: { id: string }
  assets: { view?: 'mine' | 'toConfirm' | 'department' | 'all'; itemId?: string }
  asset: { id: string }
  reconcile: { id?: string }
}
export type PageName = keyof PageParams

export const pageRoutes: Record<PageName, string> = {
  login: '/pages/login/index',
  receive: '/packages/warehouse/receive/index',
  picks: '/packages/warehouse/picks/index',
  pick: '/packages/warehouse/pick/index',
  issued: '/packages/warehouse/issued/index',
  catalog: '/packages/requisition/catalog/index',
  basket: '/packages/requisition/basket/index',
  requisitions: '/packages/requisition/list/index',
  requisition: '/packages/requisition/detail/index',
  approval: '/packages/approval/detail/index',
  item: '/packages/stock/item/index',
  dashboard: '/packages/reports/dashboard/index',
  audit: '/packages/admin/audit/index',
  auditEntry: '/packages/admin/entry/index',
  reversal: '/packages/stock/reversal/index',
  assets: '/packages/stock/assets/index',
  asset: '/packages/stock/asset/index',
  reconcile: '/packages/admin/reconcile/index',
}

type Arguments<K extends PageName> =
  Record<never, never> extends PageParams[K] ? [PageParams[K]?] : [PageParams[K]]

/** The link of a page, with its parameters encoded. */
export function pageUrl<K extends PageName>(name: K, ...[params]: Arguments<K>): string {
  const query = Object.entries(params ?? {})
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
    .join('&')
  return pageRoutes[name] + (query ? `?${query}` : '')
}

/** Opens a page on top of this one. */
export function openPage<K extends PageName>(name: K, ...params: Arguments<K>): void {
  void Taro.navigateTo({ url: pageUrl(name, ...params) })
}

/** Opens a page in place of this one: after a success there is no way back into the finished form. */
export function replacePage<K extends PageName>(name: K, ...params: Arguments<K>): void {
  void Taro.redirectTo({ url: pageUrl(name, ...params) })
}

export function switchTab(name: TabName): void {
  void Taro.switchTab({ url: tabRoutes[name] })
}

/** What the stock tab is to show. */
export interface StockView {
  filter?: 'low' | 'out' | 'expiring' | 'expired' | 'inStock'
  warehouseId?: string
  /** Words to search for. */
  q?: string
}
let nextStockView: StockView | null = null

/** Opens the stock tab filtered. WeChat gives a tab no parameters, so they wait here for it. */
export function openStock(view: StockView): void {
  nextStockView = view
  switchTab('stock')
}

/** What `openStock` asked for; the stock page takes it once, whenever it is shown. */
export function takeStockView(): StockView | null {
  const view = nextStockView
  nextStockView = null
  return view
}

/** Back one page; to a tab when this page was opened directly by a link. */
export function back(tab: TabName = 'workbench'): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else switchTab(tab)
}

/** Goes to a path such as a scanned or stored link, whichever kind of page it names; unknown paths open the workbench. */
export function openPath(path: string): void {
  const url = path.startsWith('/') ? path : `/${path}`
  const route = url.split('?')[0]
  if (Object.values<string>(tabRoutes).includes(route ?? '')) void Taro.switchTab({ url })
  else if (Object.values(pageRoutes).includes(route ?? '')) void Taro.reLaunch({ url })
  else switchTab('workbench')
}
