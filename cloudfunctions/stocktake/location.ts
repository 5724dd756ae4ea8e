import { normaliseCode } from '../../shared/domain/barcode'
import { maySeeBook, maySeeStocktake } from '../../shared/domain/stocktake/access'
import { areaOf } from '../../shared/domain/stocktake/areas'
import { quantityOf } from '../../shared/domain/stocktake/book-at'
import { currentEvents } from '../../shared/domain/stocktake/evaluate'
import { alwaysWantsPhoto, type PhotoRule } from '../../shared/domain/stocktake/photo-rule'
import { whyNotOffered } from '../../shared/domain/stocktake/who-counts'
import { ok, reject, type Result } from '../../shared/errors'
import type { LineToCount } from '../../shared/operations/stocktake-count'
import type { CountLine } from '../../shared/schema/count-line'
import type { ItemCore, Location } from '../../shared/schema/masterdata'
import type { Caller } from '../../shared/schema/person'
import type { Stock } from '../../shared/schema/stock'
import type { Stocktake } from '../../shared/schema/stocktake'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { itemsById, locationById, settings } from '../runtime/directory'
import { find, get } from '../runtime/store'

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
  const books = await booksOf(stocktake, lines, maySeeBook(call.caller, stocktake))
  const area = areaOf(stocktake.areas, location)
  const rows = lines.flatMap((line) => lineToCount(line, { caller: call.caller, stocktake, photo, ...books }))
  return ok({
    locationId: location._id,
    location: location.code,
    areaId: area.areaId,
    areaName: area.name,
    inScope: placeInScope(stocktake, location),
    now: new Date().toISOString(),
    lines: rows.sort((a, b) => compare(a.item.code, b.item.code) || compare(a.lineId, b.lineId)),
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

interface Books {
  stocks: ReadonlyMap<string, Pick<Stock, 'item' | 'version' | 'lots'>>
  items: ReadonlyMap<string, ItemCore>
}

/** Stock of the lines' items; without its rows for whoever may not see the books. */
async function booksOf(
  { warehouseId }: Stocktake,
  lines: readonly CountLine[],
  withRows: boolean,
): Promise<Books> {
  const itemIds = [...new Set(lines.map(({ itemId }) => itemId))]
  if (itemIds.length === 0) return { stocks: new Map(), items: new Map() }
  const where = { _id: _.in(itemIds.map((itemId) => `${warehouseId}:${itemId}`)) }
  const fields = ['itemId', 'item', 'version', ...(withRows ? ['lots'] : [])]
  const found = await find('stock', where, { limit: MOST, fields })
  const stocks = new Map(found.map((stock) => [stock.itemId, stock]))
  const never = itemIds.filter((id) => !stocks.has(id))
  return { stocks, items: never.length > 0 ? await itemsById(never) : new Map() }
}

interface Reading extends Books {
  caller: Caller
  stocktake: Stocktake
  photo: PhotoRule
}

function lineToCount(line: CountLine, { caller, stocktake, photo, stocks, items }: Reading): LineToCount[] {
  const stock = stocks.get(line.itemId)
  const item = stock?.item ?? items.get(line.itemId)
  const area = stocktake.areas.find(({ areaId }) => areaId === line.areaId) ?? stocktake.areas[0]
  if (!item || !area) return []
  const because = closed(stocktake) ?? whyNotOffered(caller, stocktake, area, line)
  const mine = latestOf(line, caller)
  const { lotNo, serialNo, productionDate, expiryDate, recountReason } = line
  return [
    {
      lineId: line._id,
      areaId: line.areaId,
      locationId: line.locationId,
      location: line.location,
      itemId: line.itemId,
      item: {
        ...line.item,
        units: item.units,
        codes: [{ code: item.code, unit: item.unit }, ...item.barcodes],
      },
      lotId: line.lotId,
      ...(lotNo ? { lotNo } : {}),
      ...(serialNo ? { serialNo } : {}),
      ...(productionDate ? { productionDate } : {}),
      ...(expiryDate ? { expiryDate } : {}),
      status: line.status,
      found: line.found,
      state: line.state,
      round: line.round,
      ...(recountReason ? { recountReason } : {}),
      mayCount: because === undefined,
      ...(because ? { because } : {}),
      photoWanted: alwaysWantsPhoto(photo, line),
      ...(mine ? { mine } : {}),
      ...(maySeeBook(caller, stocktake, line) ? { book: quantityOf(stock as Stock | undefined, line) } : {}),
      position: stock?.version ?? 0,
    },
  ]
}

const closed = ({ status }: Stocktake): string | undefined =>
  status === 'counting' || status === 'reviewing' ? undefined : '现在不收盘点记录'

/** What the caller counted last, in the round that still decides. */
function latestOf(line: CountLine, caller: Caller): LineToCount['mine'] {
  const mine = currentEvents(line).filter(({ by }) => by.id === caller._id)
  const last = mine.sort((a, b) => compare(a.countedAt, b.countedAt) || compare(a.eventId, b.eventId)).at(-1)
  if (!last) return undefined
  const { quantity, damaged, correction, countedAt, note } = last
  return {
    quantity,
    ...(damaged ? { damaged } : {}),
    ...(correction ? { correction } : {}),
    countedAt,
    ...(note ? { note } : {}),
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
