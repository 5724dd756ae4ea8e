import { ok, reject, type Rejection, type Result } from '../errors'
import type { Location, LocationRule, Warehouse, Zone } from '../schema/masterdata'
import { refuseStale } from './lifecycle'
import { zoneOfCode } from './location-code'

export interface WarehouseInput {
  code: string
  name: string
  branch: string
  address?: string
  zones: readonly Zone[]
  locationRule?: LocationRule
  updatedAt?: string
}

/**
 * A new warehouse, or one changed. Its code never changes. Rejects ZONE_RULE when zones repeat a code or none is for
 * qualified goods, ZONE_IN_USE when a zone with locations is dropped or becomes another kind (its locations carry the
 * kind, and goods lie there by it), CHANGED_MEANWHILE.
 * @param locationsIn how many locations each zone has, by its code.
 */
export function saveWarehouse(
  before: Warehouse | undefined,
  { updatedAt: basedOn, ...input }: WarehouseInput,
  locationsIn: ReadonlyMap<string, number>,
  now: string,
): Result<Warehouse> {
  const stale = before && refuseStale(before, basedOn, '仓库')
  const refused = stale ?? refuseZones(before?.zones ?? [], input.zones, locationsIn)
  if (refused) return refused
  return ok({
    ...(before ?? { _id: input.code, status: 'active' as const }),
    ...input,
    code: before?.code ?? input.code,
    zones: [...input.zones],
    address: input.address || undefined,
    revision: (before?.revision ?? 0) + 1,
    updatedAt: now,
  })
}

function refuseZones(
  before: readonly Zone[],
  after: readonly Zone[],
  locationsIn: ReadonlyMap<string, number>,
): Rejection | null {
  const codes = after.map((zone) => zone.code)
  const twice = codes.find((code, index) => codes.indexOf(code) !== index)
  if (twice) return reject('ZONE_RULE', { problem: `库区编号 ${twice} 写了两次` })
  if (!after.some((zone) => zone.kind === 'qualified')) {
    return reject('ZONE_RULE', { problem: '至少要有一个合格区，才能入库' })
  }
  const moved = before.find((zone) => {
    const kept = after.find(({ code }) => code === zone.code)
    return (locationsIn.get(zone.code) ?? 0) > 0 && kept?.kind !== zone.kind
  })
  return moved ? reject('ZONE_IN_USE', { zone: moved.code, count: locationsIn.get(moved.code) }) : null
}

export interface LocationInput {
  code: string
  pickSequence?: number
  capacity?: number
  updatedAt?: string
}

/** Walking order counts in tens, so that a location can be put between two others. */
export const SEQUENCE_STEP = 10

/**
 * A new location, or one changed. Its code never changes, since it is printed on the shelf. Rejects LOCATION_CODE_WRONG
 * when a new code is not by the warehouse's rule, WAREHOUSE_DISABLED, CHANGED_MEANWHILE.
 * @param lastSequence the largest pick sequence of the warehouse.
 */
export function saveLocation(
  warehouse: Warehouse,
  before: Location | undefined,
  { updatedAt: basedOn, ...input }: LocationInput,
  lastSequence: number,
  now: string,
): Result<Location> {
  if (before) {
    const pickSequence = input.pickSequence ?? before.pickSequence
    return (
      refuseStale(before, basedOn, '库位') ??
      ok({ ...before, pickSequence, capacity: input.capacity, updatedAt: now })
    )
  }
  const refused = refuseDisabled(warehouse)
  if (refused) return refused
  const zone = zoneOfCode(warehouse, input.code)
  if (!zone.ok) return zone
  const pickSequence = input.pickSequence ?? lastSequence + SEQUENCE_STEP
  return ok(newLocation(warehouse, zone.data, input.code, pickSequence, input.capacity, now))
}

/** Locations of the codes that the warehouse does not have yet, in order after all others. */
export function generateLocations(
  warehouse: Warehouse,
  zone: Zone,
  codes: readonly string[],
  has: (code: string) => boolean,
  { lastSequence, capacity }: { lastSequence: number; capacity?: number },
  now: string,
): Result<Location[]> {
  const refused = refuseDisabled(warehouse)
  if (refused) return refused
  const fresh = codes.filter((code) => !has(code))
  if (fresh.length === 0) return reject('NOTHING_TO_GENERATE', { count: codes.length })
  return ok(
    fresh.map((code, index) =>
      newLocation(warehouse, zone, code, lastSequence + (index + 1) * SEQUENCE_STEP, capacity, now),
    ),
  )
}

const newLocation = (
  warehouse: Warehouse,
  zone: Zone,
  code: string,
  pickSequence: number,
  capacity: number | undefined,
  now: string,
): Location => ({
  _id: `${warehouse._id}:${code}`,
  warehouseId: warehouse._id,
  code,
  zone: zone.code,
  zoneKind: zone.kind,
  pickSequence,
  ...(capacity === undefined ? {} : { capacity }),
  status: 'active',
  updatedAt: now,
})

/** WAREHOUSE_DISABLED: no new goods or places in a warehouse that is closed. */
export const refuseDisabled = ({ status, name }: Pick<Warehouse, 'status' | 'name'>): Rejection | null =>
  status === 'active' ? null : reject('WAREHOUSE_DISABLED', { warehouseName: name })
