import { isOut, overdueDays, unsettledDamage } from '../../shared/domain/loan'
import { mayDecideRenewal, renewalCount, renewalDays, waitingRenewal } from '../../shared/domain/loan-renew'
import type { LoanRules } from '../../shared/domain/request-terms'
import { hasRole, maySeeValue, mayWorkIn } from '../../shared/domain/rights'
import type { LoanView } from '../../shared/operations/loan'
import type { Loan } from '../../shared/schema/loan'
import type { Caller } from '../../shared/schema/person'
import type { PhotoLink } from '../../shared/schema/photo'
import type { CallContext } from '../runtime/context'

/** A loan is for its borrower, its approvers, the clerks of its warehouse and administrators. */
export const maySeeLoan = (caller: Caller, loan: Loan): boolean =>
  loan.borrower.id === caller._id ||
  loan.approverIds.includes(caller._id) ||
  mayWorkIn(caller, loan.warehouseId) ||
  hasRole(caller, 'admin')

/** The document with what the caller may do next; links to pictures come with the query only. */
export function loanView(
  loan: Loan,
  rules: LoanRules,
  { caller, today }: Pick<CallContext, 'caller' | 'today'>,
  photos: PhotoLink[] = [],
): LoanView {
  const left = rules.maxRenewals - renewalCount(loan)
  const renew = loan.borrower.id === caller._id && isOut(loan) && !waitingRenewal(loan) && left > 0
  const works = mayWorkIn(caller, loan.warehouseId)
  return {
    loan: asSeenBy(loan, caller),
    overdueDays: overdueDays(loan, today),
    photos,
    ...(renew ? { renewal: { ...renewalDays(loan, rules, today), left } } : {}),
    actions: {
      return: works && isOut(loan),
      settle: works && loan.open && (isOut(loan) || loan.lines.some((line) => unsettledDamage(line) > 0)),
      renew,
      decideRenewal: loan.renewalWaits && isOut(loan) && mayDecideRenewal(loan, caller),
    },
  }
}

/** Cost is for those who answer for it; what is to be paid, also for the borrower. */
function asSeenBy(loan: Loan, caller: Caller): Loan {
  if (maySeeValue(caller)) return loan
  const mine = loan.borrower.id === caller._id
  return {
    ...loan,
    lines: loan.lines.map(({ valueFen: _cost, closedValueFen: _closed, ...line }) => line),
    settlements: loan.settlements.map(({ amountFen, ...settlement }) =>
      mine && amountFen !== undefined ? { ...settlement, amountFen } : settlement,
    ),
  }
}
