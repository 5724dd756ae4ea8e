import { documentKindOf } from '@shared/domain/document-numbers'
import { openPage } from './nav'
import { hasRole, type Me } from './session'

interface DocumentLink {
  type: string
  id: string
}

/**
 * How to open the document behind a movement or a journal entry; undefined where this person may not see it.
 * What was issued stands on the page of its requisition.
 */
export function documentOpener({ type, id }: DocumentLink, me: Me | undefined): (() => void) | undefined {
  if (type === 'requisition') {
    return hasRole(me, 'clerk', 'approver', 'admin') ? () => openPage('requisition', { id }) : undefined
  }
  if (type === 'receipt' || type === 'opening') {
    return hasRole(me, 'clerk', 'admin') ? () => openPage('receive', { receipt: id }) : undefined
  }
  if (type === 'purchaseOrder') {
    return hasRole(me, 'clerk', 'admin') ? () => openPage('order', { id }) : undefined
  }
  if (type === 'loan') return () => openPage('loan', { id })
  if (type === 'inspection') {
    return hasRole(me, 'clerk', 'admin') ? () => openPage('inspection', { id }) : undefined
  }
  if (type === 'supplierReturn') {
    return hasRole(me, 'clerk', 'admin') ? () => openPage('supplierReturn', { id }) : undefined
  }
  if (type === 'scrap') {
    return hasRole(me, 'clerk', 'approver', 'admin') ? () => openPage('scrap', { id }) : undefined
  }
  if (type === 'transfer') {
    return hasRole(me, 'clerk', 'admin') ? () => openPage('transfer', { id }) : undefined
  }
  if (type === 'adjustment') {
    return hasRole(me, 'clerk', 'admin') ? () => openPage('adjustment', { id }) : undefined
  }
  if (type === 'reversal') {
    return hasRole(me, 'clerk', 'admin') ? () => openPage('reversal', { id }) : undefined
  }
  if (type === 'directIssue') {
    return hasRole(me, 'clerk', 'admin') ? () => openPage('directIssue', { id }) : undefined
  }
  if (type === 'reconciliation') {
    return hasRole(me, 'clerk', 'admin') ? () => openPage('reconcile', { id }) : undefined
  }
  if (type === 'stocktake') return () => openPage('stocktake', { id })
  if (type === 'stocktakePlan') {
    return hasRole(me, 'clerk', 'admin') ? () => openPage('stocktakePlan', { id }) : undefined
  }
  if (type === 'asset') return () => openPage('asset', { id })
  if (type === 'person') {
    return hasRole(me, 'admin') ? () => openPage('person', { id }) : undefined
  }
  return undefined
}

/** Said of what has no number of its own that a person knows. */
const unnumbered: Record<string, string> = {
  reconciliation: '账务核对',
  setting: '规则设置',
  stocktakePlan: '盘点计划',
}

/** 入库单 RK20261122-0007; master data by what they are: 物资 BG01001. */
export function documentName({ type, id }: DocumentLink): string {
  if (unnumbered[type]) return unnumbered[type]
  const kind = type === 'opening' ? undefined : documentKindOf(id)?.name
  return `${kind ?? documentTypes[type] ?? '单据'} ${id}`
}

/** Whether it is a paper with a number, and no master data. */
export const isNumbered = ({ type, id }: DocumentLink): boolean =>
  type === 'opening' || documentKindOf(id) !== undefined

const documentTypes: Record<string, string> = {
  opening: '期初入库单',
  asset: '资产',
  item: '物资',
  category: '分类',
  supplier: '供应商',
  warehouse: '仓库',
  location: '库位',
  department: '部门',
  person: '人员',
}
