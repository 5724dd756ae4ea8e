import { issue } from '../../shared/domain/issue'
import { openQuantity } from '../../shared/domain/open-quantity'
import { refuseWarehouse } from '../../shared/domain/rights'
import { ok, reject, type Result } from '../../shared/errors'
import type { InputOf, OutputOf } from '../../shared/operations'
import type { Requisition } from '../../shared/schema/requisition'
import type { Stock } from '../../shared/schema/stock'
import { commit, type Snapshot } from '../runtime/commit'
import type { CallContext } from '../runtime/context'
import type { Handler } from '../runtime/define-function'
import { activePeople } from '../runtime/directory'
import { notify } from '../runtime/notify'
import { nextNumber, returnUnlessUsed } from '../runtime/numbers'
import { pickSequenceOf } from '../runtime/pick-sequence'
import { requisitionView } from '../runtime/requisition-view'
import { snapshotStocks } from '../runtime/stock-access'
import { issueCommand } from './issue-input'
import { postIssue } from './post-issue'

/**
 * Hands out what was approved and posts it. In the transaction: the requisition, one stock document a line, and the
 * journal entry. The requisition carries the issue itself, so a one-line issue is seven requests (one in ten also takes
 * new numbers), a further line two, a serial-numbered piece two.
 */
export const issueGoods: Handler<'outbound.issue'> = async (input, call) => {
  const no = await nextNumber('CK', call.today)
  const command = await issueCommand(input, call, no)
  if (!command.ok) {
    returnUnlessUsed(no, command, undefined)
    return command
  }
  const result = await commit<OutputOf<'outbound.issue'>>(call, async (snapshot, now) => {
    const found = await issuable(snapshot, input, call)
    if (!found.ok) return found
    const { requisition, stocks } = found.data
    const sequence = await pickSequenceOf(requisition.warehouseId)
    const decision = issue(requisition, (itemId) => stocks.get(itemId), command.data, sequence, now)
    if (!decision.ok) return decision
    const posted = await postIssue(snapshot, decision.data, { requisition, stocks }, now)
    if (!posted.ok) return posted
    const { requisition: issued, stocks: left } = decision.data
    return ok({ ...posted.data, answer: { ...requisitionView(issued, left, call), issueNo: no } })
  })
  const issued = result.ok ? result.data : undefined
  returnUnlessUsed(no, result, issued?.issueNo)
  if (issued?.issueNo === no) {
    const { requisition } = issued
    await notify('issued', await activePeople([requisition.requester.id]), requisition)
  }
  return result
}

/** The requisition of the clerk's own warehouse with the stock of the lines that are meant. */
export async function issuable(
  snapshot: Snapshot,
  input: Pick<InputOf<'outbound.issue'>, 'requisitionId' | 'lines' | 'closeReason'>,
  call: CallContext,
): Promise<Result<{ requisition: Requisition; stocks: Map<string, Stock> }>> {
  const requisition = await snapshot.get('requisitions', input.requisitionId)
  if (!requisition) return reject('NOT_FOUND', { what: `领用单 ${input.requisitionId}` })
  const { warehouseId: _id, warehouseName: name } = requisition
  const refused = refuseWarehouse(call.caller, { _id, name })
  if (refused) return refused
  return ok({ requisition, stocks: await snapshotStocks(snapshot, requisition, linesOf(requisition, input)) })
}

/** Lines whose stock the decision needs: those named, or every open one; closing the rest ends the promises of all. */
function linesOf(
  requisition: Requisition,
  { lines, closeReason }: Pick<InputOf<'outbound.issue'>, 'lines' | 'closeReason'>,
): ReadonlySet<number> {
  const named = lines?.map((line) => line.lineId)
  const open = requisition.lines.filter((line) => openQuantity(line) > 0).map((line) => line.lineId)
  return new Set(closeReason ? [...open, ...(named ?? [])] : (named ?? open))
}
