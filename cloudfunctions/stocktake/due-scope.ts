import { dueItems } from '../../shared/domain/stocktake/cycle'
import { itemFits, placeFits } from '../../shared/domain/stocktake/scope'
import { classesOf } from '../../shared/domain/stocktake/value-class'
import { ok, reject, type Result } from '../../shared/errors'
import type { ItemCounts, StocktakePlan, StocktakeScope } from '../../shared/schema/stocktake'
import { _ } from '../runtime/app'
import { locationsOf, settings } from '../runtime/directory'
import { find } from '../runtime/store'
import { readFilter } from './read-scope'
import { stocksInScope } from './scan-stocks'

/**
 * What a plan counts today: its scope, and of a cycle plan only the items that are due. Rejects PLAN_NOTHING_DUE. Costs a
 * request for each thousand items of the warehouse, once a morning.
 */
export async function dueScope(
  { warehouseId, scope, cycle }: StocktakePlan,
  today: string,
): Promise<Result<StocktakeScope>> {
  if (!cycle) return ok(scope)
  const [filter, all, counts, locations, { classes }] = await Promise.all([
    readFilter(warehouseId, scope, today),
    stocksInScope(warehouseId, {}),
    countsIn(warehouseId),
    locationsOf(warehouseId),
    settings('stocktake'),
  ])
  const items = all.filter(
    (stock) =>
      itemFits(filter, stock) &&
      stock.lots.some(({ locationId }) => {
        const location = locations.get(locationId)
        return location !== undefined && placeFits(filter, location)
      }),
  )
  const itemIds = dueItems(items, counts, classesOf(all, classes), cycle, today)
  return itemIds.length > 0 ? ok({ ...scope, itemIds }) : reject('PLAN_NOTHING_DUE')
}

const PAGE = 1_000

/** When each item of a warehouse was last counted, by the item. */
async function countsIn(warehouseId: string): Promise<Map<string, Pick<ItemCounts, 'lastCountedAt'>>> {
  const prefix = `${warehouseId}:`
  const counts = new Map<string, Pick<ItemCounts, 'lastCountedAt'>>()
  let after = prefix
  for (;;) {
    const page = await find(
      'itemCounts',
      { _id: _.and([_.gt(after), _.lt(`${prefix}~`)]) },
      { orderBy: [['_id', 'asc']], limit: PAGE, fields: ['lastCountedAt'] },
    )
    for (const row of page) counts.set(row._id.slice(prefix.length), row)
    if (page.length < PAGE) return counts
    after = page.at(-1)?._id ?? ''
  }
}
