import { ok, type Result } from '../errors'
import type { IssueCheck } from '../schema/issue-check'
import type { Caller } from '../schema/person'
import type { Issue, Requisition } from '../schema/requisition'
import { defaultSettings } from '../schema/settings'
import type { Stock } from '../schema/stock'
import type { PickSequence } from './allocation'
import { needsTwoPeople } from './controlled'
import {
  decided,
  promisedForCheck,
  refuseCancel,
  refuseChecker,
  refuseNeedless,
  staleUnlessPosted,
  takesOf,
  unnamedChecker,
} from './issue-check'
import { issue, takeOut, type IssueCommand, type Issued } from './issue'
import { brief } from './item-brief'
import { Ledger } from './ledger'
import { lotFacts } from './lot-facts'
import { move } from './requisition'
import { sum } from './stock'

export interface Prepared {
  check: IssueCheck
  requisition: Requisition
  /** Stocks whose promises changed: nothing has left the shelf yet. */
  stocks: Stock[]
}

/**
 * What one clerk picked of a requisition with controlled goods, ready for a second person. Everything is decided as by
 * the issue itself, then kept instead of posted; the goods stay promised. Rejects as `issue`, and CHECK_NOT_NEEDED.
 */
export function prepareIssue(
  requisition: Requisition,
  stockOf: (itemId: string) => Stock | undefined,
  command: IssueCommand,
  pickSequence: PickSequence,
  now: string,
): Result<Prepared> {
  const trial = new Ledger(requisition.warehouseId, stockOf, now)
  const checkedBy = unnamedChecker(now)
  const taken = takeOut(requisition, trial, { ...command, checkedBy }, pickSequence, now)
  if (!taken.ok) return taken
  const { issue: made } = taken.data
  const check = toCheck(requisition, stockOf, command, made, now)
  const { controlled: rules = defaultSettings.controlled } = command
  const needed = refuseNeedless(check.lines.some(({ item }) => needsTwoPeople(rules, item.controlled)))
  if (!needed.ok) return needed

  const ledger = new Ledger(requisition.warehouseId, stockOf, now)
  for (const line of check.lines) keepPromised(ledger, requisition._id, line, now)
  const books = ledger.close()
  if (!books.ok) return books
  const moved = move(requisition, requisition.status, 'prepare', { by: command.by, comment: command.no }, now)
  return ok({ check, requisition: { ...moved, checkId: command.no }, stocks: books.data.stocks })
}

/** The promise of a line as it was or renewed, so that it outlasts the wait for the second person. */
function keepPromised(
  ledger: Ledger,
  requisitionId: string,
  { itemId, lineId, quantity }: IssueCheck['lines'][number],
  now: string,
): void {
  const had = ledger
    .stock(itemId)
    ?.reservations.find((r) => r.requisitionId === requisitionId && r.lineId === lineId && r.until > now)
  const until = promisedForCheck(now)
  ledger.promise(itemId, {
    requisitionId,
    lineId,
    quantity: Math.max(quantity, had?.quantity ?? 0),
    until: had && had.until > until ? had.until : until,
  })
}

function toCheck(
  requisition: Requisition,
  stockOf: (itemId: string) => Stock | undefined,
  command: IssueCommand,
  made: Issue,
  now: string,
): IssueCheck {
  const { overrideReason, closeReason, trackingNo, signature, idCheck } = command
  const lines = requisition.lines.flatMap(({ lineId, itemId, item }) => {
    const quantity = sum(made.picks.filter((pick) => pick.lineId === lineId).map((pick) => pick.quantity))
    const controlled = stockOf(itemId)?.item.controlled
    const shown = { ...brief(item), ...(controlled ? { controlled } : {}) }
    return quantity > 0 ? [{ lineId, itemId, item: shown, quantity }] : []
  })
  const { departmentId, departmentName } = requisition
  return {
    _id: command.no,
    status: 'waiting',
    warehouseId: requisition.warehouseId,
    warehouseName: requisition.warehouseName,
    requisitionId: requisition._id,
    requester: requisition.requester,
    purpose: requisition.purpose,
    targets: [{ departmentId, departmentName, receivedBy: made.receivedBy }],
    lines,
    picks: made.picks.map((pick) => ({
      ...lotFacts(pick),
      lineId: pick.lineId,
      locationId: pick.locationId,
      quantity: pick.quantity,
    })),
    ...(overrideReason ? { overrideReason } : {}),
    ...(closeReason ? { closeReason } : {}),
    ...(trackingNo ? { trackingNo } : {}),
    ...(signature ? { signature } : {}),
    ...(idCheck ? { idCheck } : {}),
    preparedBy: { id: command.by._id, name: command.by.name },
    preparedAt: now,
  }
}

/**
 * The second person hands over what was prepared: posted in the name of who picked it, with both in the document.
 * Rejects as `refuseChecker`, and CHECK_STALE when the shelf no longer allows it.
 */
export function approvePrepared(
  check: IssueCheck,
  requisition: Requisition,
  stockOf: (itemId: string) => Stock | undefined,
  by: Caller,
  { controlled, pickSequence }: Pick<IssueCommand, 'controlled'> & { pickSequence: PickSequence },
  now: string,
): Result<Issued & { check: IssueCheck }> {
  const refused = refuseChecker(check, by)
  if (refused) return refused
  const { preparedBy, overrideReason, closeReason, trackingNo, signature, idCheck, picks } = check
  const command: IssueCommand = {
    no: check._id,
    // The right to take another lot was proved when it was picked.
    by: { _id: preparedBy.id, name: preparedBy.name, grants: overrideReason ? ['overrideLot'] : [] },
    lines: check.lines.map(({ lineId }) => ({ lineId, picks: takesOf(picks, lineId) })),
    receivedBy: check.targets[0]?.receivedBy ?? requisition.requester.name,
    checkedBy: { id: by._id, name: by.name, at: now },
    ...(overrideReason ? { overrideReason } : {}),
    ...(closeReason ? { closeReason } : {}),
    ...(trackingNo ? { trackingNo } : {}),
    ...(signature ? { signature } : {}),
    ...(idCheck ? { idCheck } : {}),
    ...(controlled ? { controlled } : {}),
  }
  const issued = staleUnlessPosted(issue(requisition, stockOf, command, pickSequence, now))
  return issued.ok ? ok({ ...issued.data, check: decided(check, 'approved', { by }, now) }) : issued
}

/** Sent back by the second person, or taken back by who picked: the goods stay promised and are picked anew. */
export function endPrepared(
  check: IssueCheck,
  requisition: Requisition,
  command: { by: Caller; end: 'returned' | 'cancelled'; reason?: string | undefined },
  now: string,
): Result<{ check: IssueCheck; requisition: Requisition }> {
  const { by, end, reason } = command
  const refused = end === 'returned' ? refuseChecker(check, by) : refuseCancel(check, by)
  if (refused) return refused
  const { checkId: _ended, ...rest } = requisition
  const action = end === 'returned' ? 'sendBack' : 'cancelCheck'
  const moved = move(rest, rest.status, action, { by, ...(reason ? { comment: reason } : {}) }, now)
  return ok({ check: decided(check, end, { by, reason }, now), requisition: moved })
}
