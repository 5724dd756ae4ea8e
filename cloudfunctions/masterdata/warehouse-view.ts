import { rackOf } from '../../shared/domain/location-code'
import { maySeeWarehouse } from '../../shared/domain/rights'
import { ok, reject } from '../../shared/errors'
import type { Rack } from '../../shared/operations/places'
import type { Location } from '../../shared/schema/masterdata'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { count, find, get } from '../runtime/store'
import { occupancyOf } from './occupancy'

/** A warehouse as it is now, past every cache: who has just changed it looks at this. */
export const warehouse: Handler<'masterdata.warehouse'> = async ({ warehouseId }, { caller }) => {
  if (!maySeeWarehouse(caller, warehouseId)) return reject('WAREHOUSE_FORBIDDEN')
  const [found, locations, occupied, items, clerks] = await Promise.all([
    get('warehouses', warehouseId),
    allLocations(warehouseId),
    occupancyOf(warehouseId),
    count('stock', { warehouseId, onHand: _.gt(0) }),
    find('people', { roles: 'clerk', status: 'active', warehouseIds: warehouseId }, { fields: ['name'] }),
  ])
  if (!found) return reject('NOT_FOUND', { what: '仓库' })
  return ok({
    warehouse: found,
    racks: racksOf(locations, occupied),
    items,
    clerkNames: clerks.map(({ name }) => name),
  })
}

export const rack: Handler<'masterdata.rack'> = async ({ warehouseId, rack: code }, { caller }) => {
  if (!maySeeWarehouse(caller, warehouseId)) return reject('WAREHOUSE_FORBIDDEN')
  const beginning = `${warehouseId}:${code}`
  const [found, occupied] = await Promise.all([
    find('locations', { _id: _.gte(beginning).and(_.lt(`${beginning}~`)) }, { limit: 1_000 }),
    occupancyOf(warehouseId),
  ])
  const rows = found
    .filter((location) => rackOf(location.code) === code)
    .sort((a, b) => a.pickSequence - b.pickSequence)
    .map((location) => ({ ...location, lots: occupied.get(location._id) ?? 0 }))
  return ok({ rows })
}

type Brief = Pick<Location, '_id' | 'code' | 'zone' | 'status'>

function racksOf(locations: readonly Brief[], occupied: ReadonlyMap<string, number>): Rack[] {
  const racks = new Map<string, Rack>()
  for (const { _id, code, zone, status } of locations) {
    const name = rackOf(code)
    const row = racks.get(name) ?? { rack: name, zone, locations: 0, disabled: 0, occupied: 0 }
    row.locations += 1
    if (status === 'disabled') row.disabled += 1
    if (occupied.has(_id)) row.occupied += 1
    racks.set(name, row)
  }
  return [...racks.values()].sort((a, b) => (a.rack < b.rack ? -1 : 1))
}

async function allLocations(warehouseId: string): Promise<Brief[]> {
  const all: Brief[] = []
  for (;;) {
    const page = await find(
      'locations',
      { warehouseId },
      {
        orderBy: [['pickSequence', 'asc']],
        skip: all.length,
        limit: 1_000,
        fields: ['code', 'zone', 'status'],
      },
    )
    all.push(...page)
    if (page.length < 1_000) return all
  }
}
