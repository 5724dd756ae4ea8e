import { closeRest, mayCloseRest } from '../../shared/domain/close-rest'
import { kindText } from '../../shared/domain/issue-kind'
import { openQuantity } from '../../shared/domain/open-quantity'
import { renewPromise } from '../../shared/domain/renew-promise'
import { maySeeRequisition, refuseWarehouse } from '../../shared/domain/rights'
import { ok, reject } from '../../shared/errors'
import type { RequisitionView } from '../../shared/operations/requisition'
import { commit } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { activePeople } from '../runtime/directory'
import { notify } from '../runtime/notify'
import { requisitionView } from '../runtime/requisition-view'
import { ledgerWrites, snapshotStocks } from '../runtime/stock-access'

/** Gives up what is still open: the clerk who cannot deliver it, or the requester who needs it no more. */
export const closeTheRest: Handler<'outbound.closeRest'> = async (input, call) => {
  const result = await commit<RequisitionView>(call, async (snapshot, now) => {
    const requisition = await snapshot.get('requisitions', input.requisitionId)
    if (!requisition) return reject('NOT_FOUND', { what: `领用单 ${input.requisitionId}` })
    const open = new Set(
      requisition.lines.filter((line) => openQuantity(line) > 0).map((line) => line.lineId),
    )
    const stocks = await snapshotStocks(snapshot, requisition, open)
    const { reason, lineIds } = input
    const command = { by: call.caller, reason, ...(lineIds ? { lineIds } : {}) }
    if (!maySeeRequisition(call.caller, requisition)) return reject('FORBIDDEN')
    const decision = closeRest(requisition, (itemId) => stocks.get(itemId), command, now)
    if (!decision.ok) return decision
    if (!mayCloseRest(requisition, call.caller))
      return reject('FORBIDDEN', {
        problem: `要由申请人${requisition.requester.name}或${requisition.warehouseName}的仓管员来关闭`,
      })
    const { requisition: closed, stocks: released } = decision.data
    return ok({
      writes: [
        ...ledgerWrites(stocks, released),
        { kind: 'update', collection: 'requisitions', before: requisition, document: closed },
      ],
      journal: {
        summary: `关闭${kindText[requisition.kind].document} ${requisition._id} 没发的部分，原因：${reason}`,
        postings: [],
        document: { type: 'requisition', id: requisition._id },
        warehouseId: requisition.warehouseId,
      },
      answer: requisitionView(closed, [...stocks.values(), ...released], call),
    })
  })
  if (result.ok && result.data.requisition.requester.id !== call.caller._id) {
    const { requisition } = result.data
    await notify('decided', await activePeople([requisition.requester.id]), requisition)
  }
  return result
}

/** Promises again what came late or lapsed. */
export const renewThePromise: Handler<'outbound.renewPromise'> = (input, call) =>
  commit<RequisitionView>(call, async (snapshot, now) => {
    const requisition = await snapshot.get('requisitions', input.requisitionId)
    if (!requisition) return reject('NOT_FOUND', { what: `领用单 ${input.requisitionId}` })
    const { warehouseId: _id, warehouseName: name } = requisition
    const refused = refuseWarehouse(call.caller, { _id, name })
    if (refused) return refused
    const stocks = await snapshotStocks(snapshot, requisition)
    const decision = renewPromise(requisition, (itemId) => stocks.get(itemId), call.caller, now)
    if (!decision.ok) return decision
    const { requisition: renewed, stocks: promised } = decision.data
    return ok({
      writes: [
        ...ledgerWrites(stocks, promised),
        { kind: 'update', collection: 'requisitions', before: requisition, document: renewed },
      ],
      journal: {
        summary: `重新预留 ${requisition._id} 没发的部分，${renewed.history.at(-1)?.comment ?? ''}`,
        postings: [],
        document: { type: 'requisition', id: requisition._id },
        warehouseId: requisition.warehouseId,
      },
      answer: requisitionView(renewed, [...stocks.values(), ...promised], call),
    })
  })
