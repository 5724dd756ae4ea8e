import type { LotRow, StockRow } from '../operations/stock'
import type { Lot, Stock } from '../schema/stock'
import { availableQuantity } from './allocation'
import { daysBetween, isExpired } from './calendar'
import { activeReservations, locationCode, sum } from './stock'

/** Days before the expiry day from which a lot counts as 临期. */
export const EXPIRING_DAYS = 60

export type ExpiryState = StockRow['expiry']

export function expiryState(expiryDate: string | null | undefined, today: string): ExpiryState {
  if (!expiryDate) return 'none'
  const days = daysBetween(today, expiryDate)
  return days < 0 ? 'expired' : days <= EXPIRING_DAYS ? 'soon' : 'fine'
}

interface ViewOptions {
  warehouseName: string
  today: string
  now: string
  withValue: boolean
}

/** A stock document as a list shows it. */
export function stockRow(stock: Stock, { warehouseName, today, now, withValue }: ViewOptions): StockRow {
  const { code, name, specification, unit, units, scale, categoryId, policy, controlled } = stock.item
  const available = availableQuantity(stock, today, now)
  const expired = sum(stock.lots.filter((lot) => isExpired(lot.expiryDate, today)).map((lot) => lot.quantity))
  return {
    stockId: stock._id,
    warehouseId: stock.warehouseId,
    warehouseName,
    itemId: stock.itemId,
    item: {
      code,
      name,
      specification,
      unit,
      units,
      scale,
      categoryId,
      policy,
      ...(controlled ? { controlled } : {}),
    },
    onHand: stock.onHand,
    // What has lapsed stays in the document until its next change.
    reserved: stock.onHand > 0 ? sum(activeReservations(stock, now).map((r) => r.quantity)) : 0,
    available,
    ...(stock.minimum === undefined ? {} : { minimum: stock.minimum }),
    level: stock.onHand === 0 ? 'out' : stock.belowMinimum ? 'low' : 'normal',
    nearestExpiry: stock.nearestExpiry,
    expiry: expiryState(stock.nearestExpiry, today),
    ...(expired > 0 ? { expired } : {}),
    ...(withValue ? { valueFen: stock.valueFen } : {}),
  }
}

/** A lot row as the item page shows it. */
export function lotRow(lot: Lot, today: string, withValue: boolean): LotRow {
  const { valueFen, supplierId, ...rest } = lot
  return {
    ...rest,
    location: locationCode(lot.locationId),
    ...(lot.expiryDate ? { daysLeft: daysBetween(today, lot.expiryDate) } : {}),
    expiry: expiryState(lot.expiryDate, today),
    ...(withValue ? { valueFen, ...(supplierId ? { supplierId } : {}) } : {}),
  }
}
