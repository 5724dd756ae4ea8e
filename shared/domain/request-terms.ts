import { reject, type Rejection } from '../errors'
import type { Recipient, RequisitionKind } from '../schema/requisition'
import { addDays } from './calendar'

/** What a request says beyond its goods: by when a loan comes back, who outside gets what is sent out. */
export interface RequestTerms {
  kind: RequisitionKind
  dueDate?: string | undefined
  recipient?: Recipient | undefined
}

/** How long goods may be lent, how often that may be extended, and how early the borrower is reminded. */
export interface LoanRules {
  maxDays: number
  maxRenewals: number
  /** Days before the due date on which the borrower is reminded; 0 is the day itself. */
  remindDays: readonly number[]
  /** Once overdue, a reminder again after so many days. */
  overdueEveryDays: number
}

/** Null when the terms fit the kind. Rejects DUE_DATE_WRONG, RECIPIENT_REQUIRED and ADDRESS_REQUIRED. */
export function refuseTerms(terms: RequestTerms, rules: LoanRules, today: string): Rejection | null {
  const { kind, dueDate, recipient } = terms
  if (kind === 'loan') return refuseDueDate(dueDate, rules, today)
  if (kind === 'external') {
    if (!recipient) return reject('RECIPIENT_REQUIRED')
    if (recipient.transport !== 'selfPick' && !recipient.address) return reject('ADDRESS_REQUIRED')
  }
  return null
}

function refuseDueDate(dueDate: string | undefined, { maxDays }: LoanRules, today: string): Rejection | null {
  const latest = addDays(today, maxDays)
  const fits = dueDate !== undefined && dueDate >= today && dueDate <= latest
  return fits ? null : reject('DUE_DATE_WRONG', { dueDate, earliest: today, latest, maxDays })
}

/** Only what belongs to the kind: a date or recipient left over from another choice on the page is dropped. */
export const termsOf = ({ kind, dueDate, recipient }: RequestTerms) => ({
  kind,
  ...(kind === 'loan' && dueDate ? { dueDate } : {}),
  ...(kind === 'external' && recipient ? { recipient } : {}),
})

/** A loan whose day of return is over when it is approved or handed out: DUE_DATE_PAST. */
export const refuseLate = (terms: RequestTerms, today: string): Rejection | null =>
  terms.kind === 'loan' && terms.dueDate !== undefined && terms.dueDate < today
    ? reject('DUE_DATE_PAST', { dueDate: terms.dueDate })
    : null
