import { ok, reject, type Rejection, type Result } from '../errors'
import { MAX_QUANTITY } from '../schema/common'
import type { ItemCore } from '../schema/masterdata'
import type { Lot, Reservation, Stock } from '../schema/stock'

/** The design's number of open lots of one item in one warehouse. */
export const MAX_LOT_ROWS = 2_000

/** Room for the rows in the 512 KB that a document may have; item, promises and totals need the rest. */
const MAX_LOT_BYTES = 480 * 1_024

/** The document that stands for an item a warehouse has never held. */
export const emptyStock = (warehouseId: string, itemId: string, item: ItemCore, minimum?: number): Stock => ({
  _id: `${warehouseId}:${itemId}`,
  warehouseId,
  itemId,
  item,
  lots: [],
  reservations: [],
  onHand: 0,
  reserved: 0,
  valueFen: 0,
  ...(minimum === undefined ? {} : { minimum }),
  belowMinimum: (minimum ?? 0) > 0,
  nearestExpiry: null,
  version: 0,
  updatedAt: '1970-01-01T00:00:00.000Z',
})

/** Puts a new row of a lot into the stock. Rejects TOO_MANY_LOTS and QUANTITY_TOO_LARGE. */
export function addLot(stock: Stock, lot: Lot, now: string): Result<Stock> {
  const lots = [...stock.lots, lot]
  return checkRoom(stock, lots) ?? ok(withTotals({ ...stock, lots }, now))
}

/**
 * Why a stock document cannot become one with these rows: TOO_MANY_LOTS or QUANTITY_TOO_LARGE. What only grows smaller
 * is never refused.
 */
export function checkRoom(before: Stock, after: readonly Lot[]): Rejection | null {
  const { length } = before.lots
  const details = { itemId: before.itemId, itemName: before.item.name }
  const rows = after.filter((lot) => lot.quantity > 0)
  if (rows.length > length) {
    const full = rows.length > MAX_LOT_ROWS || sum(rows.map(wireBytes)) > MAX_LOT_BYTES
    if (full) return reject('TOO_MANY_LOTS', { ...details, limit: length })
  }
  const onHand = sum(rows.map((lot) => lot.quantity))
  return onHand > before.onHand && onHand > MAX_QUANTITY ? reject('QUANTITY_TOO_LARGE', details) : null
}

/** Bytes of a row as Extended JSON in UTF-8, where a number is written as an object. */
function wireBytes(lot: Lot): number {
  const text = JSON.stringify(lot)
  const beyondAscii = [...text].filter((character) => character > '\u007f').length
  return text.length + 2 * beyondAscii + 2 * NUMBER_OVERHEAD
}
const NUMBER_OVERHEAD = '{"$numberInt":""}'.length

export interface Take {
  lotId: string
  locationId: string
  quantity: number
}

/** What a take removed from a row: its share of the cost, so that no fen is lost or made. */
export interface Taken extends Take {
  lot: Lot
  valueFen: number
}

/**
 * Takes quantities from rows of available lots; rows at zero go. The last piece of a row takes all value that is left.
 * Rejects LOT_NOT_FOUND, LOT_NOT_AVAILABLE, INSUFFICIENT_STOCK; expiry and order are the allocator's matter.
 */
export function takeLots(
  stock: Stock,
  takes: readonly Take[],
  now: string,
): Result<{ stock: Stock; taken: Taken[] }> {
  const lots = [...stock.lots]
  const taken: Taken[] = []
  for (const take of takes) {
    const at = lots.findIndex((row) => sameRow(row, take) && row.status === 'available')
    const row = lots[at]
    if (!row) {
      const other = lots.find((candidate) => sameRow(candidate, take))
      const details = { lotId: take.lotId, lotNo: other?.lotNo, location: locationCode(take.locationId) }
      return reject(other ? 'LOT_NOT_AVAILABLE' : 'LOT_NOT_FOUND', details)
    }
    if (take.quantity > row.quantity) {
      return reject('INSUFFICIENT_STOCK', {
        ...itemDetails(stock),
        lotId: row.lotId,
        needed: take.quantity,
        available: row.quantity,
      })
    }
    const valueFen = shareOfValue(row, take.quantity)
    taken.push({ ...take, lot: row, valueFen })
    lots[at] = { ...row, quantity: row.quantity - take.quantity, valueFen: row.valueFen - valueFen }
  }
  return ok({ stock: withTotals({ ...stock, lots: lots.filter((row) => row.quantity > 0) }, now), taken })
}

/** Promises still in force at `now`, leaving out those of one requisition line if named. */
export const activeReservations = (
  stock: Stock,
  now: string,
  except?: { requisitionId: string; lineId: number },
) =>
  stock.reservations.filter(
    (r) =>
      r.until > now && !(except && r.requisitionId === except.requisitionId && r.lineId === except.lineId),
  )

/** Adds, replaces or (with quantity 0) drops the promise to one requisition line; lapsed promises go as well. */
export function setReservation(stock: Stock, promise: Reservation, now: string): Stock {
  const others = activeReservations(stock, now, promise)
  return withTotals({ ...stock, reservations: promise.quantity > 0 ? [...others, promise] : others }, now)
}

/** Ends every promise to one requisition. */
export const dropReservations = (stock: Stock, requisitionId: string, now: string): Stock =>
  withTotals(
    {
      ...stock,
      reservations: activeReservations(stock, now).filter((r) => r.requisitionId !== requisitionId),
    },
    now,
  )

/** Recomputes what is derived and moves the version on: the only way a stock document changes. */
export function withTotals(stock: Stock, now: string): Stock {
  const expiries = stock.lots
    .filter((row) => row.status === 'available')
    .flatMap((row) => row.expiryDate ?? [])
  const onHand = sum(stock.lots.map((row) => row.quantity))
  return {
    ...stock,
    onHand,
    belowMinimum: onHand < (stock.minimum ?? 0),
    reserved: sum(stock.reservations.map((r) => r.quantity)),
    valueFen: sum(stock.lots.map((row) => row.valueFen)),
    nearestExpiry: expiries.length > 0 ? expiries.reduce((a, b) => (a < b ? a : b)) : null,
    version: stock.version + 1,
    updatedAt: now,
  }
}

/** The part of a row's value that goes with `quantity` of it: rounded down, the rest leaves with the last piece. */
export const shareOfValue = (row: Lot, quantity: number): number =>
  Number((BigInt(row.valueFen) * BigInt(quantity)) / BigInt(row.quantity))

const sameRow = (row: Lot, take: Take): boolean =>
  row.lotId === take.lotId && row.locationId === take.locationId

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** `WH1:A-01-02` → `A-01-02`, as it is printed on the shelf. */
export const locationCode = (locationId: string): string => locationId.slice(locationId.indexOf(':') + 1)

/** Facts about the item that an error text needs. */
export const itemDetails = (stock: Pick<Stock, 'item' | 'itemId'>) => ({
  itemId: stock.itemId,
  itemName: stock.item.name,
  unit: stock.item.unit,
  scale: stock.item.scale,
})
