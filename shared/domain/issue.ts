import { ok, reject, type Result } from '../errors'
import type { Posting } from '../schema/journal'
import type { Loan } from '../schema/loan'
import type { Caller } from '../schema/person'
import type {
  CheckedBy,
  Evidence,
  IdCheck,
  Issue,
  IssuePick,
  Requisition,
  RequisitionLine,
} from '../schema/requisition'
import { defaultSettings } from '../schema/settings'
import type { Stock } from '../schema/stock'
import type { PickSequence } from './allocation'
import { refuseWhileChecked } from './check-waiting'
import { closeLines } from './close-rest'
import { refuseControlled, type ControlledRules } from './controlled'
import { afterIssue, destinationOf } from './issue-kind'
import { Ledger, type Moved } from './ledger'
import { lotFacts } from './lot-facts'
import { openQuantity } from './open-quantity'
import { alreadyHandled, canBecome, move, statusText } from './requisition'
import { hasGrant } from './rights'
import { itemDetails, sum, type Take } from './stock'
import { settleSubstitutes } from './substitute-state'
import { takenQuantity, takeLine } from './take-line'

export { openQuantity } from './open-quantity'

export interface IssueLine {
  lineId: number
  /** What was taken from the shelf; left out, the allocator's proposal for the open quantity is taken. */
  picks?: readonly Take[]
}

export interface IssueCommand {
  no: string
  /** Who picked: without the grant `overrideLot` only the allocator's choice. */
  by: Pick<Caller, '_id' | 'name' | 'grants'>
  /** Left out, every open line is issued in full. */
  lines?: readonly IssueLine[]
  overrideReason?: string
  receivedBy?: string
  signature?: Evidence
  idCheck?: IdCheck
  /** Consignment note or vehicle, of what is sent out. */
  trackingNo?: string
  /** Why what is then still open is given up; left out, it stays as back-order. */
  closeReason?: string
  /** The second person, once the goods were checked. */
  checkedBy?: CheckedBy
  /** What the organisation demands of controlled goods; left out, the careful defaults. */
  controlled?: ControlledRules
}

export interface Issued {
  requisition: Requisition
  stocks: Stock[]
  postings: Posting[]
  issue: Issue
  /** To be inserted in the same transaction. */
  loan?: Loan
}

/** Picks of one issue: past this its journal entry would near the 512 KB that a document may have. */
export const MAX_PICKS = 1_000

export const isIssuable = (requisition: Requisition): boolean => canBecome(requisition.status, 'issued')

/**
 * Hands out approved goods, first in first out (or first expired). Other lots than the allocator's need a reason and the
 * right to it; controlled goods a signature and, where the rules say so, an identity check and a second person.
 * Rejects documents not approved, more than approved, lots expired, frozen or missing, and too little stock.
 */
export function issue(
  requisition: Requisition,
  stockOf: (itemId: string) => Stock | undefined,
  command: IssueCommand,
  pickSequence: PickSequence,
  now: string,
): Result<Issued> {
  const ledger = new Ledger(requisition.warehouseId, stockOf, now)
  const taken = takeOut(requisition, ledger, command, pickSequence, now)
  if (!taken.ok) return taken
  const closed = ledger.close()
  if (!closed.ok) return closed
  const done = afterIssue(taken.data.requisition, taken.data.issue, now)
  return ok({ ...closed.data, ...done })
}

/** The same on an open ledger, before the books are closed and before anything that follows from it by its kind. */
export function takeOut(
  requisition: Requisition,
  ledger: Ledger,
  command: IssueCommand,
  pickSequence: PickSequence,
  now: string,
): Result<{ requisition: Requisition; issue: Issue }> {
  if (requisition.status === 'submitted')
    return reject('NOT_APPROVED', { state: statusText[requisition.status] })
  if (!isIssuable(requisition)) return alreadyHandled(requisition)
  const waiting = refuseWhileChecked(requisition, command.no)
  if (waiting) return waiting
  const wanted: readonly IssueLine[] =
    command.lines ?? requisition.lines.filter((l) => openQuantity(l) > 0).map((l) => ({ lineId: l.lineId }))

  const picks: IssuePick[] = []
  const issuedByLine = new Map<number, number>()
  for (const wish of wanted) {
    const line = requisition.lines.find((l) => l.lineId === wish.lineId)
    if (!line) return reject('NOT_FOUND', { what: `第 ${wish.lineId} 行` })
    if (issuedByLine.has(line.lineId)) return reject('DUPLICATE_LINE', { itemName: line.item.name })
    const moved = issueLine(requisition, line, ledger, wish.picks, command, pickSequence, now)
    if (!moved.ok) return moved
    issuedByLine.set(line.lineId, sum(moved.data.map(({ quantity }) => quantity)))
    picks.push(...moved.data.map((part) => toPick(line.lineId, part)))
  }
  if (picks.length > MAX_PICKS) return reject('TOO_MANY_PICKS', { limit: MAX_PICKS })

  const lines = requisition.lines.map((line) => ({
    ...line,
    issuedQuantity: line.issuedQuantity + (issuedByLine.get(line.lineId) ?? 0),
  }))
  const made = toIssue(requisition, command, picks, now)
  const status = lines.every((line) => openQuantity(line) === 0) ? 'issued' : 'partlyIssued'
  const moved = move(requisition, status, 'issue', { by: command.by, comment: command.no }, now)
  const { checkId: _posted, ...rest } = moved
  const handedOut = settleSubstitutes({ ...rest, lines, issues: [...requisition.issues, made] }, now)
  const { closeReason } = command
  if (!closeReason || status === 'issued') return ok({ requisition: handedOut, issue: made })
  return ok({
    requisition: closeLines(handedOut, ledger, { by: command.by, reason: closeReason }, now),
    issue: made,
  })
}

function issueLine(
  requisition: Requisition,
  line: RequisitionLine,
  ledger: Ledger,
  picks: readonly Take[] | undefined,
  command: IssueCommand,
  pickSequence: PickSequence,
  now: string,
): Result<Moved[]> {
  const open = openQuantity(line)
  const quantity = picks ? takenQuantity(picks) : open
  const { itemId, lineId, item } = line
  if (quantity > open || quantity === 0) {
    const { name: itemName, unit, scale } = item
    return reject('OVER_APPROVED', { itemId, itemName, unit, scale, line: lineId, remaining: open })
  }
  const stock = ledger.stock(itemId)
  const handed = { lineId, itemName: item.name, controlled: stock?.item.controlled }
  const { signature, idCheck, checkedBy, overrideReason, controlled = defaultSettings.controlled } = command
  const precautions = { signed: () => signature !== undefined, idCheck, checked: checkedBy !== undefined }
  const refused = refuseControlled([handed], precautions, controlled)
  if (refused) return { ...refused, details: { ...(stock && itemDetails(stock)), ...refused.details } }

  const own = { requisitionId: requisition._id, lineId }
  const until = stock?.reservations.find(
    (r) => r.requisitionId === own.requisitionId && r.lineId === lineId,
  )?.until
  const order = {
    itemId,
    lineId,
    picks,
    quantity,
    item,
    for: own,
    to: destinationOf(requisition, command.no),
  }
  const rules = { overrideReason, mayOverride: hasGrant(command.by, 'overrideLot'), pickSequence, now }
  const moved = takeLine(ledger, order, rules)
  // A promise that has lapsed is not renewed by handing out a part.
  if (moved.ok && until !== undefined)
    ledger.promise(itemId, { ...own, quantity: until > now ? open - quantity : 0, until })
  return moved
}

const toIssue = (
  requisition: Requisition,
  command: IssueCommand,
  picks: IssuePick[],
  now: string,
): Issue => ({
  no: command.no,
  at: now,
  by: { id: command.by._id, name: command.by.name },
  receivedBy: command.receivedBy ?? requisition.requester.name,
  picks,
  ...(command.overrideReason ? { overrideReason: command.overrideReason } : {}),
  ...(command.signature ? { signature: command.signature } : {}),
  ...(command.idCheck ? { idCheck: command.idCheck } : {}),
  ...(command.trackingNo ? { trackingNo: command.trackingNo } : {}),
  ...(command.checkedBy ? { checkedBy: command.checkedBy } : {}),
})

const toPick = (lineId: number, { lot, quantity, valueFen }: Moved): IssuePick => ({
  ...lotFacts(lot),
  lineId,
  locationId: lot.locationId,
  quantity,
  valueFen,
})
