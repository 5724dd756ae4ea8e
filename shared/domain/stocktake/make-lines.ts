import type { CountLine } from '../../schema/count-line'
import type { Item, Location } from '../../schema/masterdata'
import type { Lot, Stock } from '../../schema/stock'
import type { Stocktake } from '../../schema/stocktake'
import { brief } from '../item-brief'
import { sum } from '../stock'
import { areaOf } from './areas'
import { lineIdOf } from './line-id'
import { itemFits, placeFits, type ScopeFilter } from './scope'

/** What lines are made of beside the stocktake itself. */
export interface LineSources {
  filter: ScopeFilter
  locations: ReadonlyMap<string, Location>
  /** For custodian and price; an item that is not there has neither. */
  items: ReadonlyMap<string, Pick<Item, 'custodian' | 'priceFen'>>
}

type StockOfLines = Pick<Stock, 'itemId' | 'item' | 'lots'>

/** The lines of one item's stock that are in the scope, in the order of their ids. Rows of every state are counted. */
export function linesOfStock(
  stocktake: Pick<Stocktake, '_id' | 'warehouseId' | 'areas'>,
  stock: StockOfLines,
  { filter, locations, items }: LineSources,
  now: string,
): CountLine[] {
  if (!itemFits(filter, stock)) return []
  return stock.lots
    .flatMap((lot) => {
      const location = locations.get(lot.locationId)
      return location && placeFits(filter, location)
        ? [lineOf(stocktake, { stock, lot, location, item: items.get(stock.itemId) }, now)]
        : []
    })
    .sort((a, b) => (a._id < b._id ? -1 : 1))
}

interface Row {
  stock: StockOfLines
  lot: Lot
  location: Location
  item: Pick<Item, 'custodian' | 'priceFen'> | undefined
}

/** A line that nobody has counted yet. What the books hold is not in it: that is looked up when somebody counts. */
function lineOf(
  { _id: stocktakeId, warehouseId, areas }: Pick<Stocktake, '_id' | 'warehouseId' | 'areas'>,
  { stock, lot, location, item }: Row,
  now: string,
): CountLine {
  const { tracking, controlled } = stock.item
  return {
    _id: lineIdOf(stocktakeId, lot),
    stocktakeId,
    warehouseId,
    areaId: areaOf(areas, location).areaId,
    locationId: location._id,
    location: location.code,
    sequence: location.pickSequence,
    itemId: stock.itemId,
    item: { ...brief(stock.item), tracking, ...(controlled ? { controlled } : {}) },
    ...(item?.custodian ? { custodian: item.custodian } : {}),
    lotId: lot.lotId,
    ...(lot.lotNo ? { lotNo: lot.lotNo } : {}),
    ...(lot.serialNo ? { serialNo: lot.serialNo } : {}),
    ...(lot.productionDate ? { productionDate: lot.productionDate } : {}),
    ...(lot.expiryDate ? { expiryDate: lot.expiryDate } : {}),
    status: lot.status,
    found: false,
    unitFen: unitCost(stock, item?.priceFen, lot),
    state: 'toCount',
    round: 1,
    events: [],
    counterIds: [],
    differs: false,
    differenceFen: 0,
    undecided: false,
    updatedAt: now,
  }
}

/** Fen of one smallest step: by the row's own cost, else by what all of it here cost, else by the price of the item; else 0. */
export function unitCost(
  { item, lots }: Pick<Stock, 'item' | 'lots'>,
  priceFen: number | undefined,
  row?: Pick<Lot, 'valueFen' | 'quantity'>,
): number {
  if (row && row.valueFen > 0) return row.valueFen / row.quantity
  const valueFen = sum(lots.map((lot) => lot.valueFen))
  if (valueFen > 0) return valueFen / sum(lots.map((lot) => lot.quantity))
  return (priceFen ?? 0) / 10 ** item.scale
}
