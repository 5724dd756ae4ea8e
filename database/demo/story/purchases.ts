import { receiveGoods } from '../actions/receiving'
import type { StockedItem } from '../items'
import { instant, isQuietDay, workingMoment } from '../working-time'
import type { World } from '../world'
import { isLeftAlone } from './fixed-ends'
import { clerkOf, deliveryLine, supplierOf } from './goods'
import type { Step } from './step'

/** Weekdays (0 is Sunday) on which goods come to each warehouse. */
const deliveryDays: [warehouseId: string, weekdays: number[]][] = [
  ['WH-BG', [2, 5]],
  ['WH-SY', [1, 3]],
  ['WH-SB', [4]],
]
const LINES = 8

/** Deliveries of the week: what is at its reorder point is filled up to its maximum, supplier by supplier. */
export function purchases(world: World, days: readonly string[], now: number): Step[] {
  return days.flatMap((day) =>
    deliveryDays
      .filter(([, weekdays]) => !isQuietDay(day) && weekdays.includes(new Date(day).getUTCDay()))
      .map(([warehouseId]): Step => {
        const moment = workingMoment(day, world.random, 9 * 60, 15 * 60)
        return { moment, run: () => deliver(world, warehouseId, moment, now) }
      }),
  )
}

function deliver(world: World, warehouseId: string, moment: number, now: number): void {
  const bySupplier = new Map<string, StockedItem[]>()
  for (const stocked of world.items) {
    if (!stocked.warehouseIds.includes(warehouseId)) continue
    if (isLeftAlone(`${warehouseId}:${stocked.item._id}`, 'purchase', moment, now)) continue
    if (missing(world, stocked, warehouseId, moment) === 0) continue
    const supplierId = supplierOf(stocked)
    bySupplier.set(supplierId, [...(bySupplier.get(supplierId) ?? []), stocked])
  }
  let at = moment
  for (const [supplierId, items] of bySupplier) {
    for (let from = 0; from < items.length; from += LINES) {
      const lines = items
        .slice(from, from + LINES)
        .map((s) => deliveryLine(world, s, warehouseId, missing(world, s, warehouseId, moment), at))
      const deliveryNote = `SH${instant(at).slice(2, 10).replaceAll('-', '')}${world.random.int(100, 999)}`
      receiveGoods(
        world,
        { warehouseId, clerkId: clerkOf(world, warehouseId), supplierId, deliveryNote, lines },
        at,
      )
      at += world.random.int(6, 17) * 60_000 + world.random.int(0, 59_999)
    }
  }
}

/** What fills it up, once the reorder point is reached; else 0. In the item's smallest step. */
function missing(world: World, stocked: StockedItem, warehouseId: string, moment: number): number {
  const level = stocked.item.levels.find((candidate) => candidate.warehouseId === warehouseId)
  const available = world.available(warehouseId, stocked.item._id, instant(moment))
  return level?.maximum && available <= (level.reorderPoint ?? 0) ? level.maximum - available : 0
}
