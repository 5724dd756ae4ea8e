import type { Stocktake } from '../../schema/stocktake'

/**
 * The stocktake as its posting begins: from now on nobody counts and no line changes. `counted`: lines with a result, which
 * the progress of the posting is measured by. Who decided stands in the history already; the end of it comes with the last
 * step.
 */
export const beginPosting = (stocktake: Stocktake, counted: number, now: string): Stocktake => ({
  ...stocktake,
  status: 'posting',
  job: { kind: 'posting', step: 0, after: null, offset: 0, done: 0, total: counted, updatedAt: now },
  updatedAt: now,
})
