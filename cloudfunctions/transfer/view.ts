import { maySeeWarehouse, mayWorkIn, refuseWarehouse } from '../../shared/domain/rights'
import { isOnTheWay } from '../../shared/domain/transfer/document'
import { formatQuantity } from '../../shared/domain/units'
import { reject, type Rejection } from '../../shared/errors'
import type { TransferListRow, TransferView } from '../../shared/operations/transfer'
import type { Caller } from '../../shared/schema/person'
import type { Transfer } from '../../shared/schema/transfer'

/** The document and what the caller may do with it: what is the other side's is not offered. */
export function transferView(transfer: Transfer, caller: Caller): TransferView {
  const gives = mayWorkIn(caller, transfer.fromWarehouseId)
  const gets = mayWorkIn(caller, transfer.toWarehouseId)
  const waits = transfer.status === 'requested'
  return {
    transfer,
    actions: {
      send: waits && gives,
      cancel: waits && (gives || (gets && transfer.filedFor === 'to')),
      receive: isOnTheWay(transfer) && gets,
      settle: isOnTheWay(transfer) && gives,
    },
  }
}

export const transferRow = (transfer: Transfer, caller: Caller): TransferListRow => ({
  transferId: transfer._id,
  status: transfer.status,
  fromWarehouseId: transfer.fromWarehouseId,
  fromWarehouseName: transfer.fromWarehouseName,
  toWarehouseId: transfer.toWarehouseId,
  toWarehouseName: transfer.toWarehouseName,
  reason: transfer.reason,
  lineCount: transfer.lines.length,
  brief: goodsText(transfer.lines.map((line) => ({ ...line, quantity: shown(transfer, line) }))),
  mine: {
    from: mayWorkIn(caller, transfer.fromWarehouseId),
    to: mayWorkIn(caller, transfer.toWarehouseId),
  },
  filedByName: transfer.filedBy.name,
  createdAt: transfer.createdAt,
  ...(transfer.sentAt ? { sentAt: transfer.sentAt } : {}),
  updatedAt: transfer.updatedAt,
})

/** Once sent, what was sent. */
const shown = (transfer: Transfer, line: Transfer['lines'][number]): number =>
  transfer.rows.length > 0 ? line.sentQuantity : line.quantity

/** `中性笔 ×20 支、复印纸 ×5 包 等 3 种` */
export function goodsText(
  lines: readonly { item: { name: string; unit: string; scale: number }; quantity: number }[],
): string {
  const there = lines.filter((line) => line.quantity > 0)
  const parts = there
    .slice(0, 2)
    .map(({ item, quantity }) => `${item.name} ×${formatQuantity(quantity, item.scale)} ${item.unit}`)
  return parts.join('、') + (there.length > 2 ? ` 等 ${there.length} 种` : '')
}

/** Null when the caller works at this side of the transfer; otherwise whose it is. */
export const refuseSide = (caller: Caller, transfer: Transfer, side: 'from' | 'to'): Rejection | null =>
  refuseWarehouse(
    caller,
    side === 'from'
      ? { _id: transfer.fromWarehouseId, name: transfer.fromWarehouseName }
      : { _id: transfer.toWarehouseId, name: transfer.toWarehouseName },
  )

/** A transfer is for the two warehouses that it concerns, and for administrators. */
export const maySeeTransfer = (caller: Caller, transfer: Transfer): boolean =>
  transfer.warehouseIds.some((id) => maySeeWarehouse(caller, id))

export const notFound = (transferId: string): Rejection =>
  reject('NOT_FOUND', { what: `调拨单 ${transferId}` })
