import type { Role } from '../../../shared/schema/person'

/** A page as people come to it, and its name in the pictures. */
export interface Screen {
  name: string
  link: string
}

/** What the links of the pages name. */
export interface Documents {
  itemId: string
  /** Waits for `approver`. */
  submitted: string
  /** Waits for `clerk`. */
  approved: string
  issued: string
  receipt: string
  entryId: string
  /** Waits to be sent by `clerk`, is on its way to him, and any. */
  transfers: { toSend: string; toReceive: string; any: string }
  adjustment: string
  locationId: string
  /** Stocktakes: one to count in (with a shelf of it), one under review or done (with a line), and a plan. */
  counting: { id: string; locationId: string }
  reviewing: { id: string; lineId: string }
  planId: string
}

export const roles: readonly Role[] = ['staff', 'approver', 'clerk', 'admin']

/** Every page of the app; each with what it shows when it has something to show. */
export const screensOf = (documents: Documents): Screen[] => [
  { name: 'workbench', link: 'pages/workbench/index' },
  { name: 'stock', link: 'pages/stock/index' },
  { name: 'scan', link: 'pages/scan/index' },
  { name: 'todo', link: 'pages/todo/index' },
  { name: 'mine', link: 'pages/mine/index' },
  { name: 'catalog', link: 'packages/requisition/catalog/index' },
  { name: 'basket', link: 'packages/requisition/basket/index' },
  { name: 'requisitions', link: 'packages/requisition/list/index' },
  { name: 'requisition', link: `packages/requisition/detail/index?id=${documents.issued}` },
  { name: 'approval', link: `packages/approval/detail/index?id=${documents.submitted}` },
  { name: 'item', link: `packages/stock/item/index?id=${documents.itemId}` },
  { name: 'receive', link: `packages/warehouse/receive/index?itemId=${documents.itemId}` },
  { name: 'receipts', link: 'packages/warehouse/receive/index?view=list' },
  { name: 'receipt', link: `packages/warehouse/receive/index?receipt=${documents.receipt}` },
  { name: 'picks', link: 'packages/warehouse/picks/index' },
  { name: 'pick', link: `packages/warehouse/pick/index?id=${documents.approved}` },
  { name: 'issued', link: `packages/warehouse/issued/index?id=${documents.issued}` },
  { name: 'transfers', link: 'packages/stock/transfers/index' },
  { name: 'transfer', link: `packages/stock/transfer/index?id=${documents.transfers.any}` },
  { name: 'transfer-new', link: `packages/stock/transfer-new/index?itemId=${documents.itemId}` },
  { name: 'transfer-send', link: `packages/stock/transfer-send/index?id=${documents.transfers.toSend}` },
  {
    name: 'transfer-receive',
    link: `packages/stock/transfer-receive/index?id=${documents.transfers.toReceive}`,
  },
  { name: 'move', link: `packages/stock/move/index?from=${documents.locationId}` },
  { name: 'location', link: `packages/stock/location/index?id=${documents.locationId}` },
  { name: 'adjustments', link: 'packages/stock/adjustments/index' },
  { name: 'adjustment', link: `packages/stock/adjustment/index?id=${documents.adjustment}` },
  { name: 'stocktakes', link: 'packages/stocktake/stocktakes/index?view=done' },
  { name: 'stocktake', link: `packages/stocktake/stocktake/index?id=${documents.counting.id}` },
  { name: 'stocktake-new', link: 'packages/stocktake/new/index' },
  { name: 'stocktake-quick', link: `packages/stocktake/new/index?location=${documents.locationId}` },
  { name: 'stocktake-assign', link: `packages/stocktake/assign/index?id=${documents.counting.id}` },
  { name: 'stocktake-plans', link: 'packages/stocktake/plans/index' },
  { name: 'stocktake-plan', link: `packages/stocktake/plan/index?id=${documents.planId}` },
  { name: 'shelves', link: 'packages/stocktake/shelves/index' },
  { name: 'count', link: `packages/stocktake/count/index?id=${documents.counting.id}` },
  {
    name: 'count-location',
    link: `packages/stocktake/count-location/index?id=${documents.counting.id}&location=${documents.counting.locationId}`,
  },
  {
    name: 'count-tags',
    link: `packages/stocktake/count-tags/index?id=${documents.counting.id}&location=${documents.counting.locationId}`,
  },
  { name: 'stocktake-review', link: `packages/stocktake/review/index?id=${documents.reviewing.id}` },
  {
    name: 'stocktake-line',
    link: `packages/stocktake/review-line/index?line=${encodeURIComponent(documents.reviewing.lineId)}`,
  },
  { name: 'stocktake-finds', link: `packages/stocktake/finds/index?id=${documents.reviewing.id}` },
  { name: 'stocktake-decide', link: `packages/stocktake/decide/index?id=${documents.reviewing.id}` },
  { name: 'stocktake-report', link: `packages/stocktake/report/index?id=${documents.reviewing.id}` },
  { name: 'accuracy', link: 'packages/stocktake/accuracy/index' },
  { name: 'dashboard', link: 'packages/reports/dashboard/index' },
  { name: 'audit', link: 'packages/admin/audit/index' },
  { name: 'entry', link: `packages/admin/entry/index?id=${documents.entryId}` },
]
