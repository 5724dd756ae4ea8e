import { mayAccept, waitingShipments } from '../../shared/domain/acceptance'
import { availableQuantity } from '../../shared/domain/allocation'
import { isIssuable } from '../../shared/domain/issue'
import { mayCloseRest } from '../../shared/domain/close-rest'
import { promiseTo } from '../../shared/domain/pick-line'
import { mayDecide, mayWithdraw } from '../../shared/domain/requisition'
import { maySeeValue, mayWorkIn } from '../../shared/domain/rights'
import { mayExchange } from '../../shared/domain/substitute-state'
import type { RequisitionView } from '../../shared/operations/requisition'
import type { Requisition } from '../../shared/schema/requisition'
import type { Stock } from '../../shared/schema/stock'
import type { CallContext } from './context'

/** The document with the stock beside its lines and what the caller may do next. */
export function requisitionView(
  requisition: Requisition,
  stocks: readonly Stock[],
  { caller, today, now }: Pick<CallContext, 'caller' | 'today' | 'now'>,
): RequisitionView {
  const stockOf = new Map(stocks.map((stock) => [stock.itemId, stock]))
  return {
    requisition: maySeeValue(caller) ? requisition : withoutValue(requisition),
    stock: requisition.lines.map(({ lineId, itemId }) => {
      const stock = stockOf.get(itemId)
      return {
        lineId,
        onHand: stock?.onHand ?? 0,
        available: stock ? availableQuantity(stock, today, now) : 0,
        ...promiseTo(stock, requisition._id, lineId, now),
      }
    }),
    actions: {
      decide: mayDecide(requisition, caller) === null,
      withdraw: requisition.requester.id === caller._id && mayWithdraw(requisition),
      issue: isIssuable(requisition) && !requisition.checkId && mayWorkIn(caller, requisition.warehouseId),
      close: mayCloseRest(requisition, caller),
      renew: mayExchange(requisition) && mayWorkIn(caller, requisition.warehouseId),
      accept: mayAccept(requisition, caller) && waitingShipments(requisition).length > 0,
      answerSubstitute: requisition.substituteWaits === true && requisition.requester.id === caller._id,
    },
  }
}

const withoutValue = (requisition: Requisition): Requisition => ({
  ...requisition,
  issues: requisition.issues.map((issue) => ({
    ...issue,
    picks: issue.picks.map(({ valueFen: _cost, closedValueFen: _closed, ...pick }) => pick),
  })),
})
