import { ok, reject, type Result } from '../../errors'
import { itemDetails, locationCode } from '../stock'
import {
  findLocation,
  findRow,
  isRejection,
  promisesKept,
  toAdjustment,
  toLine,
  type Adjusted,
  type InsideCommand,
  type InsideState,
} from './state'

export interface StatusCommand extends InsideCommand {
  itemId: string
  lotId: string
  locationId: string
  /** `frozen` freezes what is available, `available` releases what is frozen. */
  to: 'frozen' | 'available'
  /** Left out, all of it; a part of a row becomes a row of its own. */
  quantity?: number
  reason: string
}

/**
 * Freezes a lot, or a part of it, until a question about it is answered, or releases it again. Rejects what is not in
 * the opposite state, more than lies there, a release outside the qualified zones, and promised goods that would be
 * missing unless it was confirmed.
 */
export function changeStatus(state: InsideState, command: StatusCommand, now: string): Result<Adjusted> {
  const { itemId, lotId, locationId, to: status } = command
  const from = status === 'frozen' ? 'available' : 'frozen'
  const row = findRow(state.ledger, { itemId, lotId, locationId, status: from })
  if (isRejection(row)) return row
  const { stock, lot } = row
  const shelf = findLocation(state, locationId)
  if (isRejection(shelf)) return shelf
  if (status === 'available' && shelf.zoneKind !== 'qualified') {
    return reject('LOCATION_NOT_QUALIFIED', { ...itemDetails(stock), location: locationCode(locationId) })
  }
  const to = { locationId, status }
  const quantity = command.quantity ?? lot.quantity
  const moved = state.ledger.shift({ itemId, lotId, locationId, status: from, quantity, to: { status } })
  if (!moved.ok) return moved
  const refused = promisesKept(stock, state.ledger.stock(itemId) ?? stock, command, now)
  if (refused) return refused
  const closed = state.ledger.close()
  if (!closed.ok) return closed
  const lines = [toLine(1, stock, lot, to, moved.data)]
  return ok({ adjustment: toAdjustment(state, 'status', command, lines, now), closed: closed.data })
}
