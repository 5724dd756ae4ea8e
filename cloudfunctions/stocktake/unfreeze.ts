import { mayRun } from '../../shared/domain/stocktake/access'
import { thaw } from '../../shared/domain/stocktake/frozen-area'
import { ok, reject } from '../../shared/errors'
import type { StocktakeView } from '../../shared/operations/stocktake-view'
import { commit } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { liftWrites, unfreeze } from '../runtime/freeze'
import { get } from '../runtime/store'
import { stocktakeNotFound, stocktakeView, talliesOf } from './view'

/** Goods may move again at once; counting goes on, with movements taken out of the books as in any other stocktake. */
export const unfreezeArea: Handler<'stocktake.unfreeze'> = async ({ stocktakeId, reason }, call) => {
  const seen = await get('stocktakes', stocktakeId)
  if (!seen) return stocktakeNotFound(stocktakeId)
  if (!mayRun(call.caller, seen.warehouseId))
    return reject('WAREHOUSE_FORBIDDEN', { warehouseName: seen.warehouseName })
  const tallies = await talliesOf(stocktakeId)
  const by = { id: call.caller._id, name: call.caller.name }
  const result = await commit<StocktakeView>(call, async (snapshot, now) => {
    const before = await snapshot.get('stocktakes', stocktakeId)
    if (!before) return stocktakeNotFound(stocktakeId)
    const decision = thaw(before, by, reason, now)
    if (!decision.ok) return decision
    return ok({
      writes: [
        { kind: 'update', collection: 'stocktakes', before, document: decision.data },
        ...liftWrites(before),
      ],
      journal: {
        summary: `解除盘点冻结 ${stocktakeId}：${reason}`,
        postings: [],
        document: { type: 'stocktake', id: stocktakeId },
        warehouseId: before.warehouseId,
      },
      answer: await stocktakeView(decision.data, call, tallies),
    })
  })
  // Marks of a freeze that is over mean nothing; what is left of them here goes with the timer.
  if (result.ok) await unfreeze(seen)
  return result
}
