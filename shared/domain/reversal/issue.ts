import { ok, reject, type Result } from '../../errors'
import type { Loan } from '../../schema/loan'
import type { Issue, Requisition, RequisitionLine } from '../../schema/requisition'
import type { Reversed } from '../../schema/reversal'
import { shipmentOf } from '../acceptance'
import { sum } from '../stock'
import { refuseSecond } from './undo'

/**
 * One issue of a requisition taken back: its lines are open again by what it handed out, and the requisition waits for
 * another issue, unless the rest of it was closed. Rejects ALREADY_REVERSED, and NOT_REVERSIBLE when some of it came back
 * meanwhile or the recipient has accepted it: those steps must be taken back first.
 */
export function undoIssue(
  requisition: Requisition,
  issueNo: string,
  reversed: Reversed,
): Result<Requisition> {
  const issue = requisition.issues.find(({ no }) => no === issueNo)
  if (!issue) return reject('NOT_FOUND', { what: `出库单 ${issueNo}` })
  const second = refuseSecond(issue)
  if (second) return second
  if (issue.picks.some((pick) => (pick.returnedQuantity ?? 0) > 0))
    return reject('NOT_REVERSIBLE', { why: '这次出库已有退库，请先冲销退库单' })
  if (issue.acceptance) return reject('NOT_REVERSIBLE', { why: '对方已经签收，请改用退库' })
  if (requisition.checkId)
    return reject('NOT_REVERSIBLE', { why: '这张申请还有一次出库在等复核，请先办完或取消' })
  const lines = requisition.lines.map((line): RequisitionLine => {
    const { lineId, issuedQuantity } = line
    return { ...line, issuedQuantity: issuedQuantity - issuedOf(issue, lineId) }
  })
  const { no, by, at, reason } = reversed
  const issues = requisition.issues.map((one) => (one.no === issueNo ? { ...one, reversed } : one))
  const shipped = issues.some((one) => !one.reversed)
  const { shipment, ...rest } = requisition
  return ok({
    ...rest,
    ...(shipment && shipped ? { shipment: shipmentOf(requisition, issues) } : {}),
    status: statusOf(requisition, lines),
    lines,
    issues,
    history: [
      ...requisition.history,
      { action: 'reverse', by, at, comment: `冲销出库单 ${issueNo}（${no}）：${reason}` },
    ],
    updatedAt: at,
  })
}

/** The loan that an issue opened ends with it. Rejects NOT_REVERSIBLE once anything came back or was written off. */
export function undoLoan(loan: Loan, reversed: Reversed): Result<Loan> {
  const touched = loan.lines.some((line) => line.returned + line.damaged + line.lost > 0)
  if (touched) return reject('NOT_REVERSIBLE', { why: `借出单 ${loan._id} 已有归还或定责，请先冲销那些单据` })
  const { by, at, reason } = reversed
  return ok({
    ...loan,
    status: 'reversed',
    open: false,
    renewalWaits: false,
    history: [...loan.history, { action: 'reverse', by, at, comment: reason }],
    updatedAt: at,
  })
}

/** What an issue handed out of one line. */
export const issuedOf = (issue: Issue, lineId: number): number =>
  sum(issue.picks.filter((pick) => pick.lineId === lineId).map((pick) => pick.quantity))

function statusOf({ status }: Requisition, lines: readonly RequisitionLine[]): Requisition['status'] {
  if (status === 'closed') return status
  return lines.some((line) => line.issuedQuantity > 0) ? 'partlyIssued' : 'approved'
}
