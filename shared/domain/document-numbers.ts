/**
 * Every kind of document that has a readable number: two letters, the business day, and a sequence of at least four
 * digits, such as `RK20261122-0007`. The letters are pinyin initials that clerks know from paper.
 */
export const documentKinds = {
  RK: { type: 'receipt', name: '入库单' },
  TK: { type: 'receipt', name: '退库单' },
  CG: { type: 'purchaseOrder', name: '采购订单' },
  ZJ: { type: 'inspection', name: '质检单' },
  TH: { type: 'supplierReturn', name: '退货单' },
  LY: { type: 'requisition', name: '领用单' },
  JY: { type: 'requisition', name: '借用单' },
  WF: { type: 'requisition', name: '外发单' },
  CK: { type: 'issue', name: '出库单' },
  ZF: { type: 'directIssue', name: '直接发放单' },
  JC: { type: 'loan', name: '借出单' },
  DB: { type: 'transfer', name: '调拨单' },
  YK: { type: 'adjustment', name: '移库单' },
  ZT: { type: 'adjustment', name: '状态变更单' },
  CF: { type: 'adjustment', name: '拆批单' },
  HB: { type: 'adjustment', name: '并批单' },
  BF: { type: 'scrap', name: '报废单' },
  PD: { type: 'stocktake', name: '盘点单' },
  PY: { type: 'stocktake', name: '盘盈入库单' },
  PK: { type: 'stocktake', name: '盘亏出库单' },
  CX: { type: 'reversal', name: '冲销单' },
} as const

export type DocumentPrefix = keyof typeof documentKinds

/** What a journal entry may be about. Those without a number of their own are master data. */
export const documentTypes = [
  'receipt',
  'purchaseOrder',
  'inspection',
  'supplierReturn',
  'requisition',
  'issue',
  'directIssue',
  'loan',
  'transfer',
  'adjustment',
  'scrap',
  'stocktake',
  'stocktakePlan',
  'reversal',
  'reconciliation',
  'opening',
  'asset',
  'item',
  'category',
  'supplier',
  'warehouse',
  'location',
  'department',
  'person',
  'setting',
] as const

export type DocumentType = (typeof documentTypes)[number]

const numbered = new RegExp(`^(${Object.keys(documentKinds).join('|')})\\d{8}-\\d{4,}$`)

/** The kind of document that a number names, in any case; undefined when it is no document number. */
export function documentKindOf(number: string): (typeof documentKinds)[DocumentPrefix] | undefined {
  const [, prefix] = numbered.exec(number.toUpperCase()) ?? []
  return prefix === undefined ? undefined : documentKinds[prefix as DocumentPrefix]
}
