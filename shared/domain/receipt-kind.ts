import { reject, type Rejection } from '../errors'
import type { Item, Supplier } from '../schema/masterdata'
import type { Place } from '../schema/journal'
import type { Caller } from '../schema/person'
import type { ReceiptKind } from '../schema/receipt'
import { hasGrant, hasRole, mayWorkIn, refuseWarehouse } from './rights'

/** Kinds that a clerk posts by hand; returns and transfers are posted by the flows that they end. */
export const manualKinds = ['purchase', 'donation', 'opening', 'surplus'] as const satisfies ReceiptKind[]
export type ManualKind = (typeof manualKinds)[number]

export const receiptKindText: Record<ReceiptKind, string> = {
  purchase: '采购入库',
  donation: '捐赠入库',
  opening: '期初入库',
  surplus: '盘盈入库',
  return: '退库入库',
  transfer: '调拨入库',
}

/** Kinds that make stock out of nothing: no paper of anybody else vouches for them. */
export const correctsBooks = (kind: ReceiptKind): boolean => kind === 'opening' || kind === 'surplus'

/**
 * Null when the caller may post such a receipt: clerks of the warehouse, and what corrects the books only those of them
 * who may reverse postings. Otherwise WAREHOUSE_FORBIDDEN or RECEIPT_KIND_FORBIDDEN.
 */
export function refuseReceipt(
  caller: Caller,
  kind: ManualKind,
  warehouse: { _id: string; name?: string; status?: 'active' | 'disabled' },
): Rejection | null {
  const refused = refuseWarehouse(caller, warehouse)
  if (refused) return refused
  return correctsBooks(kind) && !hasGrant(caller, 'reverse')
    ? reject('RECEIPT_KIND_FORBIDDEN', { kind: receiptKindText[kind] })
    : null
}

/** Orders are made by the clerks of the warehouse that they are for, and by administrators for any. */
export const mayOrderFor = (caller: Caller, warehouseId: string): boolean =>
  hasRole(caller, 'admin') || mayWorkIn(caller, warehouseId)

/** Null when the caller may make and end orders for the warehouse; otherwise WAREHOUSE_FORBIDDEN. */
export const refuseOrdering = (
  caller: Caller,
  warehouse: { _id: string; name?: string },
): Rejection | null =>
  mayOrderFor(caller, warehouse._id) ? null : reject('WAREHOUSE_FORBIDDEN', { warehouseName: warehouse.name })

/** Whether goods that come in so must be judged before they can be used. What was here all the time is not. */
export const needsInspection = (
  kind: ReceiptKind,
  item: Pick<Item, 'inspect'>,
  supplier: Pick<Supplier, 'inspect'> | undefined,
): boolean => !correctsBooks(kind) && Boolean(item.inspect || (kind === 'purchase' && supplier?.inspect))

/** Where the ledger has the goods come from. */
export function sourcePlace(kind: ManualKind, supplierId: string | undefined): Place {
  return kind === 'purchase' ? `supplier:${supplierId ?? 'unknown'}` : kind
}
