import { reject, type Rejection } from '../errors'
import type { Inspection, InspectionLine } from '../schema/inspection'
import type { Location } from '../schema/masterdata'
import type { LotStatus } from '../schema/stock'
import { inspectionText } from './inspection'
import type { Ledger } from './ledger'
import { locationCode } from './stock'

/**
 * Takes `quantity` of a line's lot from where it waits, its own location first: within the 待检 zone goods may have been
 * moved together since they came.
 */
export function shiftWaiting(
  ledger: Ledger,
  line: InspectionLine,
  quantity: number,
  to: { locationId: string; status: LotStatus },
): Rejection | null {
  const own = (locationId: string): number => (locationId === line.locationId ? 0 : 1)
  const rows = (ledger.stock(line.itemId)?.lots ?? [])
    .filter((lot) => lot.lotId === line.lotId && lot.status === 'inspection')
    .sort((a, b) => own(a.locationId) - own(b.locationId))
  let left = quantity
  for (const { locationId, quantity: there } of rows) {
    if (left === 0) break
    const part = Math.min(left, there)
    const row = { itemId: line.itemId, lotId: line.lotId, locationId, status: 'inspection' as const }
    const moved = ledger.shift({ ...row, quantity: part, to })
    if (!moved.ok) return moved
    left -= part
  }
  if (left === 0) return null
  const { item } = line
  const details = { itemId: line.itemId, itemName: item.name, unit: item.unit, scale: item.scale }
  return reject('INSUFFICIENT_STOCK', { ...details, needed: quantity, available: quantity - left })
}

/** Why goods may not go to a location; null when they may. */
export function refuseLocation(
  location: Location | undefined,
  locationId: string,
  kind: 'qualified' | 'rejected',
): Rejection | null {
  const details = { location: locationCode(locationId) }
  if (!location || location.status !== 'active') return reject('LOCATION_UNKNOWN', details)
  if (location.zoneKind === kind) return null
  return reject(kind === 'qualified' ? 'LOCATION_NOT_QUALIFIED' : 'LOCATION_NOT_REJECTED', details)
}

/** Somebody was quicker: who judged last. */
export function alreadyJudged(inspection: Inspection): Rejection {
  const verdicts = inspection.lines.flatMap((line) => line.verdicts)
  const last = verdicts.sort((a, b) => (a.at < b.at ? -1 : 1)).at(-1)
  const state = inspectionText[inspection.status]
  return reject('ALREADY_HANDLED', { by: last?.by.name, at: last?.at, status: inspection.status, state })
}
