import { differences } from '@shared/domain/adjustments/merge'
import type { OutputOf } from '@shared/operations'
import type { LotRow } from '@shared/operations/stock'
import type { LotTarget, MergeCandidate } from './target'

type ItemStock = OutputOf<'stock.item'>

/** A lot of the item page as the thing that something is done with. */
export function lotTarget(
  item: ItemStock['item'],
  { warehouseId, itemId }: ItemStock['stocks'][number],
  lot: LotRow,
): LotTarget {
  const { name, unit, scale, tracking } = item
  const { lotId, lotNo, serialNo, locationId, location, status, quantity } = lot
  return {
    warehouseId,
    itemId,
    item: { name, unit, scale, tracking },
    lotId,
    lotNo,
    serialNo,
    locationId,
    location,
    status,
    quantity,
  }
}

/** Other lots at the same place in the same state, which may become one with it. */
export const alikeAmong = (
  item: Pick<ItemStock['item'], 'tracking'>,
  lots: readonly LotRow[],
  lot: LotRow,
): MergeCandidate[] =>
  item.tracking === 'serial'
    ? []
    : lots.filter(
        (other) =>
          other.lotId !== lot.lotId &&
          other.locationId === lot.locationId &&
          other.status === lot.status &&
          differences(other, lot).length === 0,
      )
