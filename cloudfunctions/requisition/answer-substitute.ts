import { maySeeRequisition } from '../../shared/domain/rights'
import { answerSubstitute } from '../../shared/domain/substitute'
import { ok, reject } from '../../shared/errors'
import type { RequisitionView } from '../../shared/operations/requisition'
import type { Stock } from '../../shared/schema/stock'
import { commit } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { requisitionView } from '../runtime/requisition-view'
import { ledgerWrites, stocksOf } from '../runtime/stock-access'

/** The requester agrees to another item, or does not: promise and lines change in one transaction. */
export const answerOther: Handler<'requisition.answerSubstitute'> = (input, call) =>
  commit<RequisitionView>(call, async (snapshot, now) => {
    const requisition = await snapshot.get('requisitions', input.requisitionId)
    if (!requisition) return reject('NOT_FOUND', { what: `领用单 ${input.requisitionId}` })
    if (!maySeeRequisition(call.caller, requisition)) return reject('FORBIDDEN')
    const proposal = requisition.substitutes?.find((other) => other.substituteId === input.substituteId)
    const line = requisition.lines.find(({ lineId }) => lineId === proposal?.lineId)
    const before = new Map<string, Stock>()
    for (const itemId of input.accept && proposal && line ? [line.itemId, proposal.itemId] : []) {
      const stock = await snapshot.get('stock', `${requisition.warehouseId}:${itemId}`)
      if (stock) before.set(itemId, stock)
    }
    const { substituteId, accept, comment } = input
    const command = { by: call.caller, substituteId, accept, ...(comment ? { comment } : {}) }
    const decision = answerSubstitute(requisition, (itemId) => before.get(itemId), command, now)
    if (!decision.ok) return decision
    const { requisition: answered, stocks } = decision.data
    const others = await stocksOf(
      requisition.warehouseId,
      answered.lines.map((other) => other.itemId),
    )
    const words = accept ? '同意' : '不同意'
    return ok({
      writes: [
        ...ledgerWrites(before, stocks),
        { kind: 'update', collection: 'requisitions', before: requisition, document: answered },
      ],
      journal: {
        summary:
          `${words}替代：${requisition._id} 的${line?.item.name ?? ''}换成${proposal?.item.name ?? ''}` +
          (comment ? `，意见：${comment}` : ''),
        postings: [],
        document: { type: 'requisition', id: requisition._id },
        warehouseId: requisition.warehouseId,
      },
      answer: requisitionView(answered, [...others, ...stocks], call),
    })
  })
