import { ok, reject, type Result } from '../../errors'
import type { By } from '../../schema/common'
import type { Posting } from '../../schema/journal'
import type { FrozenArea, Stocktake, StocktakeScope } from '../../schema/stocktake'
import { stocktakeStates } from './access'

/** What a stocktake that freezes its area keeps from moving: the places of its scope, or only the goods it counts there. */
export function frozenAreaOf(
  stocktake: Pick<Stocktake, '_id' | 'warehouseId' | 'scope'>,
  at: string,
): FrozenArea {
  const { zones, locationIds } = stocktake.scope
  return {
    _id: stocktake._id,
    warehouseId: stocktake.warehouseId,
    ...(zones && { zones }),
    ...(locationIds && { locationIds }),
    ...(countsSomeGoods(stocktake.scope) && { someGoods: true }),
    at,
  }
}

/** Whether the scope picks goods and not only places: then all other goods may move. */
export const countsSomeGoods = (scope: StocktakeScope): boolean =>
  [scope.categoryIds, scope.itemIds, scope.custodianIds, scope.valueClasses, scope.notCountedForDays].some(
    (limit) => limit !== undefined,
  )

/** Whether a place lies in the area: a scope's row fits every limit given. */
export const liesIn = (
  { zones, locationIds }: Pick<FrozenArea, 'zones' | 'locationIds'>,
  location: { _id: string; zone: string },
): boolean => (zones?.includes(location.zone) ?? true) && (locationIds?.includes(location._id) ?? true)

/** Ids of the shelves that goods leave or come to. */
export const shelvesOf = (postings: readonly Pick<Posting, 'from' | 'to'>[]): string[] => [
  ...new Set(
    postings
      .flatMap(({ from, to }) => [from, to])
      .filter((place) => place.startsWith(SHELF))
      .map((place) => place.slice(SHELF.length)),
  ),
]
const SHELF = 'stock:'

/** Ends the freeze while the stocktake goes on. Rejects ALREADY_HANDLED when it freezes nothing, or is over. */
export function thaw(stocktake: Stocktake, by: By, reason: string, now: string): Result<Stocktake> {
  const { status, frozen, history } = stocktake
  if (status === 'posted' || status === 'cancelled')
    return reject('ALREADY_HANDLED', { state: stocktakeStates[status] })
  if (!frozen) return reject('ALREADY_HANDLED', { state: '没有冻结' })
  const step = { action: 'unfreeze' as const, by, at: now, comment: reason }
  return ok({ ...stocktake, frozen: false, history: [...history, step], updatedAt: now })
}
