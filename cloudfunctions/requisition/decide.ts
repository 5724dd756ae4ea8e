import { decide, mayDecide } from '../../shared/domain/requisition'
import { ok, reject } from '../../shared/errors'
import type { RequisitionView } from '../../shared/operations/requisition'
import type { Decision, Requisition } from '../../shared/schema/requisition'
import { commit } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { activePeople } from '../runtime/directory'
import { notify } from '../runtime/notify'
import { requisitionView } from '../runtime/requisition-view'
import { snapshotStocks, stockWrites } from '../runtime/stock-access'

export const decideRequisition: Handler<'requisition.decide'> = async (input, call) => {
  const lineIds = input.lines?.map((line) => line.lineId) ?? []
  if (new Set(lineIds).size < lineIds.length) return reject('DUPLICATE_LINE')
  const quantities = new Map(input.lines?.map((line) => [line.lineId, line.quantity]))
  const command = { by: call.caller, decision: input.decision, comment: input.comment, quantities }
  const result = await commit<RequisitionView>(call, async (snapshot, now) => {
    const requisition = await snapshot.get('requisitions', input.requisitionId)
    if (!requisition) return reject('NOT_FOUND', { what: `领用单 ${input.requisitionId}` })
    const refused = mayDecide(requisition, call.caller)
    if (refused) return refused
    const unknown = [...quantities.keys()].find((id) => !requisition.lines.some((line) => line.lineId === id))
    if (unknown !== undefined) return reject('NOT_FOUND', { what: `第 ${unknown} 行` })

    const stocks = await snapshotStocks(snapshot, requisition)
    const decision = decide(requisition, (itemId) => stocks.get(itemId), command, now)
    if (!decision.ok) return decision
    const { requisition: decided, stocks: reserved } = decision.data
    return ok({
      writes: [
        ...stockWrites(stocks, reserved),
        { kind: 'update', collection: 'requisitions', before: requisition, document: decided },
      ],
      journal: {
        summary: summaryOf(input.decision, decided, input.comment),
        postings: [],
        document: { type: 'requisition', id: requisition._id },
        warehouseId: requisition.warehouseId,
      },
      answer: requisitionView(decided, [...stocks.values(), ...reserved], call),
    })
  })
  if (result.ok) {
    const { requisition } = result.data
    await notify('decided', await activePeople([requisition.requester.id]), requisition)
  }
  return result
}

const verbs: Record<Decision, string> = { approve: '同意', return: '退回', reject: '驳回' }

function summaryOf(decision: Decision, { _id, lines }: Requisition, comment?: string): string {
  const cut = lines.filter(
    (line) => line.approvedQuantity !== null && line.approvedQuantity < line.quantity,
  ).length
  return (
    `${verbs[decision]}领用单 ${_id}` +
    (cut > 0 ? `，减少 ${cut} 行` : '') +
    (comment ? `，意见：${comment}` : '')
  )
}
