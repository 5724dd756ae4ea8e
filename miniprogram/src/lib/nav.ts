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
  receive: {
    itemId?: string
    unit?: string
    /** The GS1 code that the item was scanned by: lot, dates and serial number come from it. */
    gs1?: string
    warehouseId?: string
    receipt?: string
    /** A purchase order that is delivered. */
    order?: string
    view?: 'list'
  }
  orders: { state?: string; supplier?: string }
  /** Right after it was made: `done`. */
  order: { id: string; done?: '1' }
  /** An order to change, or what a new one begins with. */
  orderEdit: { id?: string; warehouse?: string; item?: string }
  picks: Record<never, never>
  pick: { id: string }
  /** `no` of the issue, the last one unless told; `done` right after it was posted. */
  issued: { id: string; no?: string; done?: '1' }
  /** Goods that wait for a second person; one of them. */
  checks: { view?: 'toCheck' | 'all' }
  check: { id: string; done?: '1' }
  /** Handing out without a requisition; `many` to several departments. */
  direct: { many?: '1'; itemId?: string; warehouseId?: string }
  directs: Record<never, never>
  directIssue: { id: string; done?: '1' }
  /** `kind` when the request is to be a loan, or for somebody outside. */
  catalog: { warehouse?: string; q?: string; kind?: 'loan' | 'external' }
  basket: { warehouse?: string }
  requisitions: { state?: string }
  requisition: { id: string }
  approval: { id: string }
  /** `no` of the shipment, the first that waits unless told. */
  accept: { id: string; no?: string }
  shipments: Record<never, never>
  loans: { view?: 'mine' | 'warehouse' | 'renewals'; state?: 'open' | 'overdue' | 'closed' | 'all' }
  loan: { id: string }
  loanReturn: { id: string }
  loanSettle: { id: string }
  /** `no` of the issue that is taken back. */
  returnIssued: { no?: string }
  item: { id: string; warehouse?: string }
  dashboard: Record<never, never>
  audit: { document?: string }
  auditEntry: { id: string }
  reversal: { id: string }
  transfers: { view?: 'toSend' | 'toReceive' | 'onTheWay' | 'all' }
  transfer: { id: string }
  /** An item to begin with. */
  newTransfer: { itemId?: string; from?: string }
  transferSend: { id: string }
  transferReceive: { id: string }
  /** A shelf, or a row of stock, to begin with. */
  move: { from?: string; itemId?: string; lotId?: string; status?: string }
  location: { id: string }
  adjustments: { warehouse?: string }
  adjustment: { id: string; done?: '1' }
  assets: { view?: 'mine' | 'toConfirm' | 'department' | 'all'; itemId?: string }
  asset: { id: string }
  reconcile: { id?: string }
  inspections: { view?: 'toJudge' | 'toPutAway' | 'done'; item?: string }
  inspection: { id: string }
  putAway: { id: string }
  supplierReturns: Record<never, never>
  supplierReturn: { id: string }
  newSupplierReturn: { warehouse?: string; item?: string; supplier?: string }
  scraps: { view?: 'toDecide' | 'toDispose' | 'mine' | 'all' }
  scrap: { id: string }
  newScrap: { warehouse?: string; item?: string; filter?: 'bad' | 'expired' | 'rejected' | 'frozen' }
  disposal: { id: string }
  stocktakes: { view?: 'mine' | 'toDecide' | 'open' | 'done' }
  stocktake: { id: string }
  /** What a new one begins with: a shelf, an item, or short shelves (their ids, apart by commas). */
  stocktakeNew: { warehouse?: string; location?: string; item?: string; requests?: string }
  stocktakeAssign: { id: string }
  stocktakePlans: Record<never, never>
  /** Without an id, a new one. */
  stocktakePlan: { id?: string; warehouse?: string }
  /** Shelves where less lay than the books said. */
  shelvesToCount: Record<never, never>
  /** `id` is the stocktake's number here and below. */
  count: { id: string }
  countLocation: { id: string; location: string }
  countTags: { id: string; location: string }
  /** `name` of the item, place, person or area whose lines alone are shown. */
  stocktakeReview: {
    name?: string
    id: string
    view?: string
    itemId?: string
    locationId?: string
    custodianId?: string
    areaId?: string
  }
  stocktakeLine: { line: string }
  stocktakeFinds: { id: string }
  stocktakeDecide: { id: string }
  stocktakeReport: { id: string }
  stocktakeAccuracy: { warehouse?: string }
  masterdata: Record<never, never>
  items: { q?: string; category?: string }
  /** Without an id a new one; `code` is a barcode that belongs to nothing yet. */
  editItem: { id?: string; code?: string }
  categories: Record<never, never>
  settings: Record<never, never>
  warehouses: Record<never, never>
  warehouse: { id: string }
  /** Without an id, a new one. */
  editWarehouse: { id?: string }
  newLocations: { id: string; zone?: string }
  rack: { id: string; rack: string }
  labels: { id: string; rack: string }
  suppliers: Record<never, never>
  supplier: { id?: string }
  departments: Record<never, never>
  department: { id?: string; parent?: string }
  people: { department?: string }
  person: { id: string }
  editPerson: { id?: string; department?: string }
}
export type PageName = keyof PageParams

export const pageRoutes: Record<PageName, string> = {
  login: '/pages/login/index',
  receive: '/packages/warehouse/receive/index',
  orders: '/packages/warehouse/orders/index',
  order: '/packages/warehouse/order/index',
  orderEdit: '/packages/warehouse/order-edit/index',
  picks: '/packages/warehouse/picks/index',
  pick: '/packages/warehouse/pick/index',
  issued: '/packages/warehouse/issued/index',
  checks: '/packages/warehouse/checks/index',
  check: '/packages/warehouse/check/index',
  direct: '/packages/warehouse/direct/index',
  directs: '/packages/warehouse/directs/index',
  directIssue: '/packages/warehouse/direct-issue/index',
  catalog: '/packages/requisition/catalog/index',
  basket: '/packages/requisition/basket/index',
  requisitions: '/packages/requisition/list/index',
  requisition: '/packages/requisition/detail/index',
  approval: '/packages/approval/detail/index',
  accept: '/packages/requisition/accept/index',
  shipments: '/packages/requisition/shipments/index',
  loans: '/packages/loan/list/index',
  loan: '/packages/loan/detail/index',
  loanReturn: '/packages/loan/return/index',
  loanSettle: '/packages/loan/settle/index',
  returnIssued: '/packages/loan/return-issued/index',
  item: '/packages/stock/item/index',
  dashboard: '/packages/reports/dashboard/index',
  audit: '/packages/admin/audit/index',
  auditEntry: '/packages/admin/entry/index',
  reversal: '/packages/stock/reversal/index',
  transfers: '/packages/stock/transfers/index',
  transfer: '/packages/stock/transfer/index',
  newTransfer: '/packages/stock/transfer-new/index',
  transferSend: '/packages/stock/transfer-send/index',
  transferReceive: '/packages/stock/transfer-receive/index',
  move: '/packages/stock/move/index',
  location: '/packages/stock/location/index',
  adjustments: '/packages/stock/adjustments/index',
  adjustment: '/packages/stock/adjustment/index',
  assets: '/packages/stock/assets/index',
  asset: '/packages/stock/asset/index',
  reconcile: '/packages/admin/reconcile/index',
  inspections: '/packages/warehouse/inspections/index',
  inspection: '/packages/warehouse/inspection/index',
  putAway: '/packages/warehouse/put-away/index',
  supplierReturns: '/packages/warehouse/supplier-returns/index',
  supplierReturn: '/packages/warehouse/supplier-return/index',
  newSupplierReturn: '/packages/warehouse/supplier-return-new/index',
  scraps: '/packages/warehouse/scraps/index',
  scrap: '/packages/warehouse/scrap/index',
  newScrap: '/packages/warehouse/scrap-new/index',
  disposal: '/packages/warehouse/disposal/index',
  stocktakes: '/packages/stocktake/stocktakes/index',
  stocktake: '/packages/stocktake/stocktake/index',
  stocktakeNew: '/packages/stocktake/new/index',
  stocktakeAssign: '/packages/stocktake/assign/index',
  stocktakePlans: '/packages/stocktake/plans/index',
  stocktakePlan: '/packages/stocktake/plan/index',
  shelvesToCount: '/packages/stocktake/shelves/index',
  count: '/packages/stocktake/count/index',
  countLocation: '/packages/stocktake/count-location/index',
  countTags: '/packages/stocktake/count-tags/index',
  stocktakeReview: '/packages/stocktake/review/index',
  stocktakeLine: '/packages/stocktake/review-line/index',
  stocktakeFinds: '/packages/stocktake/finds/index',
  stocktakeDecide: '/packages/stocktake/decide/index',
  stocktakeReport: '/packages/stocktake/report/index',
  stocktakeAccuracy: '/packages/stocktake/accuracy/index',
  masterdata: '/packages/admin/masterdata/index',
  items: '/packages/admin/items/index',
  editItem: '/packages/admin/item-edit/index',
  categories: '/packages/admin/categories/index',
  settings: '/packages/admin/settings/index',
  warehouses: '/packages/admin/warehouses/index',
  warehouse: '/packages/admin/warehouse/index',
  editWarehouse: '/packages/admin/warehouse-edit/index',
  newLocations: '/packages/admin/new-locations/index',
  rack: '/packages/admin/rack/index',
  labels: '/packages/admin/labels/index',
  suppliers: '/packages/admin/suppliers/index',
  supplier: '/packages/admin/supplier/index',
  departments: '/packages/admin/departments/index',
  department: '/packages/admin/department/index',
  people: '/packages/admin/people/index',
  person: '/packages/admin/person/index',
  editPerson: '/packages/admin/person-edit/index',
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
