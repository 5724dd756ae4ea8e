import type { ScopeFilter } from '../../shared/domain/stocktake/scope'
import type { Stock } from '../../shared/schema/stock'
import { _ } from '../runtime/app'
import { find, type Where } from '../runtime/store'

/** Conditions with more values than this are left to the filter: the query would be longer than what it saves. */
const MOST_VALUES = 1_000

export interface StockPage {
  stocks: Stock[]
  /** The item to go on after; null when there are no more. */
  after: string | null
}

type StockField = keyof Stock | `${keyof Stock}.${string}`

/**
 * Stock documents of a warehouse in the order of their items, at most `limit` that come after `after`, with these fields
 * alone: a superset of what the filter lets through. One request.
 */
export async function stocksAfter(
  warehouseId: string,
  filter: ScopeFilter,
  after: string | null,
  { limit, fields }: { limit: number; fields: readonly StockField[] },
): Promise<StockPage> {
  const options = { orderBy: [['_id', 'asc']] as const, limit, fields }
  const places = oneOf('lots.locationId', filter.locationIds)
  if (filter.itemIds) {
    const wanted = [...filter.itemIds].filter((id) => after === null || id > after).sort()
    const page = wanted.slice(0, limit)
    const ids = page.map((itemId) => `${warehouseId}:${itemId}`)
    const stocks = ids.length > 0 ? await find('stock', { _id: _.in(ids), ...places }, options) : []
    return { stocks, after: wanted.length > limit ? (page.at(-1) ?? null) : null }
  }
  const where: Where = {
    warehouseId,
    ...(after === null ? {} : { _id: _.gt(`${warehouseId}:${after}`) }),
    ...oneOf('item.categoryId', filter.categoryIds),
    ...places,
  }
  const stocks = await find('stock', where, options)
  return { stocks, after: stocks.length === limit ? (stocks.at(-1)?.itemId ?? null) : null }
}

const oneOf = (path: string, values: ReadonlySet<string> | undefined): Where =>
  values && values.size <= MOST_VALUES ? { [path]: _.in([...values]) } : {}

/** What `eachStock` reads when only items and places matter. */
export const SCOPE_FIELDS = ['_id', 'itemId', 'item.categoryId', 'valueFen', 'lots.locationId'] as const

/** All stock documents that may fit, with what a scope looks at, a thousand a request. */
export async function stocksInScope(warehouseId: string, filter: ScopeFilter): Promise<Stock[]> {
  const all: Stock[] = []
  let after: string | null = null
  do {
    const page: StockPage = await stocksAfter(warehouseId, filter, after, {
      limit: 1_000,
      fields: SCOPE_FIELDS,
    })
    all.push(...page.stocks)
    after = page.after
  } while (after !== null)
  return all
}
