import { ok, reject, type Result } from '../errors'
import type { Loan, Renewal } from '../schema/loan'
import type { Caller } from '../schema/person'
import { addDays } from './calendar'
import { isOut, loanHandled, withStep } from './loan'
import type { LoanRules } from './request-terms'
import { mayWorkIn } from './rights'

/** How often the loan was extended so far. */
export const renewalCount = ({ renewals }: Pick<Loan, 'renewals'>): number =>
  renewals.filter((renewal) => renewal.state === 'approved').length

/** The renewal that waits for a decision. */
export const waitingRenewal = ({ renewals }: Pick<Loan, 'renewals'>): Renewal | undefined =>
  renewals.find((renewal) => renewal.state === 'requested')

/** First and last day that a renewal may ask for. */
export function renewalDays(loan: Pick<Loan, 'dueDate'>, { maxDays }: LoanRules, today: string) {
  const from = loan.dueDate > today ? loan.dueDate : today
  return {
    earliest: loan.dueDate >= today ? addDays(loan.dueDate, 1) : today,
    latest: addDays(from, maxDays),
  }
}

/**
 * The borrower asks to keep the goods longer. Rejects anybody else (FORBIDDEN), a loan with nothing out, a second wish
 * before the first is decided, more renewals than the rules allow, and a day that is no later or too late.
 */
export function askRenewal(
  loan: Loan,
  command: { by: Pick<Caller, '_id' | 'name'>; until: string; reason: string },
  rules: LoanRules,
  today: string,
  now: string,
): Result<Loan> {
  const { by, until, reason } = command
  if (by._id !== loan.borrower.id) return reject('FORBIDDEN')
  if (!isOut(loan)) return loanHandled(loan)
  if (waitingRenewal(loan)) return reject('RENEWAL_WAITS')
  if (renewalCount(loan) >= rules.maxRenewals)
    return reject('RENEWAL_LIMIT', { maxRenewals: rules.maxRenewals })
  const { earliest, latest } = renewalDays(loan, rules, today)
  if (until < earliest || until > latest)
    return reject('DUE_DATE_WRONG', { dueDate: until, earliest, latest, maxDays: rules.maxDays })
  const renewal: Renewal = {
    renewalId: loan.renewals.length + 1,
    from: loan.dueDate,
    until,
    reason,
    requestedAt: now,
    requestedBy: { id: by._id, name: by.name },
    state: 'requested',
  }
  const asked = { ...loan, renewals: [...loan.renewals, renewal], renewalWaits: true }
  return ok(withStep(asked, 'renew', { by, comment: `续借到 ${until}：${reason}` }, now))
}

/** Whether the person decides on renewals of this loan: its approvers and the clerks of its warehouse, never the borrower. */
export const mayDecideRenewal = (loan: Loan, by: Caller): boolean =>
  by._id !== loan.borrower.id && (loan.approverIds.includes(by._id) || mayWorkIn(by, loan.warehouseId))

export interface RenewalDecision {
  by: Caller
  decision: 'approve' | 'refuse'
  /** An earlier day than the borrower asked for. */
  until?: string | undefined
  comment?: string | undefined
}

/**
 * Extends the loan, or does not. Rejects who may not decide, a loan without a waiting wish, a refusal without a reason,
 * and a day outside of what was asked for.
 */
export function decideRenewal(
  loan: Loan,
  command: RenewalDecision,
  today: string,
  now: string,
): Result<Loan> {
  const { by, decision, comment } = command
  if (by._id === loan.borrower.id) return reject('SELF_APPROVAL')
  if (!mayDecideRenewal(loan, by))
    return reject('NOT_YOUR_APPROVAL', { approvers: loan.approverNames.join('、') })
  const waiting = waitingRenewal(loan)
  if (!waiting || !isOut(loan)) return loanHandled(loan)
  if (decision === 'refuse' && !comment) return reject('COMMENT_REQUIRED')
  const until = command.until ?? waiting.until
  const approved = decision === 'approve'
  if (approved && until < today) return reject('DUE_DATE_PAST', { dueDate: until })
  if (approved && until > waiting.until)
    return reject('DUE_DATE_WRONG', { dueDate: until, earliest: today, latest: waiting.until })
  const decided: Renewal = {
    ...waiting,
    ...(approved ? { until } : {}),
    state: approved ? 'approved' : 'refused',
    decidedAt: now,
    decidedBy: { id: by._id, name: by.name },
    ...(comment ? { comment } : {}),
  }
  const after: Loan = {
    ...loan,
    ...(approved ? { dueDate: until } : {}),
    renewals: loan.renewals.map((renewal) => (renewal === waiting ? decided : renewal)),
    renewalWaits: false,
  }
  const words = approved ? [`续借到 ${until}`, comment] : [comment]
  const step = { by, comment: words.filter(Boolean).join('，') }
  return ok(withStep(after, approved ? 'approveRenewal' : 'refuseRenewal', step, now))
}
