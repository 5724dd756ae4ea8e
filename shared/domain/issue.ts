import { ok, reject, type Result } from '../errors'
import type { Posting } from '../schema/journal'
import type { Caller } from '../schema/person'
import type { Issue, Requisition, RequisitionLine } from '../schema/requisition'
import type { Stock } from '../schema/stock'
import { allocate, eligibility, type PickSequence } from './allocation'
import { businessDay } from './calendar'
import { alreadyHandled, canBecome, move, statusText } from './requisition'
import { itemDetails, locationCode, setReservation, sum, takeLots, type Take, type Taken } from './stock'

export interface IssueLine {
  lineId: number
  /** What was taken from the shelf; left out, the allocator's proposal for the open quantity is taken. */
  picks?: readonly Take[]
}

export interface IssueCommand {
  no: string
  by: Caller
  /** Left out, every open line is issued in full. */
  lines?: readonly IssueLine[]
  overrideReason?: string
  receivedBy?: string
  signature?: { fileId: string; sha256: string }
}

export interface Issued {
  requisition: Requisition
  stocks: Stock[]
  postings: Posting[]
  issue: Issue
}

/** Picks of one issue: past this its journal entry would near the 512 KB that a document may have. */
export const MAX_PICKS = 1_000

/** What is approved and not yet handed out, in the item's smallest step. */
export const openQuantity = (line: RequisitionLine): number =>
  Math.max(0, (line.approvedQuantity ?? 0) - line.issuedQuantity)

export const isIssuable = (requisition: Requisition): boolean => canBecome(requisition.status, 'issued')

/**
 * Hands out approved goods, first in first out (or first expired). Other lots than the allocator's need a reason.
 * Rejects documents not approved, more than approved, lots expired, frozen or missing, and too little stock.
 */
export function issue(
  requisition: Requisition,
  stockOf: (itemId: string) => Stock | undefined,
  command: IssueCommand,
  pickSequence: PickSequence,
  now: string,
): Result<Issued> {
  if (requisition.status === 'submitted')
    return reject('NOT_APPROVED', { state: statusText[requisition.status] })
  if (!isIssuable(requisition)) return alreadyHandled(requisition)
  const wanted: readonly IssueLine[] =
    command.lines ?? requisition.lines.filter((l) => openQuantity(l) > 0).map((l) => ({ lineId: l.lineId }))

  const stocks: Stock[] = []
  const postings: Posting[] = []
  const picks: Issue['picks'] = []
  const issuedByLine = new Map<number, number>()
  for (const wish of wanted) {
    const line = requisition.lines.find((l) => l.lineId === wish.lineId)
    if (!line) return reject('NOT_FOUND', { what: `第 ${wish.lineId} 行` })
    if (issuedByLine.has(line.lineId)) return reject('DUPLICATE_LINE', { itemName: line.item.name })
    const stock = stockOf(line.itemId)
    if (!stock) return reject('INSUFFICIENT_STOCK', shortOf(line, openQuantity(line), 0))
    const done = issueLine(requisition, line, stock, wish.picks, command, pickSequence, now)
    if (!done.ok) return done
    stocks.push(done.data.stock)
    issuedByLine.set(line.lineId, sum(done.data.taken.map((t) => t.quantity)))
    for (const taken of done.data.taken) {
      picks.push(toPick(line.lineId, taken))
      postings.push(toPosting(requisition, line, taken, done.data.stock.version))
    }
  }

  if (picks.length > MAX_PICKS) return reject('TOO_MANY_PICKS', { limit: MAX_PICKS })

  const lines = requisition.lines.map((line) => ({
    ...line,
    issuedQuantity: line.issuedQuantity + (issuedByLine.get(line.lineId) ?? 0),
  }))
  const made: Issue = {
    no: command.no,
    at: now,
    by: { id: command.by._id, name: command.by.name },
    receivedBy: command.receivedBy ?? requisition.requester.name,
    picks,
    ...(command.overrideReason ? { overrideReason: command.overrideReason } : {}),
    ...(command.signature ? { signature: command.signature } : {}),
  }
  const status = lines.every((line) => openQuantity(line) === 0) ? 'issued' : 'partlyIssued'
  const moved = move(requisition, status, 'issue', { by: command.by, comment: command.no }, now)
  return ok({
    requisition: { ...moved, lines, issues: [...requisition.issues, made] },
    stocks,
    postings,
    issue: made,
  })
}

function issueLine(
  requisition: Requisition,
  line: RequisitionLine,
  stock: Stock,
  given: readonly Take[] | undefined,
  command: IssueCommand,
  pickSequence: PickSequence,
  now: string,
): Result<{ stock: Stock; taken: Taken[] }> {
  const open = openQuantity(line)
  const picks = given && mergeTakes(given)
  const quantity = picks ? sum(picks.map((pick) => pick.quantity)) : open
  if (quantity > open || quantity === 0) {
    return reject('OVER_APPROVED', { ...itemDetails(stock), line: line.lineId, remaining: open })
  }
  if (stock.item.controlled && !command.signature) return reject('SIGNATURE_REQUIRED', { line: line.lineId })
  const own = { requisitionId: requisition._id, lineId: line.lineId }
  const today = businessDay(now)
  const proposal = allocate(stock, { quantity, for: own, pickSequence }, today, now)
  const takes: readonly Take[] =
    picks ??
    proposal.picks.map((p) => ({ lotId: p.lot.lotId, locationId: p.lot.locationId, quantity: p.quantity }))

  for (const take of takes) {
    const lot = stock.lots.find((row) => row.lotId === take.lotId && row.locationId === take.locationId)
    const details = {
      lotId: take.lotId,
      lotNo: lot?.lotNo,
      location: locationCode(take.locationId),
      line: line.lineId,
    }
    if (!lot) return reject('LOT_NOT_FOUND', details)
    const obstacle = eligibility(lot, today)
    if (obstacle === 'expired') return reject('EXPIRED_LOT', { ...details, expiryDate: lot.expiryDate })
    if (obstacle) return reject('LOT_NOT_AVAILABLE', details)
  }
  if (proposal.shortage > 0) return reject('INSUFFICIENT_STOCK', shortOf(line, quantity, proposal.available))
  const strayed = takes.find((take) => !follows(take, proposal.picks))
  if (strayed && !command.overrideReason) {
    const lot = stock.lots.find((row) => row.lotId === strayed.lotId)
    return reject('OVERRIDE_REASON_REQUIRED', { lotId: strayed.lotId, lotNo: lot?.lotNo, line: line.lineId })
  }
  const until = reservedUntil(stock, own)
  const promise = { ...own, quantity: until > now ? open - quantity : 0, until }
  const result = takeLots(setReservation(stock, promise, now), takes, now)
  return result.ok
    ? ok({ ...result.data, stock: { ...result.data.stock, version: stock.version + 1 } })
    : result
}

/** One take a row, so that two takes of one row cannot pass for less than they are. */
function mergeTakes(takes: readonly Take[]): Take[] {
  const merged = new Map<string, Take>()
  for (const take of takes) {
    const key = `${take.lotId} ${take.locationId}`
    const before = merged.get(key)
    merged.set(key, before ? { ...before, quantity: before.quantity + take.quantity } : take)
  }
  return [...merged.values()]
}

/** Whether a pick is the allocator's own choice, or a part of it. */
const follows = (take: Take, proposed: ReturnType<typeof allocate>['picks']): boolean =>
  proposed.some(
    (p) => p.lot.lotId === take.lotId && p.lot.locationId === take.locationId && take.quantity <= p.quantity,
  )

const reservedUntil = (stock: Stock, own: { requisitionId: string; lineId: number }): string =>
  stock.reservations.find((r) => r.requisitionId === own.requisitionId && r.lineId === own.lineId)?.until ??
  '1970-01-01T00:00:00.000Z'

const shortOf = (line: RequisitionLine, needed: number, available: number) => ({
  itemName: line.item.name,
  unit: line.item.unit,
  scale: line.item.scale,
  line: line.lineId,
  needed,
  available,
})

const toPick = (lineId: number, taken: Taken): Issue['picks'][number] => ({
  lineId,
  lotId: taken.lotId,
  ...(taken.lot.lotNo ? { lotNo: taken.lot.lotNo } : {}),
  ...(taken.lot.expiryDate ? { expiryDate: taken.lot.expiryDate } : {}),
  locationId: taken.locationId,
  quantity: taken.quantity,
  valueFen: taken.valueFen,
})

const toPosting = (r: Requisition, line: RequisitionLine, taken: Taken, stockVersion: number): Posting => ({
  itemId: line.itemId,
  lotId: taken.lotId,
  from: `stock:${taken.locationId}`,
  to: `department:${r.departmentId}`,
  quantity: taken.quantity,
  valueFen: taken.valueFen,
  stockVersion,
})
