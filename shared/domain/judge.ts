import { ok, reject, type Rejection, type Result } from '../errors'
import type { Inspection, InspectionLine, RejectReason, Verdict } from '../schema/inspection'
import type { Location } from '../schema/masterdata'
import type { Caller } from '../schema/person'
import type { Photo } from '../schema/photo'
import { businessDay, isExpired } from './calendar'
import { progressOf, toJudge } from './inspection'
import type { Closed, Ledger } from './ledger'
import { alreadyJudged, refuseLocation, shiftWaiting } from './waiting-goods'

export interface JudgeLine {
  lineId: number
  /** In the item's smallest step; what is neither stays to be judged. */
  accepted: number
  rejected: number
  reason?: RejectReason | undefined
  note?: string | undefined
  photos: readonly Photo[]
  /** Where accepted goods go at once; left out, they stay in the 待检 zone until somebody puts them away. */
  acceptedTo?: string | undefined
  /** Where rejected goods go: a location of the 不合格 zone. Needed when there are any. */
  rejectedTo?: string | undefined
}

export interface JudgeCommand {
  by: Pick<Caller, '_id' | 'name'>
  lines: readonly JudgeLine[]
  /** Locations of the warehouse. */
  location: (locationId: string) => Location | undefined
}

export interface Judged extends Closed {
  inspection: Inspection
}

/**
 * Judges goods in the 待检 zone, whole or in part. Rejected goods go to the 不合格 zone with status 'rejected'. Accepted
 * goods become available only on a qualified shelf: named here, they go there at once; otherwise they keep status
 * 'inspection' where they stand, so that nobody issues them from there, and wait in the put-away list (`accepted` less
 * `putAway` of the line). Rejects more than waits, rejection without reason, controlled goods rejected without photo,
 * expired goods accepted, and locations of the wrong kind.
 */
export function judge(
  inspection: Inspection,
  ledger: Ledger,
  command: JudgeCommand,
  now: string,
): Result<Judged> {
  if (!isOpen(inspection)) return alreadyJudged(inspection)
  const lines = [...inspection.lines]
  for (const verdict of command.lines) {
    const at = lines.findIndex((line) => line.lineId === verdict.lineId)
    const line = lines[at]
    if (!line) return reject('NOT_FOUND', { what: `第 ${verdict.lineId} 行` })
    const refused = refuseVerdict(line, verdict, command, businessDay(now))
    if (refused) return refused
    const moved = moveGoods(ledger, line, verdict)
    if (moved) return moved
    lines[at] = judged(line, verdict, command.by, now)
  }
  const closed = ledger.close()
  if (!closed.ok) return closed
  return ok({ ...closed.data, inspection: { ...inspection, lines, ...progressOf(lines), updatedAt: now } })
}

export const isOpen = ({ status }: Inspection): boolean => status === 'waiting' || status === 'partlyJudged'

function refuseVerdict(
  line: InspectionLine,
  verdict: JudgeLine,
  { location }: JudgeCommand,
  today: string,
): Rejection | null {
  const { item } = line
  const details = { itemName: item.name, unit: item.unit, scale: item.scale, line: line.lineId }
  const { accepted, rejected } = verdict
  const remaining = toJudge(line)
  if (accepted + rejected > remaining || accepted + rejected === 0) {
    return reject('OVER_INSPECTED', { ...details, remaining })
  }
  if (accepted > 0 && isExpired(line.expiryDate, today)) {
    return reject('EXPIRED_LOT', { ...details, ...lotOf(line), expiryDate: line.expiryDate })
  }
  if (accepted > 0 && verdict.acceptedTo !== undefined) {
    const refused = refuseLocation(location(verdict.acceptedTo), verdict.acceptedTo, 'qualified')
    if (refused) return { ...refused, details: { ...refused.details, line: line.lineId } }
  }
  if (rejected === 0) return null
  if (!verdict.reason || (verdict.reason === 'other' && !verdict.note)) {
    return reject('REASON_REQUIRED', { ...details, what: '不合格原因' })
  }
  if (item.controlled && verdict.photos.length === 0) return reject('PHOTO_REQUIRED', details)
  if (verdict.rejectedTo === undefined) return reject('NO_REJECTED_LOCATION', details)
  const refused = refuseLocation(location(verdict.rejectedTo), verdict.rejectedTo, 'rejected')
  return refused && { ...refused, details: { ...refused.details, line: line.lineId } }
}

function moveGoods(ledger: Ledger, line: InspectionLine, verdict: JudgeLine): Rejection | null {
  const { accepted, rejected, acceptedTo, rejectedTo } = verdict
  if (rejected > 0 && rejectedTo !== undefined) {
    const moved = shiftWaiting(ledger, line, rejected, { locationId: rejectedTo, status: 'rejected' })
    if (moved) return moved
  }
  if (accepted > 0 && acceptedTo !== undefined) {
    return shiftWaiting(ledger, line, accepted, { locationId: acceptedTo, status: 'available' })
  }
  return null
}

function judged(
  line: InspectionLine,
  { accepted, rejected, reason, note, photos, acceptedTo, rejectedTo }: JudgeLine,
  person: JudgeCommand['by'],
  now: string,
): InspectionLine {
  const by = { id: person._id, name: person.name }
  const verdict: Verdict = {
    at: now,
    by,
    accepted,
    rejected,
    ...(rejected > 0 && reason ? { reason } : {}),
    ...(note ? { note } : {}),
    photos: [...photos],
    ...(rejected > 0 && rejectedTo ? { rejectedTo } : {}),
  }
  const put = accepted > 0 && acceptedTo ? [{ at: now, by, quantity: accepted, locationId: acceptedTo }] : []
  return {
    ...line,
    accepted: line.accepted + accepted,
    rejected: line.rejected + rejected,
    putAway: line.putAway + (put[0]?.quantity ?? 0),
    verdicts: [...line.verdicts, verdict],
    puts: [...line.puts, ...put],
  }
}

const lotOf = ({ lotId, lotNo }: InspectionLine) => ({ lotId, ...(lotNo ? { lotNo } : {}) })
