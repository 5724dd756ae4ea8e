import type { Location } from '../../shared/schema/masterdata'
import { warehouses } from './organisation'
import type * as z from 'zod/mini'

type Place = z.infer<typeof Location>

const RACKS = 4
const LEVELS = 3
const BINS = 5
/** Lots that a compartment of the last rack of each zone takes. */
const SMALL = 6

/** Every location of every warehouse, in walking order: up one side of an aisle and down the other. */
export const locations: Place[] = warehouses.flatMap((warehouse) =>
  warehouse.zones
    .flatMap((zone) =>
      zone.kind === 'qualified' ? shelvesOf(zone) : [`${zone.code}-01-01-01`, `${zone.code}-01-01-02`],
    )
    .map((code, index): Place => {
      const zone = warehouse.zones.find((candidate) => candidate.code === code.split('-')[0])
      if (!zone) throw new Error(`no zone for ${code}`)
      return {
        _id: `${warehouse._id}:${code}`,
        warehouseId: warehouse._id,
        code,
        zone: zone.code,
        zoneKind: zone.kind,
        pickSequence: (index + 1) * 10,
        ...(isSmall(code) ? { capacity: SMALL } : {}),
        ...(isClosed(warehouse._id, code)
          ? { status: 'disabled', disabledAt: '2026-03-31T09:00:00.000Z' }
          : { status: 'active' }),
      }
    }),
)

function isSmall(code: string): boolean {
  return code.split('-')[1] === two(RACKS)
}

/** One location that nobody uses any more. */
function isClosed(warehouseId: string, code: string): boolean {
  return warehouseId === 'WH-SB' && code === 'DJ-01-01-02'
}

function shelvesOf(zone: { code: string }): string[] {
  return numbers(RACKS).flatMap((rack) => {
    const bins = rack % 2 === 1 ? numbers(BINS) : numbers(BINS).reverse()
    return bins.flatMap((bin) =>
      numbers(LEVELS).map((level) => [zone.code, two(rack), two(level), two(bin)].join('-')),
    )
  })
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
