import type { By } from '../../schema/common'
import type { Stocktake } from '../../schema/stocktake'

/**
 * The stocktake as its posting begins: from now on nobody counts and no line changes. `counted`: lines with a result, which
 * the progress of the posting is measured by. The step of whoever decided stands in the history before.
 */
export const beginPosting = (stocktake: Stocktake, counted: number, by: By, now: string): Stocktake => ({
  ...stocktake,
  status: 'posting',
  job: {
    kind: 'posting',
    step: 0,
    after: null,
    offset: 0,
    done: 0,
    total: counted,
    updatedAt: now,
  },
  history: [...stocktake.history, { action: 'post', by, at: now }],
  updatedAt: now,
})
