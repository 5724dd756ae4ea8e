import { addDays, businessDay } from '../../../shared/domain/calendar'
import type { ReceiveLine } from '../../../shared/domain/receive'
import type { StockedItem } from '../items'
import { locations } from '../locations'
import type { World } from '../world'

/**
 * One line of a delivery that brings at least `steps` (smallest steps of the item), in the largest unit that fits.
 * `expiresOn` fixes the expiry; otherwise the goods are a few weeks old and it follows from the shelf life.
 */
export function deliveryLine(
  world: World,
  stocked: StockedItem,
  warehouseId: string,
  steps: number,
  moment: number,
  expiresOn?: string,
): ReceiveLine {
  const { item } = stocked
  const base = { name: item.unit, numerator: 1, denominator: 1 }
  const sizeOf = (unit: typeof base) => (unit.numerator / unit.denominator) * 10 ** item.scale
  const unit =
    [...item.units].sort((a, b) => sizeOf(b) - sizeOf(a)).find((candidate) => sizeOf(candidate) <= steps) ??
    base
  const count = Math.max(1, Math.ceil(steps / sizeOf(unit)))
  const price = ((item.priceFen ?? 0) * unit.numerator) / unit.denominator
  const lots = world.stockIn(warehouseId)(item._id)?.lots.length ?? 0
  return {
    itemId: item._id,
    // Of whole units, a fraction of one is never delivered.
    quantity: unit === base && item.scale > 0 ? steps : count * 10 ** item.scale,
    ...(unit === base ? {} : { unit: unit.name }),
    locationId: shelfOf(stocked, warehouseId, lots),
    unitPriceFen: Math.round(price * world.random.between(0.96, 1.05)),
    ...(item.tracking === 'lot' ? lotOf(world, stocked, moment, expiresOn) : {}),
  }
}

function lotOf(world: World, { item }: StockedItem, moment: number, expiresOn?: string) {
  const productionDate =
    expiresOn && item.shelfLifeDays
      ? addDays(expiresOn, -item.shelfLifeDays)
      : addDays(businessDay(moment), -world.random.int(12, 75))
  const batch = String(world.random.int(1, 9)).padStart(2, '0')
  return {
    lotNo: `${productionDate.replaceAll('-', '').slice(2)}${batch}`,
    productionDate,
    ...(expiresOn ? { expiryDate: expiresOn } : {}),
  }
}

/** The item's own place, and its neighbours while that is taken; in a further warehouse a place of the first zone. */
function shelfOf({ item, group, shelves }: StockedItem, warehouseId: string, lots: number): string {
  if (warehouseId === group.warehouseId) return shelves[lots % shelves.length] ?? ''
  const there = locations.filter((l) => l.warehouseId === warehouseId && l.zoneKind === 'qualified')
  const number = Number(item.code.replace(/\D/g, ''))
  return there[(number + lots) % there.length]?._id ?? ''
}

/** The supplier that an item always comes from. */
export const supplierOf = ({ item, group }: StockedItem): string =>
  group.supplierIds[Number(item.code.slice(-1)) % group.supplierIds.length] ?? ''

/** Whoever works there; the first of several most often. */
export function clerkOf(world: World, warehouseId: string): string {
  if (warehouseId === 'WH-SB') return 'zhaolei'
  return world.random.chance(0.65) ? 'clerk' : 'sunli'
}

/** Number of the supplier's paper, by its day. */
export const deliveryNoteOf = (world: World, moment: number): string =>
  `SH${businessDay(moment).slice(2).replaceAll('-', '')}${world.random.int(100, 999)}`
