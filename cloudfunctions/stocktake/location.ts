import { normaliseCode } from '../../shared/domain/barcode'
import { maySeeStocktake } from '../../shared/domain/stocktake/access'
import { areaOf } from '../../shared/domain/stocktake/areas'
import { ok, reject, type Result } from '../../shared/errors'
import type { CountLine } from '../../shared/schema/count-line'
import type { Location } from '../../shared/schema/masterdata'
import type { Stocktake } from '../../shared/schema/stocktake'
import type { Handler } from '../runtime/define-function'
import { itemsById, locationById, settings } from '../runtime/directory'
import { stocksOf } from '../runtime/stock-access'
import { find, get } from '../runtime/store'
import { lineToCount, pilesOf, type Books } from './line-to-count'

/** Lines at one location: more than this lie nowhere. */
const MOST = 1_000

/** What is to be counted at a location; what the books hold there only for those who may know it now. */
export const countLocation: Handler<'stocktake.location'> = async (
  { stocktakeId, location: scanned },
  call,
) => {
  const stocktake = await get('stocktakes', stocktakeId)
  if (!stocktake || !maySeeStocktake(call.caller, stocktake))
    return reject('NOT_FOUND', { what: `盘点单 ${stocktakeId}` })
  const found = await scannedLocation(stocktake, scanned)
  if (!found.ok) return found
  const location = found.data
  const at = { stocktakeId, locationId: location._id }
  const [lines, finds, { photo }] = await Promise.all([
    find('countLines', at, { limit: MOST, orderBy: [['_id', 'asc']] }),
    find('countFinds', at, { limit: MOST, orderBy: [['_id', 'asc']] }),
    settings('stocktake'),
  ])
  const books = await booksOf(stocktake, lines)
  const area = areaOf(stocktake.areas, location)
  const reading = { caller: call.caller, stocktake, photo, ...books }
  const rows = pilesOf(lines).flatMap((pile) => lineToCount(pile, reading))
  return ok({
    locationId: location._id,
    location: location.code,
    areaId: area.areaId,
    areaName: area.name,
    inScope: placeInScope(stocktake, location),
    now: new Date().toISOString(),
    lines: rows.sort((a, b) => (a.item.code + a.lineId < b.item.code + b.lineId ? -1 : 1)),
    finds,
  })
}

/** A location of the stocktake's warehouse by its id, its code or its label. LOCATION_UNKNOWN, OUT_OF_WAREHOUSE. */
async function scannedLocation(
  { warehouseId, warehouseName }: Stocktake,
  scanned: string,
): Promise<Result<Location>> {
  const text = normaliseCode(scanned)
  const code = text.slice(text.indexOf(':') + 1)
  const warehouse = text.includes(':') ? text.slice(0, text.indexOf(':')) : warehouseId
  if (warehouse.toUpperCase() !== warehouseId.toUpperCase())
    return reject('OUT_OF_WAREHOUSE', { location: code, warehouseName })
  const found =
    (await locationById(`${warehouseId}:${code}`)) ??
    (await locationById(`${warehouseId}:${code.toUpperCase()}`))
  return found ? ok(found) : reject('LOCATION_UNKNOWN', { location: code.slice(0, 40) })
}

const placeInScope = ({ scope }: Stocktake, location: Location): boolean =>
  (scope.zones?.includes(location.zone) ?? true) && (scope.locationIds?.includes(location._id) ?? true)

/** Stock of the lines' items; items of what the warehouse never held. */
async function booksOf({ warehouseId }: Stocktake, lines: readonly CountLine[]): Promise<Books> {
  const itemIds = [...new Set(lines.map(({ itemId }) => itemId))]
  if (itemIds.length === 0) return { stocks: new Map(), items: new Map() }
  const stocks = new Map((await stocksOf(warehouseId, itemIds)).map((stock) => [stock.itemId, stock]))
  const never = itemIds.filter((id) => !stocks.has(id))
  return { stocks, items: never.length > 0 ? await itemsById(never) : new Map() }
}
