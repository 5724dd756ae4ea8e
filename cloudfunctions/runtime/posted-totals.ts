import type { StocktakeTotals } from '../../shared/schema/stocktake'
import { _ } from './app'
import { find } from './store'

const PAGE = 1_000

/** Results of the stocktakes posted within a period, of some warehouses or of all; a request for each thousand. */
export async function postedTotals(
  warehouses: readonly string[] | undefined,
  { from, before }: { from: string; before: string },
): Promise<{ postedAt: string; totals: StocktakeTotals }[]> {
  const all: { postedAt: string; totals: StocktakeTotals }[] = []
  const one = warehouses?.length === 1 ? warehouses[0] : warehouses && _.in([...warehouses])
  for (let skip = 0; ; skip += PAGE) {
    const page = await find(
      'stocktakes',
      { ...(one ? { warehouseId: one } : {}), postedAt: _.gte(from).and(_.lt(before)) },
      { orderBy: NEWEST, skip, limit: PAGE, fields: ['postedAt', 'totals'] },
    )
    for (const { postedAt, totals } of page) if (postedAt && totals) all.push({ postedAt, totals })
    if (page.length < PAGE) return all
  }
}

const NEWEST = [
  ['postedAt', 'desc'],
  ['_id', 'desc'],
] as const
