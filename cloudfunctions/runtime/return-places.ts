import type { Location } from '../../shared/schema/masterdata'
import { locationById, locationsOf } from './directory'

/** Locations of a warehouse by id, those named asked afresh where the cached list does not have them yet. */
export async function returnPlaces(
  warehouseId: string,
  named: readonly string[],
): Promise<(locationId: string) => Location | undefined> {
  const locations = new Map(await locationsOf(warehouseId))
  for (const id of named) {
    const fresh = locations.has(id) ? undefined : await locationById(id)
    if (fresh) locations.set(id, fresh)
  }
  return (locationId) => locations.get(locationId)
}
