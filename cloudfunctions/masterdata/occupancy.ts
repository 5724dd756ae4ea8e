import { db } from '../runtime/app'

/** More locations than any warehouse has goods at. */
const MOST = 20_000

const $ = db.command.aggregate

/** How many lots lie at each location of a warehouse, by location id; empty ones are left out. One request. */
export async function occupancyOf(warehouseId: string): Promise<ReadonlyMap<string, number>> {
  const { data } = await db
    .collection('stock')
    .aggregate()
    .match({ warehouseId })
    .unwind('$lots')
    .group({ _id: '$lots.locationId', lots: $.sum(1) })
    .limit(MOST)
    .end()
  return new Map((data as { _id: string; lots: number }[]).map(({ _id, lots }) => [_id, lots]))
}

/** How many locations each zone of a warehouse has, by the zone's code. One request. */
export async function locationsByZone(warehouseId: string): Promise<ReadonlyMap<string, number>> {
  const { data } = await db
    .collection('locations')
    .aggregate()
    .match({ warehouseId })
    .group({ _id: '$zone', locations: $.sum(1) })
    .limit(1_000)
    .end()
  return new Map((data as { _id: string; locations: number }[]).map((row) => [row._id, row.locations]))
}
