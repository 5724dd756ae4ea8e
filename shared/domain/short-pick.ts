import { ok, reject, type Result } from '../errors'
import type { CountRequest } from '../schema/count-request'
import type { Caller } from '../schema/person'
import type { Requisition } from '../schema/requisition'
import { brief } from './item-brief'
import type { Ledger } from './ledger'
import { move } from './requisition'
import { itemDetails, locationCode } from './stock'

export interface ShortCommand {
  /** Id of the count request that it makes. */
  requestId: string
  by: Pick<Caller, '_id' | 'name'>
  itemId: string
  lotId: string
  locationId: string
  /** What really lies there. */
  found: number
  reason: string
}

/**
 * A shelf holds less than the book. What is missing is frozen, so that nobody is sent for it again, and waits to be
 * counted: only a count changes the book. Rejects LOT_NOT_FOUND, and SHELF_NOT_SHORT when as much or more was found.
 */
export function reportShort(
  ledger: Ledger,
  command: ShortCommand,
  requisitionId: string | undefined,
  now: string,
): Result<CountRequest> {
  const { itemId, lotId, locationId, found, reason, by } = command
  const stock = ledger.stock(itemId)
  const row = stock?.lots.find(
    (lot) => lot.lotId === lotId && lot.locationId === locationId && lot.status === 'available',
  )
  if (!stock || !row) return reject('LOT_NOT_FOUND', { lotId, location: locationCode(locationId) })
  if (found >= row.quantity)
    return reject('SHELF_NOT_SHORT', { ...itemDetails(stock), expected: row.quantity })
  const missing = row.quantity - found
  const frozen = ledger.shift({ itemId, lotId, locationId, quantity: missing, to: { status: 'frozen' } })
  if (!frozen.ok) return frozen
  return ok({
    _id: command.requestId,
    status: 'open',
    warehouseId: stock.warehouseId,
    itemId,
    item: brief(stock.item),
    lotId,
    ...(row.lotNo ? { lotNo: row.lotNo } : {}),
    locationId,
    expected: row.quantity,
    found,
    reason,
    ...(requisitionId ? { requisitionId } : {}),
    by: { id: by._id, name: by.name },
    at: now,
  })
}

/** The requisition that was being picked remembers it at its line. */
export function noteShort(
  requisition: Requisition,
  lineId: number,
  { lotId, lotNo, locationId, expected, found, reason, by }: CountRequest,
  now: string,
): Requisition {
  const short = { lotId, ...(lotNo ? { lotNo } : {}), locationId, expected, found, reason, by, at: now }
  const lines = requisition.lines.map((line) =>
    line.lineId === lineId ? { ...line, shorts: [...(line.shorts ?? []), short] } : line,
  )
  const comment = `${locationCode(locationId)}：${reason}`
  const step = { by: { _id: by.id, name: by.name }, comment }
  return { ...move(requisition, requisition.status, 'short', step, now), lines }
}
