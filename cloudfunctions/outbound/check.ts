import { approveDirect } from '../../shared/domain/prepare-direct'
import { approvePrepared } from '../../shared/domain/prepare-issue'
import { ok, reject, type Result } from '../../shared/errors'
import type { CheckView } from '../../shared/operations/outbound-check'
import type { IssueCheck } from '../../shared/schema/issue-check'
import type { Requisition } from '../../shared/schema/requisition'
import { commit, type Change, type Snapshot, type Write } from '../runtime/commit'
import type { CallContext } from '../runtime/context'
import type { Handler } from '../runtime/define-function'
import { activePeople, settings } from '../runtime/directory'
import { notify } from '../runtime/notify'
import { pickSequenceOf } from '../runtime/pick-sequence'
import { snapshotCheckStocks } from './check-stocks'
import { checkView } from './check-view'
import { endCheck } from './end-check'
import { postDirect } from './post-direct'
import { postIssue } from './post-issue'

/** The second person over controlled goods: hands over what was prepared and posts it, or sends it back. */
export const checkGoods: Handler<'outbound.check'> = async (input, call) => {
  if (input.decision === 'return') {
    if (!input.comment) return reject('COMMENT_REQUIRED')
    return commit(call, (snapshot, now) => endCheck(snapshot, input, 'returned', call, now))
  }
  const controlled = await settings('controlled')
  let issued: Requisition | undefined
  const result = await commit<CheckView>(call, async (snapshot, now) => {
    issued = undefined
    const check = await snapshot.get('issueChecks', input.checkId)
    if (!check) return reject('NOT_FOUND', { what: `复核单 ${input.checkId}` })
    const rules = { controlled, pickSequence: await pickSequenceOf(check.warehouseId) }
    const posted = check.requisitionId
      ? await postRequisition(snapshot, check, check.requisitionId, rules, call, now)
      : await postWithout(snapshot, check, rules, call, now)
    if (!posted.ok) return posted
    const { change, check: approved } = posted.data
    issued = posted.data.requisition
    return ok({
      ...change,
      writes: [...change.writes, checkWrite(check, approved)],
      answer: checkView(approved, call.caller),
    })
  })
  if (result.ok && issued) await notify('issued', await activePeople([issued.requester.id]), issued)
  return result
}

export const checkWrite = (before: IssueCheck, document: IssueCheck): Write => ({
  kind: 'update',
  collection: 'issueChecks',
  before,
  document,
})

type Rules = Parameters<typeof approveDirect>[3]
interface Posted {
  change: Omit<Change<unknown>, 'answer'>
  check: IssueCheck
  requisition?: Requisition
}

async function postRequisition(
  snapshot: Snapshot,
  check: IssueCheck,
  requisitionId: string,
  rules: Rules,
  { caller }: CallContext,
  now: string,
): Promise<Result<Posted>> {
  const requisition = await snapshot.get('requisitions', requisitionId)
  if (!requisition) return reject('NOT_FOUND', { what: `领用单 ${requisitionId}` })
  const stocks = await snapshotCheckStocks(snapshot, check, requisition)
  const decision = approvePrepared(check, requisition, (id) => stocks.get(id), caller, rules, now)
  if (!decision.ok) return decision
  const posted = await postIssue(snapshot, decision.data, { requisition, stocks }, now)
  if (!posted.ok) return posted
  return ok({ change: posted.data, check: decision.data.check, requisition: decision.data.requisition })
}

async function postWithout(
  snapshot: Snapshot,
  check: IssueCheck,
  rules: Rules,
  { caller }: CallContext,
  now: string,
): Promise<Result<Posted>> {
  const stocks = await snapshotCheckStocks(snapshot, check)
  const decision = approveDirect(check, (id) => stocks.get(id), caller, rules, now)
  if (!decision.ok) return decision
  const posted = await postDirect(snapshot, decision.data, stocks, now)
  return posted.ok ? ok({ change: posted.data, check: decision.data.check }) : posted
}
