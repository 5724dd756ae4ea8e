import { addDays, businessDay, startOfDay } from '../../../shared/domain/calendar'
import { RESERVATION_DAYS } from '../../../shared/domain/requisition'
import { issuedOf, undoIssue, undoLoan } from '../../../shared/domain/reversal/issue'
import { ok } from '../../../shared/errors'
import type { Write } from '../../runtime/commit'
import { requisitionOfIssue } from '../../runtime/issue-number'
import type { Undo } from '../reverse-table'

/**
 * An issue lies inside its requisition, and the journal links to that: its entry is the one of the same instant. What
 * comes back is promised to the requisition again, so that nobody takes it before the right issue is made.
 */
export const undoIssueDocuments: Undo = async (snapshot, issueNo, reversed) => {
  const found = await requisitionOfIssue(issueNo)
  const requisition = found && (await snapshot.get('requisitions', found._id))
  const issue = requisition?.issues.find(({ no }) => no === issueNo)
  if (!requisition || !issue) return undefined
  const undone = undoIssue(requisition, issueNo, reversed)
  if (!undone.ok) return undone
  const writes: Write[] = [
    { kind: 'update', collection: 'requisitions', before: requisition, document: undone.data },
  ]
  const loan = issue.loanId ? await snapshot.get('loans', issue.loanId) : undefined
  if (loan) {
    const ended = undoLoan(loan, reversed)
    if (!ended.ok) return ended
    writes.push({ kind: 'update', collection: 'loans', before: loan, document: ended.data })
  }
  const until = startOfDay(addDays(businessDay(reversed.at), RESERVATION_DAYS + 1))
  const reopened = undone.data.status === 'closed' ? [] : undone.data.lines
  return ok({
    document: { type: 'issue', id: issueNo },
    title: '出库单',
    warehouseId: requisition.warehouseId,
    postedAt: issue.at,
    entries: { documentId: requisition._id, at: issue.at },
    writes,
    lots: issue.picks,
    promises: reopened.flatMap(({ itemId, lineId }) => {
      const quantity = issuedOf(issue, lineId)
      return quantity > 0
        ? [{ itemId, promise: { requisitionId: requisition._id, lineId, quantity, until } }]
        : []
    }),
  })
}
