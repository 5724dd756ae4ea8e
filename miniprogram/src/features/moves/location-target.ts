import { differences } from '@shared/domain/adjustments/merge'
import type { OutputOf } from '@shared/operations'
import type { LocationRow } from '@shared/operations/inside'
import type { LotTarget, MergeCandidate } from './target'

/** A row of a location as the thing that something is done with. */
export function targetOf(
  { location }: Pick<OutputOf<'stock.location'>, 'location'>,
  row: LocationRow,
): LotTarget {
  const { itemId, item, lotId, lotNo, serialNo, status, quantity } = row
  return {
    warehouseId: location.warehouseId,
    itemId,
    item,
    lotId,
    lotNo,
    serialNo,
    locationId: location._id,
    location: location.code,
    status,
    quantity,
  }
}

/** Other lots of the same item in the same state there, which may become one with it. */
export const alikeOf = (rows: readonly LocationRow[], row: LocationRow): MergeCandidate[] =>
  row.item.tracking === 'serial'
    ? []
    : rows.filter(
        (other) =>
          other.itemId === row.itemId &&
          other.lotId !== row.lotId &&
          other.status === row.status &&
          differences(other, row).length === 0,
      )
