import type { IconName } from '@/components/icon'
import { openPage, openStock } from '@/lib/nav'
import type { Role } from '@shared/schema/person'
import { openTodo } from './todo-view'

export interface Entry {
  id: string
  text: string
  icon: IconName
  open: () => void
}

const entries = {
  receive: { text: '入库', icon: 'receive', open: () => openPage('receive') },
  orders: { text: '采购订单', icon: 'document', open: () => openPage('orders', {}) },
  picks: { text: '拣货出库', icon: 'pick', open: () => openPage('picks') },
  direct: { text: '直接发放', icon: 'basket', open: () => openPage('direct') },
  checks: { text: '复核', icon: 'shield', open: () => openPage('checks') },
  decide: { text: '审批', icon: 'approve', open: () => openTodo('toDecide') },
  catalogue: { text: '领用申请', icon: 'basket', open: () => openPage('catalog') },
  requisitions: { text: '我的申请', icon: 'requisition', open: () => openPage('requisitions') },
  loans: { text: '借用', icon: 'return', open: () => openPage('loans', {}) },
  takeBack: { text: '退库', icon: 'undo', open: () => openPage('returnIssued', {}) },
  stocktakes: { text: '盘点', icon: 'count', open: () => openPage('stocktakes', {}) },
  shipments: { text: '外发签收', icon: 'transfer', open: () => openPage('shipments') },
  stock: { text: '查库存', icon: 'box', open: () => openStock({}) },
  move: { text: '移库', icon: 'location', open: () => openPage('move', {}) },
  transfers: { text: '调拨', icon: 'transfer', open: () => openPage('transfers', {}) },
  low: { text: '缺货补货', icon: 'alert', open: () => openStock({ filter: 'low' }) },
  expiring: { text: '临期物资', icon: 'clock', open: () => openStock({ filter: 'expiring' }) },
  quality: { text: '质检上架', icon: 'check-circle', open: () => openPage('inspections', {}) },
  supplierReturns: { text: '退供应商', icon: 'undo', open: () => openPage('supplierReturns') },
  scraps: { text: '报废', icon: 'trash', open: () => openPage('scraps', {}) },
  assets: { text: '资产', icon: 'box', open: () => openPage('assets', {}) },
  reconcile: { text: '账务核对', icon: 'check-circle', open: () => openPage('reconcile', {}) },
  masterdata: { text: '基础信息', icon: 'list', open: () => openPage('masterdata', {}) },
  dashboard: { text: '数据看板', icon: 'chart', open: () => openPage('dashboard') },
  accuracy: { text: '账实准确率', icon: 'chart', open: () => openPage('stocktakeAccuracy', {}) },
  audit: { text: '操作记录', icon: 'shield', open: () => openPage('audit') },
} as const satisfies Record<string, Omit<Entry, 'id'>>
type EntryName = keyof typeof entries

/** What each role does, most often first; what has a tab of its own is here only where it is among the first. */
const byRole: Record<Role, readonly EntryName[]> = {
  clerk: [
    'receive',
    'picks',
    'stock',
    'direct',
    'checks',
    'move',
    'stocktakes',
    'transfers',
    'orders',
    'loans',
    'takeBack',
    'expiring',
    'low',
    'quality',
    'supplierReturns',
    'scraps',
    'shipments',
    'assets',
    'reconcile',
    'dashboard',
    'accuracy',
    'catalogue',
    'requisitions',
  ],
  approver: ['decide', 'catalogue', 'requisitions', 'loans', 'scraps', 'stocktakes', 'assets'],
  admin: [
    'dashboard',
    'masterdata',
    'audit',
    'stock',
    'stocktakes',
    'orders',
    'low',
    'expiring',
    'scraps',
    'quality',
    'supplierReturns',
    'assets',
    'reconcile',
    'accuracy',
    'catalogue',
    'requisitions',
    'loans',
  ],
  staff: ['catalogue', 'requisitions', 'loans', 'stock', 'assets'],
}
const order: readonly Role[] = ['clerk', 'approver', 'admin', 'staff']
const MAIN = 3

/** The three things these roles do most, and everything else they can do. */
export function entriesOf(roles: readonly Role[]): { main: Entry[]; others: Entry[] } {
  const held = order.filter((role) => roles.includes(role))
  const firsts = held.flatMap((role) => byRole[role].slice(0, Math.ceil(MAIN / held.length)))
  const names = [...new Set([...firsts, ...held.flatMap((role) => byRole[role])])]
  const all = names.map((id) => ({ id, ...entries[id] }))
  return { main: all.slice(0, MAIN), others: all.slice(MAIN).filter(({ id }) => id !== 'stock') }
}
