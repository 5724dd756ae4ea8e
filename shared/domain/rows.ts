import { reject, type Rejection } from '../errors'
import type { LotStatus, Stock } from '../schema/stock'
import { eligibility } from './allocation'
import { businessDay } from './calendar'
import { activeReservations, itemDetails, sum } from './stock'

/** Some of one row of stock, as a person picks it from a list. */
export interface RowPart {
  itemId: string
  lotId: string
  locationId: string
  status: LotStatus
  quantity: number
}

/** One part a row, so that two parts of one row cannot pass for less than they are. */
export function mergeParts(parts: readonly RowPart[]): RowPart[] {
  const merged = new Map<string, RowPart>()
  for (const part of parts) {
    const key = `${part.itemId} ${part.lotId} ${part.locationId} ${part.status}`
    const before = merged.get(key)
    merged.set(key, before ? { ...before, quantity: before.quantity + part.quantity } : part)
  }
  return [...merged.values()]
}

/**
 * Why these parts may not leave an item's usable stock: what is promised to approved requests stays for them.
 * INSUFFICIENT_STOCK, or null. Parts that nobody could be given anyway (expired, rejected, frozen) are free.
 * @param stock as it is before the parts are taken
 */
export function refusePromised(stock: Stock, parts: readonly RowPart[], now: string): Rejection | null {
  const today = businessDay(now)
  const usable = stock.lots.filter((lot) => eligibility(lot, today) === null)
  const isUsable = (part: RowPart) =>
    part.status === 'available' &&
    usable.some((lot) => lot.lotId === part.lotId && lot.locationId === part.locationId)
  const needed = sum(parts.filter((p) => p.itemId === stock.itemId && isUsable(p)).map((p) => p.quantity))
  const onHand = sum(usable.map((lot) => lot.quantity))
  const available = Math.max(0, onHand - sum(activeReservations(stock, now).map((r) => r.quantity)))
  return needed > available
    ? reject('INSUFFICIENT_STOCK', { ...itemDetails(stock), needed, available })
    : null
}
