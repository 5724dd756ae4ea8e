import { askRenewal, decideRenewal, mayDecideRenewal } from '../../shared/domain/loan-renew'
import { ok, reject } from '../../shared/errors'
import type { LoanView } from '../../shared/operations/loan'
import { commit } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { activePeople, settings } from '../runtime/directory'
import { notifyLoan } from '../runtime/notify-loan'
import { loanView } from './view'

/** The borrower asks for more time; the approvers of the loan hear of it. */
export const askForRenewal: Handler<'loan.renew'> = async ({ loanId, until, reason }, call) => {
  const rules = await settings('loans')
  const result = await commit<LoanView>(call, async (snapshot, now) => {
    const loan = await snapshot.get('loans', loanId)
    if (!loan) return reject('NOT_FOUND', { what: `借出单 ${loanId}` })
    const command = { by: call.caller, until, reason }
    const decision = askRenewal(loan, command, rules, call.today, now)
    if (!decision.ok) return decision
    return ok({
      writes: [{ kind: 'update', collection: 'loans', before: loan, document: decision.data }],
      journal: {
        summary: `申请续借 ${loanId} 到 ${until}，原因：${reason}`,
        postings: [],
        document: { type: 'loan', id: loanId },
        warehouseId: loan.warehouseId,
      },
      answer: loanView(decision.data, rules, call),
    })
  })
  if (result.ok) {
    const { loan } = result.data
    await notifyLoan('renewalAsked', await activePeople(loan.approverIds), loan)
  }
  return result
}

/** An approver of the loan or a clerk of its warehouse decides; the borrower hears of it. */
export const decideOnRenewal: Handler<'loan.decideRenewal'> = async (input, call) => {
  const rules = await settings('loans')
  const { loanId, decision, until, comment } = input
  const result = await commit<LoanView>(call, async (snapshot, now) => {
    const loan = await snapshot.get('loans', loanId)
    // To somebody who has nothing to do with it, it is not there.
    if (!loan || (!mayDecideRenewal(loan, call.caller) && loan.borrower.id !== call.caller._id))
      return reject(loan ? 'FORBIDDEN' : 'NOT_FOUND', { what: `借出单 ${loanId}` })
    const command = { by: call.caller, decision, until, comment: comment || undefined }
    const decided = decideRenewal(loan, command, call.today, now)
    if (!decided.ok) return decided
    const verb =
      decision === 'approve' ? `同意续借 ${loanId} 到 ${decided.data.dueDate}` : `不同意续借 ${loanId}`
    return ok({
      writes: [{ kind: 'update', collection: 'loans', before: loan, document: decided.data }],
      journal: {
        summary: verb + (comment ? `，意见：${comment}` : ''),
        postings: [],
        document: { type: 'loan', id: loanId },
        warehouseId: loan.warehouseId,
      },
      answer: loanView(decided.data, rules, call),
    })
  })
  if (result.ok) {
    const { loan } = result.data
    await notifyLoan('renewalDecided', await activePeople([loan.borrower.id]), loan)
  }
  return result
}
