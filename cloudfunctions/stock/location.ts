import { maySeeWarehouse } from '../../shared/domain/rights'
import { expiryState } from '../../shared/domain/stock-view'
import { brief } from '../../shared/domain/item-brief'
import { ok, reject } from '../../shared/errors'
import type { LocationRow } from '../../shared/operations/inside'
import type { Lot, Stock } from '../../shared/schema/stock'
import type { Handler } from '../runtime/define-function'
import { hiddenFrom } from '../runtime/blind-counts'
import { locationById, warehouseNames } from '../runtime/directory'
import { find } from '../runtime/store'

/** Items at one location: more than this lie nowhere. */
const MOST = 1_000

/**
 * What lies at a location, by item: one request over the stock of its warehouse, without an index of its own
 * (docs/decisions/location-contents.md).
 */
export const locationContents: Handler<'stock.location'> = async ({ locationId }, { caller, today }) => {
  const location = await locationById(locationId)
  if (!location || !maySeeWarehouse(caller, location.warehouseId)) {
    return reject('NOT_FOUND', { what: `库位 ${locationId}` })
  }
  const where = { warehouseId: location.warehouseId, 'lots.locationId': locationId }
  const [stocks, isHidden] = await Promise.all([
    find('stock', where, { limit: MOST }),
    hiddenFrom(caller, { locationId }),
  ])
  const nameOf = await warehouseNames()
  const byName = (a: Stock, b: Stock) => (a.item.code < b.item.code ? -1 : 1)
  const rows = stocks
    .sort(byName)
    .flatMap((stock) =>
      stock.lots.filter((lot) => lot.locationId === locationId).map((lot) => rowOf(stock, lot, today)),
    )
  return ok({
    location,
    warehouseName: nameOf(location.warehouseId),
    rows: rows.filter(({ itemId }) => !isHidden({ itemId, locationId })),
    hidden: rows
      .filter(({ itemId }) => isHidden({ itemId, locationId }))
      .map(({ quantity: _uncounted, ...row }) => row),
  })
}

const rowOf = ({ item, itemId }: Stock, lot: Lot, today: string): LocationRow => ({
  itemId,
  item: { ...brief(item), tracking: item.tracking },
  codes: [item.code, ...item.barcodes.map((barcode) => barcode.code)],
  lotId: lot.lotId,
  ...(lot.lotNo ? { lotNo: lot.lotNo } : {}),
  ...(lot.serialNo ? { serialNo: lot.serialNo } : {}),
  status: lot.status,
  quantity: lot.quantity,
  receivedAt: lot.receivedAt,
  ...(lot.supplierId ? { supplierId: lot.supplierId } : {}),
  ...(lot.productionDate ? { productionDate: lot.productionDate } : {}),
  ...(lot.expiryDate ? { expiryDate: lot.expiryDate } : {}),
  expiry: expiryState(lot.expiryDate, today),
})
