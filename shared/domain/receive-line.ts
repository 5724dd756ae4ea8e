import { ok, reject, type Result } from '../errors'
import type { Item, Location } from '../schema/masterdata'
import { assetId } from './asset-id'
import { addDays, isExpired } from './calendar'
import { locationCode } from './stock'

export interface ReceiveLine {
  itemId: string
  quantity: number
  unit?: string | undefined
  lotNo?: string | undefined
  productionDate?: string | undefined
  expiryDate?: string | undefined
  locationId: string
  /** Price of one entered unit. */
  unitPriceFen?: number | undefined
  /** Of serial-numbered goods, as many as there are pieces. */
  serials?: string[] | undefined
  /** Line of the purchase order that is delivered. */
  orderLineId?: number | undefined
}

export interface LineContext {
  item: Item
  location: Location | undefined
  warehouseId: string
  /** Whether the goods must be judged first, and therefore go to the 待检 zone. */
  inspect: boolean
  today: string
}

export interface LotDates {
  productionDate?: string
  expiryDate?: string
}

/**
 * Dates of the lot, the expiry computed from the shelf life when only the production date is on the box.
 * Rejects disabled items, places that are none or of the wrong zone, missing lot or expiry, dates that contradict,
 * goods already expired.
 */
export function checkLine(line: ReceiveLine, context: LineContext): Result<LotDates> {
  const { item, location, warehouseId, inspect, today } = context
  const details = { itemName: item.name, lotNo: line.lotNo, location: locationCode(line.locationId) }
  if (item.status !== 'active') return reject('ITEM_DISABLED', details)
  if (!location || location.warehouseId !== warehouseId || location.status !== 'active') {
    return reject('LOCATION_UNKNOWN', details)
  }
  if (inspect && location.zoneKind !== 'inspection') return reject('LOCATION_NOT_INSPECTION', details)
  if (!inspect && location.zoneKind !== 'qualified') return reject('LOCATION_NOT_QUALIFIED', details)
  if (item.tracking === 'lot' && !line.lotNo) return reject('LOT_REQUIRED', details)

  const { productionDate } = line
  const expiryDate =
    line.expiryDate ??
    (productionDate && item.shelfLifeDays ? addDays(productionDate, item.shelfLifeDays) : undefined)
  if (item.shelfLifeDays && !expiryDate) return reject('EXPIRY_REQUIRED', details)
  if (productionDate && productionDate > today) return reject('PRODUCTION_IN_FUTURE', details)
  if (productionDate && expiryDate && expiryDate < productionDate) {
    return reject('EXPIRY_BEFORE_PRODUCTION', details)
  }
  if (isExpired(expiryDate, today)) return reject('EXPIRED_LOT', { ...details, expiryDate })
  return ok({ ...(productionDate ? { productionDate } : {}), ...(expiryDate ? { expiryDate } : {}) })
}

export interface Piece {
  serialNo: string
  lotId: string
}

/** Pieces that one receipt may bring: each costs a read and a write of its own in the transaction. */
export const MAX_PIECES = 40

/**
 * The pieces of a line of serial-numbered goods, undefined for other goods. `quantity` is in the item's smallest step,
 * `seen` holds the pieces of the receipt so far. Rejects SERIALS_NOT_ALLOWED, SERIALS_REQUIRED, SERIAL_INVALID and
 * SERIAL_TWICE.
 */
export function piecesOf(
  line: ReceiveLine,
  item: Item,
  quantity: number,
  seen: ReadonlySet<string>,
): Result<Piece[] | undefined> {
  const serials = line.serials ?? []
  const details = { itemName: item.name, unit: item.unit }
  if (item.tracking !== 'serial') {
    return serials.length > 0 ? reject('SERIALS_NOT_ALLOWED', details) : ok(undefined)
  }
  const pieces = quantity / 10 ** item.scale
  if (serials.length !== pieces) {
    return reject('SERIALS_REQUIRED', { ...details, pieces, given: serials.length })
  }
  const known = new Set(seen)
  const found: Piece[] = []
  for (const serialNo of serials.map((serial) => serial.trim())) {
    const id = assetId(item._id, serialNo)
    if (!id.ok) return id
    if (known.has(id.data)) return reject('SERIAL_TWICE', { ...details, serialNo })
    known.add(id.data)
    found.push({ serialNo, lotId: id.data })
  }
  return ok(found)
}
