import { loanStatusText } from '../../shared/domain/loan'
import type { Person } from '../../shared/schema/person'
import type { Loan } from '../../shared/schema/loan'
import { cut, send } from './message'

/** Kinds of subscription message about a loan; each needs a template of the mini-program (docs/architecture.md). */
export type LoanMessageKind = 'loanDue' | 'renewalAsked' | 'renewalDecided'

/** Tells people of a loan; a message that cannot be sent is no failure. */
export const notifyLoan = (kind: LoanMessageKind, people: readonly Person[], loan: Loan): Promise<void> =>
  send(
    { kind, page: `packages/loan/detail/index?id=${loan._id}`, data: fieldsOf(loan), about: loan._id },
    people,
  )

/** Fields with the length limits of their types: `thing` 20 characters, `phrase` 5, `character_string` 32. */
const fieldsOf = (loan: Loan) => ({
  character_string1: { value: loan._id },
  thing2: { value: cut(`${loan.borrower.name} ${loan.departmentName}`) },
  thing3: { value: cut(loan.lines.map((line) => line.item.name).join('、')) },
  phrase4: { value: loan.renewalWaits ? '申请续借' : loanStatusText[loan.status] },
  date5: { value: loan.dueDate },
})
