import { receiveGoods } from '../actions/receiving'
import type { StockedItem } from '../items'
import { suppliers } from '../organisation'
import { instant, isQuietDay, workingMoment } from '../working-time'
import type { World } from '../world'
import { isLeftAlone } from './fixed-ends'
import { clerkOf, deliveryLine, deliveryNoteOf, supplierOf } from './goods'
import type { Step } from './step'

/** Weekdays (0 is Sunday) on which goods come to each warehouse. */
const deliveryDays: [warehouseId: string, weekdays: number[]][] = [
  ['WH-BG', [2, 5]],
  ['WH-SY', [1, 3]],
  ['WH-SB', [4]],
]
/** One delivery note's lines; what is missing beyond them comes with the next. */
const LINES = 12

/** Deliveries of the week: what is at its reorder point is filled up to its maximum, supplier by supplier. */
export function purchases(world: World, days: readonly string[], now: number): Step[] {
  return days
    .filter((day) => !isQuietDay(day))
    .flatMap((day) =>
      deliveryDays
        .filter(([, weekdays]) => weekdays.includes(new Date(day).getUTCDay()))
        .flatMap(([warehouseId]) =>
          suppliers.map(({ _id }): Step => {
            const moment = workingMoment(day, world.random, 9 * 60, 16 * 60)
            return { moment, run: () => deliver(world, warehouseId, _id, moment, now) }
          }),
        ),
    )
}

function deliver(world: World, warehouseId: string, supplierId: string, moment: number, now: number): void {
  const lines = world.items
    .filter((stocked) => stocked.warehouseIds.includes(warehouseId) && supplierOf(stocked) === supplierId)
    .filter(({ item }) => !isLeftAlone(`${warehouseId}:${item._id}`, 'purchase', moment, now))
    .flatMap((stocked) => {
      const steps = missing(world, stocked, warehouseId, moment)
      return steps > 0 ? [deliveryLine(world, stocked, warehouseId, steps, moment)] : []
    })
    .slice(0, LINES)
  if (lines.length === 0) return
  const deliveryNote = deliveryNoteOf(world, moment)
  receiveGoods(
    world,
    { warehouseId, clerkId: clerkOf(world, warehouseId), supplierId, deliveryNote, lines },
    moment,
  )
}

/** What fills it up, once the reorder point is reached; else 0. In the item's smallest step. */
function missing(world: World, stocked: StockedItem, warehouseId: string, moment: number): number {
  const level = stocked.item.levels.find((candidate) => candidate.warehouseId === warehouseId)
  const available = world.available(warehouseId, stocked.item._id, instant(moment))
  return level?.maximum && available <= (level.reorderPoint ?? 0) ? level.maximum - available : 0
}
