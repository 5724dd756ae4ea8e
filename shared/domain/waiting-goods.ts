import { reject, type Rejection, type Result } from '../errors'
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
export const shiftWaiting = (
  ledger: Ledger,
  line: InspectionLine,
  quantity: number,
  to: { locationId: string; status: LotStatus },
): Rejection | null =>
  eachRow(ledger, line, 'inspection', quantity, (row, part) =>
    ledger.shift({ ...row, status: 'inspection', quantity: part, to }),
  )

/** What a line of a document says of its goods, as far as finding them again needs. */
type Sought = Pick<InspectionLine, 'itemId' | 'lotId' | 'locationId'> & {
  item: { name: string; unit: string; scale: number }
}

/**
 * Does something with `quantity` of a lot in one state, wherever in the warehouse it lies: the line's own location first.
 * Rejects INSUFFICIENT_STOCK when there is less, and what `act` rejects.
 */
export function eachRow(
  ledger: Ledger,
  { itemId, lotId, locationId: own, item }: Sought,
  status: LotStatus,
  quantity: number,
  act: (row: { itemId: string; lotId: string; locationId: string }, part: number) => Result<unknown>,
): Rejection | null {
  const rank = (locationId: string): number => (locationId === own ? 0 : 1)
  const rows = (ledger.stock(itemId)?.lots ?? [])
    .filter((lot) => lot.lotId === lotId && lot.status === status)
    .sort((a, b) => rank(a.locationId) - rank(b.locationId))
  let left = quantity
  for (const { locationId, quantity: there } of rows) {
    if (left === 0) break
    const part = Math.min(left, there)
    const done = act({ itemId, lotId, locationId }, part)
    if (!done.ok) return done
    left -= part
  }
  if (left === 0) return null
  const details = { itemId, itemName: item.name, unit: item.unit, scale: item.scale }
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
