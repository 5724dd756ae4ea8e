import type { Loan } from '../../../shared/schema/loan'
import type { Transfer } from '../../../shared/schema/transfer'
import { allPostings, findings, total, type Check, type Evidence } from './evidence'

/** Loans and transfers say the same as the places that hold their goods: what is out, and what is still on its way. */
export const checkDocuments: Check = (evidence) => {
  const held = heldBy(evidence)
  return [
    ...findings(
      'a loan has out what its place holds',
      evidence.loans
        .map((loan) => ({
          _id: loan._id,
          status: loan.status,
          says: outOf(loan),
          holds: held.get(`loan:${loan._id}`) ?? 0,
        }))
        .filter(({ says, holds }) => says !== holds),
    ),
    ...findings(
      'a loan is open as long as something is to be done',
      evidence.loans.filter(misfits).map(({ _id }) => _id),
    ),
    ...findings(
      'a transfer has on its way what its place holds',
      evidence.transfers
        .map((transfer) => ({
          _id: transfer._id,
          status: transfer.status,
          says: onTheWay(transfer),
          holds: held.get(`transit:${transfer._id}`) ?? 0,
        }))
        .filter(({ says, holds }) => says !== holds),
    ),
  ]
}

/** What each loan and transfer still holds by the journal, all items together. */
function heldBy({ journal }: Evidence): Map<string, number> {
  const held = new Map<string, number>()
  for (const { posting } of allPostings(journal)) {
    held.set(posting.to, (held.get(posting.to) ?? 0) + posting.quantity)
    held.set(posting.from, (held.get(posting.from) ?? 0) - posting.quantity)
  }
  return held
}

const outOf = ({ status, lines }: Loan): number =>
  status === 'reversed' ? 0 : total(lines.map((l) => l.quantity - l.returned - l.damaged - l.lost))

const misfits = (loan: Loan): boolean => {
  const undecided = total(loan.lines.map((line) => line.damaged - line.damageSettled))
  return loan.open !== (outOf(loan) > 0 || (undecided > 0 && loan.status !== 'reversed'))
}

const onTheWay = ({ status, rows }: Transfer): number =>
  status === 'reversed' || status === 'cancelled'
    ? 0
    : total(rows.map((r) => r.quantity - r.receivedQuantity - r.lostQuantity - r.returnedQuantity))
