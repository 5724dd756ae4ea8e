import { ok, reject, type Rejection, type Result } from '../errors'
import type { CountRequest } from '../schema/count-request'
import type { Caller } from '../schema/person'
import type { Requisition } from '../schema/requisition'
import { brief } from './item-brief'
import type { Ledger } from './ledger'
import { openQuantity } from './open-quantity'
import { alreadyHandled, move } from './requisition'
import { itemDetails, locationCode } from './stock'
import { mayExchange } from './substitute-state'

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

/**
 * Why a short shelf is no matter of this line: null when it is being picked. Rejects a line that is not there or of
 * another item (NOT_FOUND), a document that is done with (ALREADY_HANDLED), and a line with nothing open (NOTHING_OPEN).
 */
export function refuseNote(requisition: Requisition, lineId: number, itemId: string): Rejection | null {
  const line = requisition.lines.find((other) => other.lineId === lineId && other.itemId === itemId)
  if (!line) return reject('NOT_FOUND', { what: `领用单 ${requisition._id} 里这一行物资` })
  if (!mayExchange(requisition)) return alreadyHandled(requisition)
  return openQuantity(line) > 0 ? null : reject('NOTHING_OPEN')
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
