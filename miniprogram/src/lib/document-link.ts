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
  return undefined
}

/** 入库单 RK20261122-0007. */
export const documentName = ({ type, id }: DocumentLink): string => `${documentTypes[type] ?? '单据'} ${id}`

const documentTypes: Record<string, string> = {
  receipt: '入库单',
  purchaseOrder: '采购订单',
  opening: '期初入库单',
  requisition: '领用单',
  issue: '出库单',
  loan: '借出单',
  inspection: '质检单',
  supplierReturn: '退货单',
  scrap: '报废单',
}
