import { availableQuantity } from '../../shared/domain/allocation'
import { isIssuable } from '../../shared/domain/issue'
import { mayDecide, mayWithdraw } from '../../shared/domain/requisition'
import { maySeeValue, mayWorkIn } from '../../shared/domain/rights'
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
      }
    }),
    actions: {
      decide: mayDecide(requisition, caller) === null,
      withdraw: requisition.requester.id === caller._id && mayWithdraw(requisition),
      issue: isIssuable(requisition) && mayWorkIn(caller, requisition.warehouseId),
    },
  }
}

const withoutValue = (requisition: Requisition): Requisition => ({
  ...requisition,
  issues: requisition.issues.map((issue) => ({
    ...issue,
    picks: issue.picks.map(({ valueFen: _cost, ...pick }) => pick),
  })),
})
