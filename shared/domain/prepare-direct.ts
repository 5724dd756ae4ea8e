import { ok, type Result } from '../errors'
import type { IssueCheck } from '../schema/issue-check'
import type { Caller } from '../schema/person'
import type { Stock } from '../schema/stock'
import type { PickSequence } from './allocation'
import { needsTwoPeople, type ControlledRules } from './controlled'
import { directIssue, type DirectCommand, type DirectlyIssued } from './direct-issue'
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
import { Ledger } from './ledger'
import { lotFacts } from './lot-facts'
import { sum } from './stock'

/**
 * A direct issue with controlled goods, ready for a second person: decided as if posted, then kept; its goods are
 * promised to it. Rejects as `directIssue`, and CHECK_NOT_NEEDED.
 */
export function prepareDirect(
  stockOf: (itemId: string) => Stock | undefined,
  command: DirectCommand,
  pickSequence: PickSequence,
  now: string,
): Result<{ check: IssueCheck; stocks: Stock[] }> {
  const trial = directIssue(stockOf, { ...command, checkedBy: unnamedChecker(now) }, pickSequence, now)
  if (!trial.ok) return trial
  const { lines, picks, targets } = trial.data.document
  const needed = refuseNeedless(lines.some(({ item }) => needsTwoPeople(command.controlled, item.controlled)))
  if (!needed.ok) return needed
  const ledger = new Ledger(command.warehouse._id, stockOf, now)
  for (const { itemId, lineId, quantity } of lines) {
    const promise = { requisitionId: command.no, lineId, quantity, until: promisedForCheck(now) }
    ledger.promise(itemId, promise)
  }
  const books = ledger.close()
  if (!books.ok) return books
  const check: IssueCheck = {
    _id: command.no,
    status: 'waiting',
    warehouseId: command.warehouse._id,
    warehouseName: command.warehouse.name,
    purpose: command.purpose,
    targets,
    lines,
    picks: picks.map(({ lineId, locationId, quantity, departmentId, ...facts }) => ({
      ...lotFacts(facts),
      lineId,
      locationId,
      quantity,
      departmentId,
    })),
    ...(command.overrideReason ? { overrideReason: command.overrideReason } : {}),
    ...(command.idCheck ? { idCheck: command.idCheck } : {}),
    preparedBy: { id: command.by._id, name: command.by.name },
    preparedAt: now,
  }
  return ok({ check, stocks: books.data.stocks })
}

/** The second person hands it over. Rejects as `refuseChecker`, and CHECK_STALE when the shelf no longer allows it. */
export function approveDirect(
  check: IssueCheck,
  stockOf: (itemId: string) => Stock | undefined,
  by: Caller,
  { controlled, pickSequence }: { controlled: ControlledRules; pickSequence: PickSequence },
  now: string,
): Result<DirectlyIssued & { check: IssueCheck }> {
  const refused = refuseChecker(check, by)
  if (refused) return refused
  const { preparedBy, overrideReason, targets, picks } = check
  const command: DirectCommand = {
    no: check._id,
    // The rights were proved when it was picked.
    by: {
      _id: preparedBy.id,
      name: preparedBy.name,
      grants: overrideReason ? ['directIssue', 'overrideLot'] : ['directIssue'],
    },
    warehouse: { _id: check.warehouseId, name: check.warehouseName },
    purpose: check.purpose,
    targets,
    lines: check.lines.map(({ itemId, lineId }) => ({
      itemId,
      cells: targets.flatMap(({ departmentId }) => {
        const takes = takesOf(picks, lineId, departmentId)
        const quantity = sum(takes.map((take) => take.quantity))
        return quantity > 0 ? [{ departmentId, quantity, picks: takes }] : []
      }),
    })),
    overrideReason,
    idCheck: check.idCheck,
    checkedBy: { id: by._id, name: by.name, at: now },
    controlled,
  }
  const issued = staleUnlessPosted(directIssue(stockOf, command, pickSequence, now))
  return issued.ok ? ok({ ...issued.data, check: decided(check, 'approved', { by }, now) }) : issued
}

/** Sent back or taken back: the promises of its goods end. */
export function endDirect(
  check: IssueCheck,
  stockOf: (itemId: string) => Stock | undefined,
  command: { by: Caller; end: 'returned' | 'cancelled'; reason?: string | undefined },
  now: string,
): Result<{ check: IssueCheck; stocks: Stock[] }> {
  const { by, end, reason } = command
  const refused = end === 'returned' ? refuseChecker(check, by) : refuseCancel(check, by)
  if (refused) return refused
  const ledger = new Ledger(check.warehouseId, stockOf, now)
  for (const { itemId } of check.lines) ledger.release(itemId, check._id)
  const books = ledger.close()
  return books.ok ? ok({ check: decided(check, end, { by, reason }, now), stocks: books.data.stocks }) : books
}
