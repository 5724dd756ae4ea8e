import { issue, openQuantity } from '../../shared/domain/issue'
import { refuseWarehouse } from '../../shared/domain/rights'
import { formatQuantity } from '../../shared/domain/units'
import { ok, reject } from '../../shared/errors'
import type { InputOf, OutputOf } from '../../shared/operations'
import type { Issue, Requisition } from '../../shared/schema/requisition'
import { commit } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { activePeople } from '../runtime/directory'
import { notify } from '../runtime/notify'
import { nextNumber, returnUnlessUsed } from '../runtime/numbers'
import { requisitionView } from '../runtime/requisition-view'
import { snapshotStocks, stockWrites } from '../runtime/stock-access'
import { pickSequenceOf } from '../runtime/pick-sequence'
import { keepSignature } from './signature'

/**
 * Hands out what was approved and posts it. In the transaction: the requisition, one stock document a line, and the
 * journal entry. The requisition carries the issue itself, so a one-line issue is seven requests (one in ten also takes
 * new numbers), a further line two.
 */
export const issueGoods: Handler<'outbound.issue'> = async (input, call) => {
  const signature = input.signature ? await keepSignature(input.signature, call) : undefined
  if (signature && !signature.ok) return signature
  const no = await nextNumber('CK', call.today)
  const command = {
    no,
    by: call.caller,
    lines: input.lines,
    overrideReason: input.overrideReason || undefined,
    receivedBy: input.receivedBy || undefined,
    ...(signature ? { signature: signature.data } : {}),
  }

  const result = await commit<OutputOf<'outbound.issue'>>(call, async (snapshot, now) => {
    const requisition = await snapshot.get('requisitions', input.requisitionId)
    if (!requisition) return reject('NOT_FOUND', { what: `领用单 ${input.requisitionId}` })
    const refused = refuseWarehouse(call.caller, {
      _id: requisition.warehouseId,
      name: requisition.warehouseName,
    })
    if (refused) return refused

    const sequence = await pickSequenceOf(requisition.warehouseId)
    const stocks = await snapshotStocks(snapshot, requisition, linesOf(requisition, input))
    const decision = issue(requisition, (itemId) => stocks.get(itemId), command, sequence, now)
    if (!decision.ok) return decision
    const { requisition: issued, stocks: left, postings, issue: made } = decision.data
    return ok({
      writes: [
        ...stockWrites(stocks, left),
        { kind: 'update', collection: 'requisitions', before: requisition, document: issued },
      ],
      journal: {
        summary: `出库 ${summaryOf(issued, made)}，出库单 ${no}，领用单 ${issued._id}`,
        postings,
        document: { type: 'requisition', id: issued._id },
        warehouseId: issued.warehouseId,
      },
      answer: { ...requisitionView(issued, left, call), issueNo: no },
    })
  })
  const issued = result.ok ? result.data : undefined
  returnUnlessUsed(no, result, issued?.issueNo)
  if (issued?.issueNo === no) {
    const { requisition } = issued
    await notify('issued', await activePeople([requisition.requester.id]), requisition)
  }
  return result
}

/** Lines whose stock the decision needs: those named, or every open one. */
const linesOf = (requisition: Requisition, input: InputOf<'outbound.issue'>): ReadonlySet<number> =>
  new Set(
    input.lines?.map((line) => line.lineId) ??
      requisition.lines.filter((line) => openQuantity(line) > 0).map((line) => line.lineId),
  )

function summaryOf(requisition: Requisition, { picks }: Issue): string {
  const lineIds = [...new Set(picks.map((pick) => pick.lineId))]
  const parts = lineIds.slice(0, 3).flatMap((lineId) => {
    const line = requisition.lines.find((l) => l.lineId === lineId)
    const quantity = picks
      .filter((pick) => pick.lineId === lineId)
      .reduce((total, pick) => total + pick.quantity, 0)
    return line ? [`${line.item.name} ×${formatQuantity(quantity, line.item.scale)} ${line.item.unit}`] : []
  })
  return parts.join('、') + (lineIds.length > 3 ? ` 等 ${lineIds.length} 种` : '')
}
