import type { SubmitLine } from '../../../shared/domain/requisition'
import type { StockedItem } from '../items'
import { instant } from '../working-time'
import type { World } from '../world'
import type { Appetite } from './appetites'
import { isLeftAlone } from './fixed-ends'

/** What somebody asks for: a few different items, never more than half of what there is. */
export function wishes(world: World, appetite: Appetite, moment: number, now: number): SubmitLine[] {
  const { random } = world
  const at = instant(moment)
  const choice = choiceOf(world, appetite).filter(
    (stocked) => !isLeftAlone(`${appetite.warehouseId}:${stocked.item._id}`, 'demand', moment, now),
  )
  const wanted = random.weighted([1, 2, 3, 4, 5], (count) => [30, 34, 20, 11, 5][count - 1] ?? 0)
  const lines = new Map<string, number>()
  for (let attempt = 0; attempt < 12 && lines.size < wanted; attempt++) {
    const stocked = random.weighted(choice, (candidate) => candidate.popularity ** 2)
    const { _id, scale } = stocked.item
    const available = world.available(appetite.warehouseId, _id, at)
    const most = Math.floor(available / 2)
    const quantity = Math.min(most, rounded(stocked.typical * random.between(0.5, 1.7), scale))
    if (quantity > 0) lines.set(_id, quantity)
  }
  return [...lines].map(([itemId, quantity]) => ({ itemId, quantity }))
}

/** Nobody asks for 2.37 litres or 73 filters: tenths of a measured unit, round numbers of small things. */
export function rounded(steps: number, scale: number): number {
  const grain = scale > 0 ? 10 ** scale / 10 : steps >= 50 ? 10 : steps >= 20 ? 5 : steps >= 10 ? 2 : 1
  return Math.max(grain, Math.round(steps / grain) * grain)
}

const choiceOf = (world: World, { warehouseId, kinds }: Appetite): StockedItem[] =>
  world.items.filter(
    ({ item, warehouseIds }) =>
      warehouseIds.includes(warehouseId) && kinds.some((kind) => item.code.startsWith(kind)),
  )
