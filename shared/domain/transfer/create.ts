import { ok, reject, type Result } from '../../errors'
import type { By } from '../../schema/common'
import type { Stock } from '../../schema/stock'
import type { Transfer, TransferLine, TransferSide } from '../../schema/transfer'
import { availableQuantity } from '../allocation'
import { businessDay } from '../calendar'
import { brief } from '../item-brief'
import { itemDetails } from '../stock'
import { advance, alreadyHandled } from './document'

export interface CreateCommand {
  no: string
  by: By
  /** Whose clerk files it. */
  filedFor: TransferSide
  from: { _id: string; name: string }
  to: { _id: string; name: string }
  reason: string
  lines: readonly { itemId: string; quantity: number }[]
}

/**
 * Files a transfer between two warehouses; nothing moves yet. `stockOf` answers with the sending warehouse's stock.
 * Rejects the same warehouse twice, unknown or disabled items, an item in two lines, and more than is available.
 */
export function createTransfer(
  stockOf: (itemId: string) => Stock | undefined,
  command: CreateCommand,
  now: string,
): Result<Transfer> {
  const { from, to, by } = command
  if (from._id === to._id) return reject('SAME_WAREHOUSE')
  const lines: TransferLine[] = []
  for (const [index, { itemId, quantity }] of command.lines.entries()) {
    const stock = stockOf(itemId)
    if (!stock) return reject('NOT_FOUND', { what: `${from.name}里的这种物资`, itemId, line: index })
    const details = { ...itemDetails(stock), line: index }
    if (stock.item.status !== 'active') return reject('ITEM_DISABLED', details)
    if (lines.some((line) => line.itemId === itemId)) return reject('DUPLICATE_LINE', details)
    const available = availableQuantity(stock, businessDay(now), now)
    if (quantity > available) return reject('INSUFFICIENT_STOCK', { ...details, needed: quantity, available })
    lines.push({ lineId: index + 1, itemId, item: brief(stock.item), quantity, sentQuantity: 0 })
  }
  const who = { id: by.id, name: by.name }
  return ok({
    _id: command.no,
    status: 'requested',
    fromWarehouseId: from._id,
    fromWarehouseName: from.name,
    toWarehouseId: to._id,
    toWarehouseName: to.name,
    warehouseIds: [from._id, to._id],
    filedFor: command.filedFor,
    filedBy: who,
    reason: command.reason,
    lines,
    rows: [],
    history: [{ action: 'create', by: who, at: now }],
    createdAt: now,
    updatedAt: now,
  })
}

/** Ends a transfer that was not sent: withdrawn by who asked, or declined by who was to give. */
export function cancelTransfer(
  transfer: Transfer,
  { by, reason }: { by: By; reason: string },
  now: string,
): Result<Transfer> {
  if (transfer.status !== 'requested') return alreadyHandled(transfer)
  return ok(advance(transfer, { status: 'cancelled' }, { action: 'cancel', by, comment: reason }, now))
}
