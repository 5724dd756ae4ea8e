import { maySeeStocktake, mayRun } from '../../shared/domain/stocktake/access'
import { cancel as decideCancel } from '../../shared/domain/stocktake/open-steps'
import { ok, reject } from '../../shared/errors'
import type { StocktakeView } from '../../shared/operations/stocktake-view'
import { commit } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { liftWrites, unfreeze } from '../runtime/freeze'
import { stocktakeNotFound, stocktakeView, talliesOf } from './view'

/** Gives a stocktake up: the books stay as they are, the counts stay as evidence, what was frozen moves again. */
export const cancel: Handler<'stocktake.cancel'> = async ({ stocktakeId, reason }, call) => {
  const tallies = await talliesOf(stocktakeId)
  const by = { id: call.caller._id, name: call.caller.name }
  const result = await commit<StocktakeView>(call, async (snapshot, now) => {
    const stocktake = await snapshot.get('stocktakes', stocktakeId)
    if (!stocktake || !maySeeStocktake(call.caller, stocktake)) return stocktakeNotFound(stocktakeId)
    if (!mayRun(call.caller, stocktake.warehouseId)) return reject('FORBIDDEN')
    const decision = decideCancel(stocktake, by, reason, now)
    if (!decision.ok) return decision
    return ok({
      writes: [
        { kind: 'update', collection: 'stocktakes', before: stocktake, document: decision.data },
        ...liftWrites(stocktake),
      ],
      journal: {
        summary: `取消盘点单 ${stocktakeId}，原因：${reason}`,
        postings: [],
        document: { type: 'stocktake', id: stocktakeId },
        warehouseId: stocktake.warehouseId,
      },
      answer: await stocktakeView(decision.data, call, tallies),
    })
  })
  if (result.ok && result.data.stocktake.frozen) await unfreeze(result.data.stocktake)
  return result
}
