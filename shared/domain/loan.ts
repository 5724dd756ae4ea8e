import { reject, type Rejection } from '../errors'
import type { Caller } from '../schema/person'
import type { Loan, LoanHistoryEntry, LoanLine, LoanStatus } from '../schema/loan'
import type { Issue, IssuePick, Requisition, RequisitionLine } from '../schema/requisition'
import { daysBetween } from './calendar'
import { lotFacts } from './lot-facts'
import { sum } from './stock'

export const loanStatusText: Record<LoanStatus, string> = {
  lent: '借出中',
  partlyReturned: '部分归还',
  toSettle: '待定责',
  returned: '已归还',
  settled: '已结清',
  reversed: '已冲销',
}

/** The loan of an issue bears the issue's own number, `CK20261122-0003` → `JC20261122-0003`: an issue opens one at most. */
export const loanNumber = (issueNo: string): string => `JC${issueNo.slice(2)}`

/** The loan that an issue of a loan requisition opens: everything that was picked, lot by lot, to be back by the due date. */
export function openLoan(requisition: Requisition, issue: Issue, now: string): Loan {
  const lineOf = new Map(requisition.lines.map((line) => [line.lineId, line]))
  const lines = issue.picks.flatMap((pick, index) => {
    const line = lineOf.get(pick.lineId)
    return line ? [lent(line, pick, index + 1)] : []
  })
  return {
    _id: loanNumber(issue.no),
    status: 'lent',
    open: true,
    requisitionId: requisition._id,
    issueNo: issue.no,
    borrower: requisition.requester,
    departmentId: requisition.departmentId,
    departmentName: requisition.departmentName,
    warehouseId: requisition.warehouseId,
    warehouseName: requisition.warehouseName,
    purpose: requisition.purpose,
    approverIds: requisition.approverIds,
    approverNames: requisition.approverNames,
    lentAt: now,
    lentBy: issue.by,
    receivedBy: issue.receivedBy,
    // A loan requisition is never filed without one.
    dueDate: requisition.dueDate ?? now.slice(0, 10),
    lines,
    receiptIds: [],
    settlements: [],
    renewals: [],
    renewalWaits: false,
    history: [{ action: 'lend', by: issue.by, at: now, comment: issue.no }],
    createdAt: now,
    updatedAt: now,
  }
}

const lent = (line: RequisitionLine, pick: IssuePick, lineId: number): LoanLine => ({
  ...lotFacts(pick),
  lineId,
  itemId: line.itemId,
  item: line.item,
  locationId: pick.locationId,
  quantity: pick.quantity,
  returned: 0,
  damaged: 0,
  lost: 0,
  damageSettled: 0,
  valueFen: pick.valueFen ?? 0,
  closedValueFen: 0,
})

/** What of a line is still with the borrower, in the item's smallest step. */
export const outQuantity = ({ quantity, returned, damaged, lost }: LoanLine): number =>
  quantity - returned - damaged - lost

/** What of a line came back damaged and was not decided on. */
export const unsettledDamage = ({ damaged, damageSettled }: LoanLine): number => damaged - damageSettled

/** Days that goods are out beyond the due date; 0 while there is time, and once nothing is out. */
export const overdueDays = (loan: Pick<Loan, 'dueDate' | 'lines' | 'status'>, today: string): number =>
  isOut(loan) ? Math.max(0, daysBetween(loan.dueDate, today)) : 0

/** Whether something is still with the borrower. */
export const isOut = ({ lines, status }: Pick<Loan, 'lines' | 'status'>): boolean =>
  status !== 'reversed' && lines.some((line) => outQuantity(line) > 0)

/** The loan with other lines: its state follows from them, and where nothing is out no renewal waits any more. */
export function withLines(loan: Loan, lines: LoanLine[]): Loan {
  const status = statusOf(lines)
  const asked = loan.renewals.some((renewal) => renewal.state === 'requested')
  return {
    ...loan,
    lines,
    status,
    open: status !== 'returned' && status !== 'settled',
    renewalWaits: asked && (status === 'lent' || status === 'partlyReturned'),
  }
}

function statusOf(lines: readonly LoanLine[]): LoanStatus {
  const out = sum(lines.map(outQuantity))
  if (out > 0) return out < sum(lines.map((line) => line.quantity)) ? 'partlyReturned' : 'lent'
  if (lines.some((line) => unsettledDamage(line) > 0)) return 'toSettle'
  return lines.some((line) => line.damaged + line.lost > 0) ? 'settled' : 'returned'
}

/**
 * The share of a line's cost that leaves the loan with `quantity` of what is out: rounded down, the last piece takes the
 * rest, so that no fen is lost or made.
 */
export function shareOut(line: LoanLine, quantity: number): number {
  const left = (line.valueFen ?? 0) - (line.closedValueFen ?? 0)
  return Number((BigInt(left) * BigInt(quantity)) / BigInt(outQuantity(line)))
}

/** The loan with a step in its history. */
export const withStep = (
  loan: Loan,
  action: LoanHistoryEntry['action'],
  { by, comment }: { by: Pick<Caller, '_id' | 'name'>; comment?: string | undefined },
  now: string,
): Loan => ({
  ...loan,
  history: [
    ...loan.history,
    { action, by: { id: by._id, name: by.name }, at: now, ...(comment ? { comment } : {}) },
  ],
  updatedAt: now,
})

/** Somebody was quicker: who, and what the state is now. */
export function loanHandled(loan: Loan): Rejection {
  const last = loan.history[loan.history.length - 1]
  return reject('ALREADY_HANDLED', {
    by: last?.by.name,
    at: last?.at,
    status: loan.status,
    state: loanStatusText[loan.status],
  })
}
