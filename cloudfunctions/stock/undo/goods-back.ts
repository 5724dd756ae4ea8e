import { move } from '../../../shared/domain/requisition'
import { undoLoanReturn, undoPicks } from '../../../shared/domain/reversal/goods-back'
import { ok, reject, type Result } from '../../../shared/errors'
import type { Receipt } from '../../../shared/schema/receipt'
import type { Reversed } from '../../../shared/schema/reversal'
import type { Snapshot, Write } from '../../runtime/commit'

/** The loan, requisition or direct issue whose goods a return receipt had taken in: they are out again. */
export async function outAgain(
  snapshot: Snapshot,
  receipt: Receipt,
  reversed: Reversed,
): Promise<Result<Write[]>> {
  const { source } = receipt
  if (receipt.kind !== 'return' || !source) return ok([])
  if (source.type === 'loan') return lentAgain(snapshot, source.id, receipt, reversed)
  const issued =
    source.type === 'requisition'
      ? await requestedAgain(snapshot, source.id, receipt, reversed)
      : await directAgain(snapshot, source.id, receipt)
  return issued ? ok([issued]) : reject('NOT_FOUND', { what: `单据 ${source.id}` })
}

async function lentAgain(
  snapshot: Snapshot,
  loanId: string,
  receipt: Receipt,
  reversed: Reversed,
): Promise<Result<Write[]>> {
  const loan = await snapshot.get('loans', loanId)
  if (!loan) return reject('NOT_FOUND', { what: `借出单 ${loanId}` })
  const undone = undoLoanReturn(loan, receipt, reversed)
  if (!undone.ok) return undone
  return ok([{ kind: 'update', collection: 'loans', before: loan, document: undone.data }])
}

async function requestedAgain(
  snapshot: Snapshot,
  id: string,
  receipt: Receipt,
  { by, at, no, reason }: Reversed,
): Promise<Write | undefined> {
  const before = await snapshot.get('requisitions', id)
  if (!before) return undefined
  const issues = before.issues.map((issue) =>
    issue.no === receipt.issueNo ? { ...issue, picks: undoPicks(issue.picks, receipt) } : issue,
  )
  const step = { by: { _id: by.id, name: by.name }, comment: `冲销退库单 ${receipt._id}（${no}）：${reason}` }
  const document = { ...move(before, before.status, 'reverse', step, at), issues }
  return { kind: 'update', collection: 'requisitions', before, document }
}

async function directAgain(snapshot: Snapshot, id: string, receipt: Receipt): Promise<Write | undefined> {
  const before = await snapshot.get('directIssues', id)
  if (!before) return undefined
  const document = { ...before, picks: undoPicks(before.picks, receipt) }
  return { kind: 'update', collection: 'directIssues', before, document }
}
