import { maySeeBook } from '../../shared/domain/stocktake/access'
import { isCounter } from '../../shared/domain/stocktake/areas'
import type { Caller } from '../../shared/schema/person'
import type { Stocktake } from '../../shared/schema/stocktake'
import { _ } from './app'
import { Cache } from './cache'
import { find } from './store'

/** A blind stocktake is known to every instance so soon after it was opened. */
const own = new Cache<readonly Stocktake[]>(5_000)

/** Lines of one request. Where there are more, nothing of what was asked for is shown. */
const MOST = 1_000

/** Whether the quantity of what lies somewhere must not be shown. */
export type IsHidden = (row: { itemId: string; locationId: string }) => boolean

const nothing: IsHidden = () => false
const everything: IsHidden = () => true

/**
 * What the caller is counting blind, of one item or at one location: how much the books say lies there stays hidden until it
 * is counted. One request whose answer is kept for five seconds, and one more for who counts blind now.
 */
export async function hiddenFrom(
  caller: Caller,
  where: { itemId: string } | { locationId: string },
): Promise<IsHidden> {
  const stocktakes = await blindOf(caller)
  if (stocktakes.length === 0) return nothing
  const fields = ['stocktakeId', 'itemId', 'locationId', 'state']
  const ids = stocktakes.map(({ _id }) => _id)
  const lines = await find('countLines', { stocktakeId: _.in(ids), ...where }, { limit: MOST, fields })
  if (lines.length === MOST) return everything
  const ofId = new Map(stocktakes.map((stocktake) => [stocktake._id, stocktake]))
  const open = lines.filter((line) => {
    const stocktake = ofId.get(line.stocktakeId)
    return stocktake && !maySeeBook(caller, stocktake, line)
  })
  const hidden = new Set(open.map(keyOf))
  return (row) => hidden.has(keyOf(row))
}

const keyOf = ({ itemId, locationId }: { itemId: string; locationId: string }): string =>
  `${itemId} ${locationId}`

/** Blind stocktakes that the caller counts in and that are not over. */
async function blindOf(caller: Caller): Promise<readonly Stocktake[]> {
  const found = await own.through(caller._id, async () => {
    const open = { status: _.in(['opening', 'counting', 'reviewing']), blind: true }
    const mine = [
      { counterIds: caller._id, ...open },
      ...(caller.warehouseIds.length > 0
        ? [{ warehouseId: _.in(caller.warehouseIds), openToClerks: true, ...open }]
        : []),
    ]
    const stocktakes = await find('stocktakes', _.or(mine), { limit: 100 })
    return stocktakes.filter((stocktake) => isCounter(caller, stocktake))
  })
  return found ?? []
}
