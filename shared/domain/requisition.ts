import { ok, reject, type Rejection, type Result } from '../errors'
import type { Caller } from '../schema/person'
import type { HistoryEntry, Requisition, RequisitionLine, RequisitionStatus } from '../schema/requisition'
import type { Decision } from '../schema/requisition'
import { defaultSettings } from '../schema/settings'
import type { Stock } from '../schema/stock'
import { availableQuantity } from './allocation'
import { addDays, businessDay, startOfDay } from './calendar'
import { refuseWhileChecked } from './check-waiting'
import { refuseLate, refuseTerms, termsOf, type LoanRules, type RequestTerms } from './request-terms'
import { dropReservations, itemDetails, setReservation } from './stock'
import { settleSubstitutes } from './substitute-state'

/** What may follow what. A document in a state without successors is closed. */
const transitions: Record<RequisitionStatus, readonly RequisitionStatus[]> = {
  submitted: ['approved', 'returned', 'rejected', 'withdrawn'],
  approved: ['partlyIssued', 'issued', 'withdrawn', 'closed'],
  partlyIssued: ['partlyIssued', 'issued', 'closed'],
  issued: [],
  returned: ['withdrawn'],
  rejected: [],
  withdrawn: [],
  closed: [],
}

export const canBecome = (from: RequisitionStatus, to: RequisitionStatus): boolean =>
  transitions[from].includes(to)

export const statusText: Record<RequisitionStatus, string> = {
  submitted: '待审批',
  approved: '待出库',
  partlyIssued: '部分出库',
  issued: '已领取',
  returned: '已退回',
  rejected: '已驳回',
  withdrawn: '已撤回',
  closed: '已关闭',
}

/** How long an approved quantity stays promised before others may have it. */
export const RESERVATION_DAYS = 7

export interface SubmitLine {
  itemId: string
  quantity: number
}

export interface SubmitCommand {
  no: string
  requester: Caller
  warehouse: { _id: string; name: string }
  approvers: readonly { _id: string; name: string }[]
  purpose: string
  urgent: boolean
  neededBy?: string
  /** Left out, the goods are for use. */
  terms?: RequestTerms
  /** How long a loan may last; left out, as long as the defaults of the settings say. */
  loanRules?: LoanRules
  /** Its own returned requisition that this one puts right. */
  replaces?: Requisition
  lines: readonly SubmitLine[]
}

/**
 * Files a requisition. Nothing is reserved yet, but what is not there is refused at once, with what is available.
 * `approvers` are those of the department without the requester; rejects NO_APPROVER when nobody is left, and terms that
 * do not fit the kind.
 */
export function submit(
  stockOf: (itemId: string) => Stock | undefined,
  command: SubmitCommand,
  now: string,
): Result<Requisition> {
  if (command.approvers.length === 0) return reject('NO_APPROVER')
  const { terms = { kind: 'consume' }, loanRules = defaultSettings.loans } = command
  const unfit = refuseTerms(terms, loanRules, businessDay(now))
  if (unfit) return unfit
  const { replaces } = command
  if (replaces && replaces.requester.id !== command.requester._id) return reject('FORBIDDEN')
  if (replaces && !awaitsCorrection(replaces)) return alreadyHandled(replaces)
  const lines: RequisitionLine[] = []
  for (const [index, line] of command.lines.entries()) {
    const stock = stockOf(line.itemId)
    if (!stock) return reject('NOT_FOUND', { what: '物资', itemId: line.itemId, line: index })
    const details = { ...itemDetails(stock), line: index }
    if (stock.item.status !== 'active') return reject('ITEM_DISABLED', details)
    if (lines.some((other) => other.itemId === line.itemId)) return reject('DUPLICATE_LINE', details)
    const available = availableQuantity(stock, businessDay(now), now)
    if (line.quantity > available) {
      return reject('INSUFFICIENT_STOCK', { ...details, needed: line.quantity, available })
    }
    const { code, name, specification, unit, scale } = stock.item
    lines.push({
      lineId: index + 1,
      itemId: line.itemId,
      item: { code, name, specification, unit, scale },
      quantity: line.quantity,
      approvedQuantity: null,
      issuedQuantity: 0,
    })
  }
  return ok({
    _id: command.no,
    ...termsOf(terms),
    status: 'submitted',
    requester: nameOf(command.requester),
    departmentId: command.requester.departmentId,
    departmentName: command.requester.departmentName,
    warehouseId: command.warehouse._id,
    warehouseName: command.warehouse.name,
    purpose: command.purpose,
    urgent: command.urgent,
    ...(command.neededBy ? { neededBy: command.neededBy } : {}),
    lines,
    approverIds: command.approvers.map((person) => person._id),
    approverNames: command.approvers.map((person) => person.name),
    history: [{ action: 'submit', by: nameOf(command.requester), at: now }],
    issues: [],
    ...(replaces ? { replaces: replaces._id } : {}),
    createdAt: now,
    updatedAt: now,
  })
}

/** Returned for change and not yet submitted again. */
export const awaitsCorrection = ({ status, replacedBy }: Requisition): boolean =>
  status === 'returned' && replacedBy === undefined

export interface DecideCommand {
  by: Caller
  decision: Decision
  comment?: string
  /** Cut quantities by line, in the item's smallest step; a line not named is approved as asked. */
  quantities: ReadonlyMap<number, number>
}

export interface Decided {
  requisition: Requisition
  /** Stocks whose reservations changed. */
  stocks: Stock[]
}

/** Whether the person may decide on this document; the same rule hides the buttons. */
export function mayDecide(requisition: Requisition, by: Pick<Caller, '_id'>): Rejection | null {
  if (requisition.requester.id === by._id) return reject('SELF_APPROVAL')
  if (!requisition.approverIds.includes(by._id)) {
    return reject('NOT_YOUR_APPROVAL', { approvers: requisition.approverNames.join('、') })
  }
  return requisition.status === 'submitted' ? null : alreadyHandled(requisition)
}

/**
 * Approves (whole or cut), returns for change, or rejects. Approval reserves the approved quantities for
 * RESERVATION_DAYS. Rejects the requester's own hand, a second decision, more than asked, more than there is, and a loan
 * whose day of return is over.
 */
export function decide(
  requisition: Requisition,
  stockOf: (itemId: string) => Stock | undefined,
  command: DecideCommand,
  now: string,
): Result<Decided> {
  const refused = mayDecide(requisition, command.by)
  if (refused) return refused
  if (command.decision !== 'approve') {
    if (!command.comment) return reject('COMMENT_REQUIRED')
    const status = command.decision === 'return' ? 'returned' : 'rejected'
    return ok({ requisition: move(requisition, status, command.decision, command, now), stocks: [] })
  }

  const late = refuseLate(requisition, businessDay(now))
  if (late) return late
  const lines: RequisitionLine[] = []
  const stocks: Stock[] = []
  for (const line of requisition.lines) {
    const approvedQuantity = command.quantities.get(line.lineId) ?? line.quantity
    const details = {
      itemName: line.item.name,
      unit: line.item.unit,
      scale: line.item.scale,
      line: line.lineId,
    }
    if (approvedQuantity > line.quantity) {
      return reject('APPROVED_OVER_REQUESTED', { ...details, requested: line.quantity })
    }
    lines.push({ ...line, approvedQuantity })
    if (approvedQuantity === 0) continue
    const stock = stockOf(line.itemId)
    const available = stock ? availableQuantity(stock, businessDay(now), now) : 0
    if (!stock || approvedQuantity > available) {
      return reject('INSUFFICIENT_STOCK', { ...details, needed: approvedQuantity, available })
    }
    const promise = {
      requisitionId: requisition._id,
      lineId: line.lineId,
      quantity: approvedQuantity,
      until: startOfDay(addDays(businessDay(now), RESERVATION_DAYS + 1)),
    }
    stocks.push(setReservation(stock, promise, now))
  }
  if (stocks.length === 0) return reject('NOTHING_APPROVED')
  return ok({ requisition: { ...move(requisition, 'approved', 'approve', command, now), lines }, stocks })
}

/** Whether there is something to take back: what was returned and submitted again goes on as the new document. */
export const mayWithdraw = (requisition: Requisition): boolean =>
  canBecome(requisition.status, 'withdrawn') &&
  requisition.replacedBy === undefined &&
  requisition.checkId === undefined

/** The requester takes it back: before the decision, or before anything was issued; promises end. */
export function withdraw(
  requisition: Requisition,
  stockOf: (itemId: string) => Stock | undefined,
  command: { by: Caller; comment?: string },
  now: string,
): Result<Decided> {
  if (requisition.requester.id !== command.by._id) return reject('FORBIDDEN')
  const checked = refuseWhileChecked(requisition)
  if (checked) return checked
  if (!mayWithdraw(requisition)) return alreadyHandled(requisition)
  const stocks = requisition.lines
    .filter((line) => requisition.status === 'approved' && (line.approvedQuantity ?? 0) > 0)
    .flatMap((line) => stockOf(line.itemId) ?? [])
    .map((stock) => dropReservations(stock, requisition._id, now))
  const moved = move(requisition, 'withdrawn', 'withdraw', command, now)
  return ok({ requisition: settleSubstitutes(moved, now), stocks })
}

/** The document one step further, with the step in its history. */
export function move(
  requisition: Requisition,
  status: RequisitionStatus,
  action: HistoryEntry['action'],
  command: { by: Pick<Caller, '_id' | 'name'>; comment?: string },
  now: string,
): Requisition {
  const entry: HistoryEntry = { action, by: nameOf(command.by), at: now }
  return {
    ...requisition,
    status,
    history: [...requisition.history, command.comment ? { ...entry, comment: command.comment } : entry],
    updatedAt: now,
  }
}

/** Somebody was quicker: who, and what the state is now. */
export function alreadyHandled(requisition: Requisition): Rejection {
  const last = requisition.history[requisition.history.length - 1]
  return reject('ALREADY_HANDLED', {
    by: last?.by.name,
    at: last?.at,
    status: requisition.status,
    state: statusText[requisition.status],
  })
}

const nameOf = (person: Pick<Caller, '_id' | 'name'>) => ({ id: person._id, name: person.name })
