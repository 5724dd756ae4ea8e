import type { Stock } from '../../schema/stock'
import { eligibility } from '../allocation'
import { businessDay } from '../calendar'
import type { Ledger } from '../ledger'
import { activeReservations, sum } from '../stock'
import { formatQuantity } from '../units'

/**
 * Nobody can be promised goods that are not there: as far as usable goods became fewer than what is promised, promises end,
 * the latest first. What was uncovered before stays a matter of others. Says in Chinese whose promises became smaller.
 */
export function keepPromises(ledger: Ledger, before: Stock | undefined, now: string): string | undefined {
  const after = before && ledger.stock(before.itemId)
  if (!before || !after) return undefined
  const today = businessDay(now)
  const usable = (stock: Stock) =>
    sum(stock.lots.filter((lot) => eligibility(lot, today) === null).map(({ quantity }) => quantity))
  const promises = activeReservations(after, now)
  const promised = sum(promises.map(({ quantity }) => quantity))
  const uncovered = (stock: Stock) => Math.max(0, promised - usable(stock))
  let left = uncovered(after) - uncovered(before)
  const ended: string[] = []
  for (const promise of [...promises].reverse()) {
    if (left <= 0) break
    const part = Math.min(left, promise.quantity)
    ledger.promise(before.itemId, { ...promise, quantity: promise.quantity - part })
    const { scale, unit } = after.item
    ended.push(`${promise.requisitionId} 的预留减少 ${formatQuantity(part, scale)} ${unit}`)
    left -= part
  }
  return ended.length > 0 ? ended.join('，') : undefined
}
