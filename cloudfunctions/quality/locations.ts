import type { Location } from '../../shared/schema/masterdata'
import { locationById, locationsOf } from '../runtime/directory'

/** Locations of a warehouse by id, those named in the input asked afresh when the cached list does not have them. */
export async function locationsFor(
  warehouseId: string,
  named: readonly (string | undefined)[],
): Promise<ReadonlyMap<string, Location>> {
  const locations = new Map(await locationsOf(warehouseId))
  for (const id of named) {
    const fresh = id === undefined || locations.has(id) ? undefined : await locationById(id)
    if (fresh?.warehouseId === warehouseId) locations.set(fresh._id, fresh)
  }
  return locations
}

/** Where rejected goods go unless told: the first location of the 不合格 zone on the walk. */
export const rejectedLocation = (locations: ReadonlyMap<string, Location>): Location | undefined =>
  [...locations.values()].find(({ zoneKind, status }) => zoneKind === 'rejected' && status === 'active')
