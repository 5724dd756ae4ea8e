import { reject, type Rejection } from '../errors'
import type { Location } from '../schema/masterdata'
import type { Photo } from '../schema/photo'
import type { Place } from '../schema/journal'
import type { ReceiptLine } from '../schema/receipt'
import type { ItemBrief } from '../schema/masterdata'
import type { LotFacts } from '../schema/requisition'
import type { Ledger } from './ledger'
import { lotFacts } from './lot-facts'
import { locationCode } from './stock'

/** good: fit for use, back on a shelf · damaged: into a location for goods that nobody may take. */
export type Condition = 'good' | 'damaged'

/** What somebody brought back of one lot. */
export interface BackLine {
  /** In the item's smallest step. */
  quantity: number
  condition: Condition
  locationId: string
  /** What is the matter with it; damaged goods need one. */
  reason?: string | undefined
  photos?: readonly Photo[] | undefined
}

export interface Back {
  itemId: string
  item: ItemBrief
  lot: LotFacts
  from: Place
  /** Cost that comes back with it. */
  valueFen: number
}

/**
 * Null when the line says everything that it must: damage its reason, good goods a location in a qualified zone, damaged
 * ones a location in a zone for rejected goods. Rejects RETURN_REASON_REQUIRED, LOCATION_UNKNOWN and ZONE_MISFIT.
 */
export function refuseBack(
  line: BackLine,
  item: ItemBrief,
  location: Location | undefined,
  warehouseId: string,
): Rejection | null {
  const { condition } = line
  const details = { itemName: item.name, location: locationCode(line.locationId), condition }
  if (condition === 'damaged' && !line.reason) return reject('RETURN_REASON_REQUIRED', details)
  if (!location || location.warehouseId !== warehouseId || location.status !== 'active')
    return reject('LOCATION_UNKNOWN', details)
  const wanted = condition === 'good' ? 'qualified' : 'rejected'
  return location.zoneKind === wanted ? null : reject('ZONE_MISFIT', details)
}

/** Puts it on the shelf as the lot that it was, as old as it was; answers the line of the return receipt. */
export function shelve(
  ledger: Ledger,
  line: BackLine,
  { itemId, item, lot, from, valueFen }: Back,
  now: string,
): Omit<ReceiptLine, 'lineId'> {
  const stock = ledger.stock(itemId)
  // What was handed out of this warehouse has a stock document there for good.
  if (!stock) throw new Error(`no stock document of ${itemId} for goods that came from there`)
  const { quantity, locationId } = line
  const status = line.condition === 'good' ? 'available' : 'rejected'
  const facts = lotFacts(lot)
  const row = { ...facts, receivedAt: lot.receivedAt ?? now, locationId, status, quantity, valueFen } as const
  ledger.put({ item: { ...stock.item, _id: itemId }, lot: row, from })
  return {
    itemId,
    item,
    enteredQuantity: quantity,
    enteredUnit: item.unit,
    quantity,
    lotId: lot.lotId,
    ...(lot.lotNo ? { lotNo: lot.lotNo } : {}),
    ...(lot.serialNo ? { pieces: [{ serialNo: lot.serialNo, lotId: lot.lotId, valueFen }] } : {}),
    ...(lot.productionDate ? { productionDate: lot.productionDate } : {}),
    ...(lot.expiryDate ? { expiryDate: lot.expiryDate } : {}),
    locationId,
    ...(status === 'rejected' ? { status } : {}),
    valueFen,
    ...(line.reason ? { reason: line.reason } : {}),
    ...(line.photos && line.photos.length > 0 ? { photos: [...line.photos] } : {}),
  }
}
