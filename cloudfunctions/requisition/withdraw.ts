import { withdraw } from '../../shared/domain/requisition'
import { ok, reject } from '../../shared/errors'
import type { RequisitionView } from '../../shared/operations/requisition'
import { commit } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { requisitionView } from '../runtime/requisition-view'
import { snapshotStocks, stockWrites } from '../runtime/stock-access'

export const withdrawRequisition: Handler<'requisition.withdraw'> = (input, call) =>
  commit<RequisitionView>(call, async (snapshot, now) => {
    const requisition = await snapshot.get('requisitions', input.requisitionId)
    if (!requisition) return reject('NOT_FOUND', { what: `领用单 ${input.requisitionId}` })
    const stocks = await snapshotStocks(snapshot, requisition)
    const command = { by: call.caller, comment: input.comment }
    const decision = withdraw(requisition, (itemId) => stocks.get(itemId), command, now)
    if (!decision.ok) return decision
    const { requisition: withdrawn, stocks: released } = decision.data
    return ok({
      writes: [
        ...stockWrites(stocks, released),
        { kind: 'update', collection: 'requisitions', before: requisition, document: withdrawn },
      ],
      journal: {
        summary: `撤回领用单 ${requisition._id}` + (input.comment ? `，原因：${input.comment}` : ''),
        postings: [],
        document: { type: 'requisition', id: requisition._id },
        warehouseId: requisition.warehouseId,
      },
      answer: requisitionView(withdrawn, [...stocks.values(), ...released], call),
    })
  })
