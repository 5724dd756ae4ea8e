import type { Loan } from '../schema/loan'
import { daysBetween } from './calendar'
import { isOut } from './loan'
import type { LoanRules } from './request-terms'

/** Why the borrower is reminded today, in Chinese; null when he is not, or was already. */
export function reminderOf(loan: Loan, rules: LoanRules, today: string): string | null {
  if (!isOut(loan) || loan.remindedOn === today) return null
  const left = daysBetween(today, loan.dueDate)
  if (left < 0) return (-left - 1) % rules.overdueEveryDays === 0 ? `已逾期 ${-left} 天` : null
  if (!rules.remindDays.includes(left)) return null
  return left === 0 ? '今天到期' : `还有 ${left} 天到期`
}
