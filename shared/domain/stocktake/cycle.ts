import type { ItemCounts, StocktakePlan, ValueClass } from '../../schema/stocktake'
import { businessDay, daysBetween } from '../calendar'

type Cycle = NonNullable<StocktakePlan['cycle']>

/** An item on hand in the plan's warehouse and scope. */
export interface CycleItem {
  itemId: string
  valueFen: number
}

/**
 * The items that a cycle plan counts on `today`: never counted first, then those whose last posted count is longest ago,
 * among equals the dearer; at most `maxItems`, so that one opening is a day's work. An item is due when as many days as its
 * class allows have passed since its last count.
 * @param classOf class of each item by the value of the whole warehouse; unknown is C
 */
export function dueItems(
  items: readonly CycleItem[],
  counts: ReadonlyMap<string, Pick<ItemCounts, 'lastCountedAt'>>,
  classOf: ReadonlyMap<string, ValueClass>,
  cycle: Cycle,
  today: string,
): string[] {
  const lastOf = ({ itemId }: CycleItem): string => {
    const last = counts.get(itemId)?.lastCountedAt
    return last === undefined ? NEVER : businessDay(last)
  }
  const isDue = (item: CycleItem): boolean =>
    daysBetween(lastOf(item), today) >= cycle[classOf.get(item.itemId) ?? 'C']
  return items
    .filter(isDue)
    .sort(
      (a, b) =>
        compareText(lastOf(a), lastOf(b)) || b.valueFen - a.valueFen || compareText(a.itemId, b.itemId),
    )
    .slice(0, cycle.maxItems)
    .map(({ itemId }) => itemId)
}

/** Longer ago than any class allows. */
const NEVER = '1970-01-01'

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
