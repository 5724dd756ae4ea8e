import type { PickSequence } from '../../shared/domain/allocation'
import { locationsOf } from './directory'

/** The walk through a warehouse; a location that is not in the list comes last. */
export async function pickSequenceOf(warehouseId: string): Promise<PickSequence> {
  const locations = await locationsOf(warehouseId)
  return (locationId) => locations.get(locationId)?.pickSequence ?? Number.MAX_SAFE_INTEGER
}
