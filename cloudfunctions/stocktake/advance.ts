import { maySeeStocktake, mayRun, stocktakeStates } from '../../shared/domain/stocktake/access'
import { reject, type Result } from '../../shared/errors'
import type { OutputOf } from '../../shared/operations'
import type { CallContext } from '../runtime/context'
import type { Handler } from '../runtime/define-function'
import { get } from '../runtime/store'
import { openingStep } from './opening-step'
import { postStep } from './post-step'
import { stocktakeNotFound } from './view'

export const advance: Handler<'stocktake.advance'> = async ({ stocktakeId, step }, call) => {
  const stocktake = await get('stocktakes', stocktakeId)
  if (!stocktake || !maySeeStocktake(call.caller, stocktake)) return stocktakeNotFound(stocktakeId)
  const decides = stocktake.approval?.approverIds.includes(call.caller._id) ?? false
  if (!mayRun(call.caller, stocktake.warehouseId) && !decides) return reject('FORBIDDEN')
  return advanceOnce(call, stocktakeId, step)
}

/**
 * One step of a stocktake's long work, in a transaction and a journal entry of its own. Whoever takes it does: a page, or
 * the timer where a page stopped. Rejects ALREADY_HANDLED when somebody else did that step.
 */
export async function advanceOnce(
  call: CallContext,
  stocktakeId: string,
  step: number,
): Promise<Result<OutputOf<'stocktake.advance'>>> {
  const stocktake = await get('stocktakes', stocktakeId)
  if (!stocktake) return stocktakeNotFound(stocktakeId)
  if (stocktake.job?.step !== step) {
    return reject('ALREADY_HANDLED', { state: stocktakeStates[stocktake.status] })
  }
  return stocktake.job.kind === 'opening'
    ? openingStep(call, stocktake, step)
    : postStep(call, stocktake, step)
}
