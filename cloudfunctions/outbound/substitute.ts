import { refuseWarehouse } from '../../shared/domain/rights'
import { cancelSubstitute, proposeSubstitute } from '../../shared/domain/substitute'
import { formatQuantity, toBaseQuantity } from '../../shared/domain/units'
import { ok, reject } from '../../shared/errors'
import type { RequisitionView } from '../../shared/operations/requisition'
import { commit } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { activePeople } from '../runtime/directory'
import { notify } from '../runtime/notify'
import { requisitionView } from '../runtime/requisition-view'
import { stocksOf } from '../runtime/stock-access'

/** Proposes another item for what is short; the requester is told and decides. */
export const proposeOther: Handler<'outbound.proposeSubstitute'> = async (input, call) => {
  const result = await commit<RequisitionView>(call, async (snapshot, now) => {
    const requisition = await snapshot.get('requisitions', input.requisitionId)
    if (!requisition) return reject('NOT_FOUND', { what: `领用单 ${input.requisitionId}` })
    const { warehouseId, warehouseName: name } = requisition
    const refused = refuseWarehouse(call.caller, { _id: warehouseId, name })
    if (refused) return refused
    // Nothing is promised yet: whether it is still there is seen again when the requester agrees.
    const stock = await snapshot.get('stock', `${warehouseId}:${input.itemId}`)
    const quantity = stock ? toBaseQuantity(stock.item, input.quantity, input.unit) : ok(input.quantity)
    if (!quantity.ok) return quantity
    const { lineId, reason, covers } = input
    const command = {
      by: call.caller,
      lineId,
      stock,
      quantity: quantity.data,
      reason,
      ...(covers ? { covers } : {}),
    }
    const decision = proposeSubstitute(requisition, command, now)
    if (!decision.ok) return decision
    const proposal = decision.data.substitutes?.at(-1)
    const others = await stocksOf(
      warehouseId,
      requisition.lines.map((line) => line.itemId),
    )
    const amount = proposal
      ? `${proposal.item.name} ×${formatQuantity(proposal.quantity, proposal.item.scale)} ${proposal.item.unit}`
      : ''
    return ok({
      writes: [{ kind: 'update', collection: 'requisitions', before: requisition, document: decision.data }],
      journal: {
        summary: `提议替代：${requisition._id} 第 ${lineId} 行换成 ${amount}，原因：${reason}`,
        postings: [],
        document: { type: 'requisition', id: requisition._id },
        warehouseId,
      },
      answer: requisitionView(decision.data, others, call),
    })
  })
  if (result.ok) {
    const { requisition } = result.data
    await notify('decided', await activePeople([requisition.requester.id]), requisition)
  }
  return result
}

export const cancelOther: Handler<'outbound.cancelSubstitute'> = (input, call) =>
  commit<RequisitionView>(call, async (snapshot, now) => {
    const requisition = await snapshot.get('requisitions', input.requisitionId)
    if (!requisition) return reject('NOT_FOUND', { what: `领用单 ${input.requisitionId}` })
    const { warehouseId, warehouseName: name } = requisition
    const refused = refuseWarehouse(call.caller, { _id: warehouseId, name })
    if (refused) return refused
    const command = { by: call.caller, substituteId: input.substituteId }
    const decision = cancelSubstitute(requisition, command, now)
    if (!decision.ok) return decision
    const stocks = await stocksOf(
      warehouseId,
      requisition.lines.map((line) => line.itemId),
    )
    return ok({
      writes: [{ kind: 'update', collection: 'requisitions', before: requisition, document: decision.data }],
      journal: {
        summary: `收回 ${requisition._id} 的替代提议`,
        postings: [],
        document: { type: 'requisition', id: requisition._id },
        warehouseId,
      },
      answer: requisitionView(decision.data, stocks, call),
    })
  })
