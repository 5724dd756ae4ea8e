import type { Occupied } from '../../shared/domain/propose-location'
import { _, db } from '../runtime/app'
import { Cache } from '../runtime/cache'

/** A proposal may be this much behind what others put away; the clerk sees the shelf. */
const SOME_SECONDS_MS = 20_000
const PAGE = 1_000

const kept = new Cache<ReadonlyMap<string, Occupied>>(SOME_SECONDS_MS, 50)

/** How many lots lie at each location of a warehouse, and of which categories; one request for 1,000 locations. */
export async function occupiedIn(warehouseId: string): Promise<ReadonlyMap<string, Occupied>> {
  return (await kept.through(warehouseId, () => count(warehouseId))) ?? new Map()
}

/** After this instance put something there. */
export const forgetOccupied = (warehouseId: string): void => kept.delete(warehouseId)

async function count(warehouseId: string): Promise<ReadonlyMap<string, Occupied>> {
  const occupied = new Map<string, Occupied>()
  const { sum, addToSet } = _.aggregate
  for (let skip = 0; ; skip += PAGE) {
    const { data } = await db
      .collection('stock')
      .aggregate()
      .match({ warehouseId })
      .unwind('$lots')
      .group({ _id: '$lots.locationId', lots: sum(1), categoryIds: addToSet('$item.categoryId') })
      .sort({ _id: 1 })
      .skip(skip)
      .limit(PAGE)
      .end()
    const rows = data as ({ _id: string } & Occupied)[]
    for (const { _id, lots, categoryIds } of rows) occupied.set(_id, { lots, categoryIds })
    if (rows.length < PAGE) return occupied
  }
}
