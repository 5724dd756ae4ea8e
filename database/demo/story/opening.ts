import type { StockedItem } from '../items'
import { warehouses } from '../organisation'
import { momentOf } from '../working-time'
import { receiveGoods } from '../actions/receiving'
import type { World } from '../world'
import { deliveryLine } from './goods'
import type { Step } from './step'

const LINES = 25

/** The stock that the books begin with: counted and entered on the first day, warehouse by warehouse. */
export function opening(world: World, day: string): Step[] {
  return warehouses.flatMap((warehouse, place) => {
    const kept = world.items.filter((stocked) => stocked.warehouseIds.includes(warehouse._id))
    const batches = Math.ceil(kept.length / LINES)
    return Array.from({ length: batches }, (_, index): Step => {
      const moment = momentOf(day, 9 * 60 + place * 3 + index * 23 + world.random.next())
      const batch = kept.slice(index * LINES, (index + 1) * LINES)
      return { moment, run: () => count(world, warehouse._id, batch, moment) }
    })
  })
}

function count(world: World, warehouseId: string, batch: StockedItem[], moment: number): void {
  const clerkId = warehouseId === 'WH-SB' ? 'zhaolei' : 'clerk'
  const lines = batch.map((stocked) => {
    const level = stocked.item.levels.find((candidate) => candidate.warehouseId === warehouseId)
    const steps = Math.ceil((level?.maximum ?? stocked.typical) * world.random.between(0.3, 1))
    return deliveryLine(world, stocked, warehouseId, steps, moment)
  })
  receiveGoods(world, { warehouseId, clerkId, lines }, moment)
}
