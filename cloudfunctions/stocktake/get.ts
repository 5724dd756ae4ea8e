import { maySeeStocktake } from '../../shared/domain/stocktake/access'
import { ok } from '../../shared/errors'
import type { Handler } from '../runtime/define-function'
import { get } from '../runtime/store'
import { stocktakeNotFound, stocktakeView } from './view'

/** To somebody who has nothing to do with it, it is not there. */
export const getStocktake: Handler<'stocktake.get'> = async ({ stocktakeId }, call) => {
  const stocktake = await get('stocktakes', stocktakeId)
  if (!stocktake || !maySeeStocktake(call.caller, stocktake)) return stocktakeNotFound(stocktakeId)
  return ok(await stocktakeView(stocktake, call))
}
