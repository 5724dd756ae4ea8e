import { ok, reject, type Result } from '../../errors'
import type { Loan, LoanLine } from '../../schema/loan'
import type { Receipt } from '../../schema/receipt'
import type { IssuePick } from '../../schema/requisition'
import type { Reversed } from '../../schema/reversal'
import { withLines, withStep } from '../loan'

/**
 * A return of lent goods taken back: they are with the borrower again. Rejects NOT_REVERSIBLE when somebody has answered
 * for damage that came with it, and when the loan itself was reversed.
 */
export function undoLoanReturn(loan: Loan, receipt: Receipt, reversed: Reversed): Result<Loan> {
  if (loan.status === 'reversed') return reject('NOT_REVERSIBLE', { why: `借出单 ${loan._id} 已冲销` })
  let { lines } = loan
  for (const { sourceLineId, quantity, status, valueFen } of receipt.lines) {
    const line = lines.find(({ lineId }) => lineId === sourceLineId)
    if (!line) throw new Error(`return ${receipt._id} of a line that ${loan._id} does not have`)
    const key = status === 'rejected' ? 'damaged' : 'returned'
    const next: LoanLine = {
      ...line,
      [key]: line[key] - quantity,
      closedValueFen: (line.closedValueFen ?? 0) - valueFen,
    }
    if (next.damageSettled > next.damaged)
      return reject('NOT_REVERSIBLE', { why: `「${line.item.name}」的损坏已经定责` })
    lines = lines.map((other) => (other === line ? next : other))
  }
  const { by, no, reason, at } = reversed
  const receiptIds = loan.receiptIds.filter((id) => id !== receipt._id)
  const step = { by: { _id: by.id, name: by.name }, comment: `冲销退库单 ${receipt._id}（${no}）：${reason}` }
  return ok(withStep(withLines({ ...loan, receiptIds }, lines), 'reverse', step, at))
}

/** Picks of an issue as they were before a return: what came back with it is with who took it again. */
export const undoPicks = <P extends IssuePick>(picks: readonly P[], receipt: Receipt): P[] =>
  picks.map((pick, index) => {
    const back = receipt.lines.filter(({ sourceLineId }) => sourceLineId === index + 1)
    if (back.length === 0) return pick
    const quantity = back.reduce((total, line) => total + line.quantity, 0)
    const valueFen = back.reduce((total, line) => total + line.valueFen, 0)
    return {
      ...pick,
      returnedQuantity: (pick.returnedQuantity ?? 0) - quantity,
      closedValueFen: (pick.closedValueFen ?? 0) - valueFen,
    }
  })
