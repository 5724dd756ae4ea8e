import { rackOf } from '@shared/domain/location-code'
import { useQuery } from '@/lib/use-operation'
import type { StocktakeDraft } from './stocktake-draft'

/** Racks of the scope's places, in walking order; asked for only where areas are made of them. */
export function useRacks({
  split,
  warehouseId,
  scope,
}: Pick<StocktakeDraft, 'split' | 'warehouseId' | 'scope'>): string[] {
  const query = useQuery(
    'masterdata.listLocations',
    split === 'racks' && warehouseId ? { warehouseId } : null,
  )
  const { zones, locations } = scope
  const within = (query.data?.rows ?? []).filter(
    ({ _id, zone, status }) =>
      status === 'active' &&
      (zones.length === 0 || zones.includes(zone)) &&
      (locations.length === 0 || locations.some(({ id }) => id === _id)),
  )
  return [...new Set(within.map(({ code }) => rackOf(code)))]
}
