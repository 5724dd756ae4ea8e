import { ok, reject, type Result } from '../errors'
import type { Caller } from '../schema/person'
import type { Requisition } from '../schema/requisition'
import type { Stock } from '../schema/stock'
import { allocate } from './allocation'
import { addDays, businessDay, startOfDay } from './calendar'
import { Ledger } from './ledger'
import { openQuantity } from './open-quantity'
import { alreadyHandled, move, RESERVATION_DAYS } from './requisition'
import { mayExchange } from './substitute-state'

/**
 * Promises again what is still open, as far as there is something, for another RESERVATION_DAYS: for back-orders whose
 * goods came late. Rejects what is not open any more, and INSUFFICIENT_STOCK when there is nothing at all.
 */
export function renewPromise(
  requisition: Requisition,
  stockOf: (itemId: string) => Stock | undefined,
  by: Pick<Caller, '_id' | 'name'>,
  now: string,
): Result<{ requisition: Requisition; stocks: Stock[] }> {
  if (!mayExchange(requisition)) return alreadyHandled(requisition)
  const open = requisition.lines.filter((line) => openQuantity(line) > 0)
  const [first] = open
  if (!first) return reject('NOTHING_OPEN')
  const ledger = new Ledger(requisition.warehouseId, stockOf, now)
  const until = startOfDay(addDays(businessDay(now), RESERVATION_DAYS + 1))
  let promised = 0
  for (const line of open) {
    const stock = ledger.stock(line.itemId)
    if (!stock) continue
    const own = { requisitionId: requisition._id, lineId: line.lineId }
    const { available } = allocate(stock, { quantity: 0, for: own }, businessDay(now), now)
    const quantity = Math.min(openQuantity(line), available)
    if (quantity > 0) ledger.promise(line.itemId, { ...own, quantity, until })
    promised += quantity
  }
  if (promised === 0) {
    const { name: itemName, unit, scale } = first.item
    return reject('INSUFFICIENT_STOCK', { itemName, unit, scale, needed: openQuantity(first), available: 0 })
  }
  const books = ledger.close()
  if (!books.ok) return books
  const comment = `预留到 ${addDays(businessDay(until), -1)}`
  const renewed = move(requisition, requisition.status, 'renew', { by, comment }, now)
  return ok({ requisition: renewed, stocks: books.data.stocks })
}
