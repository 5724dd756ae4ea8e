import { mayRun } from '../../shared/domain/stocktake/access'
import { itemFits, placeFits, type ScopeFilter } from '../../shared/domain/stocktake/scope'
import { ok, reject } from '../../shared/errors'
import type { Location } from '../../shared/schema/masterdata'
import type { Stock } from '../../shared/schema/stock'
import type { StocktakeStatus } from '../../shared/schema/stocktake'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { locationsOf, settings, warehouseById } from '../runtime/directory'
import { find } from '../runtime/store'
import { nameScope, readFilter } from './read-scope'
import { stocksInScope } from './scan-stocks'

/** A stocktake in one of these states is under way: its lines are still to change the books. */
export const underWay: readonly StocktakeStatus[] = [
  'opening',
  'counting',
  'reviewing',
  'approving',
  'posting',
]

/** What a scope would come to, before anything is opened. */
export const preview: Handler<'stocktake.preview'> = async ({ warehouseId, scope }, { caller, today }) => {
  const warehouse = await warehouseById(warehouseId)
  if (!warehouse) return reject('NOT_FOUND', { what: '仓库' })
  if (!mayRun(caller, warehouseId)) return reject('WAREHOUSE_FORBIDDEN', { warehouseName: warehouse.name })
  const text = await nameScope(warehouse, scope)
  if (!text.ok) return text
  const filter = await readFilter(warehouseId, scope, today)
  const rows = await rowsInScope(warehouseId, filter)
  const zones = warehouse.zones.map(({ code, name }) => ({
    code,
    name,
    lines: rows.filter(({ location }) => location.zone === code).length,
  }))
  return ok({
    lines: rows.length,
    locations: new Set(rows.map(({ location }) => location._id)).size,
    items: new Set(rows.map(({ stock }) => stock.itemId)).size,
    scopeText: text.data,
    overlapping: await overlapping(warehouseId, rows, today),
    zones: zones.filter(({ lines }) => lines > 0),
    blindDefault: (await settings('stocktake')).blindDefault,
  })
}

export interface ScopeRow {
  stock: Pick<Stock, 'itemId' | 'item'>
  location: Location
}

/** The rows of stock that a scope covers now, each with its place. */
export async function rowsInScope(warehouseId: string, filter: ScopeFilter): Promise<ScopeRow[]> {
  const [locations, stocks] = await Promise.all([
    locationsOf(warehouseId),
    stocksInScope(warehouseId, filter),
  ])
  return stocks
    .filter((stock) => itemFits(filter, stock))
    .flatMap((stock) =>
      stock.lots.flatMap((lot) => {
        const location = locations.get(lot.locationId)
        return location && placeFits(filter, location) ? { stock, location } : []
      }),
    )
}

/** Stocktakes under way that count some of these rows too. */
async function overlapping(warehouseId: string, rows: readonly ScopeRow[], today: string) {
  const others = await find('stocktakes', { warehouseId, status: _.in([...underWay]) }, { limit: 100 })
  const shared: { stocktakeId: string; name: string }[] = []
  for (const { _id, name, scope } of others) {
    const filter = await readFilter(warehouseId, scope, today)
    if (rows.some(({ stock, location }) => itemFits(filter, stock) && placeFits(filter, location)))
      shared.push({ stocktakeId: _id, name })
  }
  return shared
}
