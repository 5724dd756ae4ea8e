import type { Place } from '../schema/journal'
import type { Loan } from '../schema/loan'
import type { Issue, Requisition, RequisitionKind } from '../schema/requisition'
import { loanNumber, openLoan } from './loan'
import { statusText } from './requisition'

/** What a requisition is called, by its kind; also the word on its button and in its sentences. */
export const kindText: Record<
  RequisitionKind,
  { document: string; verb: string; prefix: 'LY' | 'JY' | 'WF' }
> = {
  consume: { document: '领用单', verb: '领用', prefix: 'LY' },
  loan: { document: '借用单', verb: '借用', prefix: 'JY' },
  external: { document: '外发单', verb: '外发', prefix: 'WF' },
}

/** How a document stands, in the words of its kind: what is issued was fetched, lent or sent. */
export const stateText = ({ kind, status }: Pick<Requisition, 'kind' | 'status'>): string =>
  status === 'issued' ? issuedText[kind] : statusText[status]

const issuedText: Record<RequisitionKind, string> = {
  consume: statusText.issued,
  loan: '已借出',
  external: '已发出',
}

/** Where the goods of an issue go in the books: used up by the department, with the borrower, or out of the house. */
export function destinationOf(requisition: Requisition, issueNo: string): Place {
  switch (requisition.kind) {
    case 'consume':
      return `department:${requisition.departmentId}`
    case 'loan':
      return `loan:${loanNumber(issueNo)}`
    case 'external':
      return `external:${requisition._id}`
  }
}

/**
 * What an issue brings with it by the kind of its requisition: a loan opens, a shipment waits for its acceptance.
 * `made` is the last of the requisition's issues. The loan is to be inserted in the transaction of the issue.
 */
export function afterIssue(
  requisition: Requisition,
  made: Issue,
  now: string,
): { requisition: Requisition; issue: Issue; loan?: Loan } {
  if (requisition.kind === 'consume') return { requisition, issue: made }
  if (requisition.kind === 'external')
    return { requisition: { ...requisition, shipment: 'shipped' }, issue: made }
  const loan = openLoan(requisition, made, now)
  const issue: Issue = { ...made, loanId: loan._id }
  const issues = requisition.issues.map((other) => (other.no === made.no ? issue : other))
  return { requisition: { ...requisition, issues }, issue, loan }
}
