import { maySeeRequisition } from '../../shared/domain/rights'
import { ok, reject } from '../../shared/errors'
import type { Handler } from '../runtime/define-function'
import { requisitionView } from '../runtime/requisition-view'
import { stocksOf } from '../runtime/stock-access'
import { get } from '../runtime/store'

export const getRequisition: Handler<'requisition.get'> = async ({ requisitionId }, call) => {
  const requisition = await get('requisitions', requisitionId)
  if (!requisition) return reject('NOT_FOUND', { what: `领用单 ${requisitionId}` })
  if (!maySeeRequisition(call.caller, requisition)) return reject('FORBIDDEN')
  const stocks = await stocksOf(
    requisition.warehouseId,
    requisition.lines.map((line) => line.itemId),
  )
  return ok(requisitionView(requisition, stocks, call))
}
