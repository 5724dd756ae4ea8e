import { ok, reject, type Rejection, type Result } from '../errors'
import type { Posting } from '../schema/journal'
import type { Photo } from '../schema/photo'
import type { Caller } from '../schema/person'
import type { Acceptance, Evidence, Issue, IssuePick, Requisition } from '../schema/requisition'
import { businessDay } from './calendar'
import { leftOf, shareOfPick } from './issued-goods'
import { alreadyHandled, move } from './requisition'
import { mayWorkIn } from './rights'
import { sum } from './stock'

export const shipmentText: Record<NonNullable<Requisition['shipment']>, string> = {
  shipped: '待签收',
  accepted: '已签收',
  acceptedWithDifference: '签收有差异',
}

export interface AcceptCommand {
  issueNo: string
  by: Caller
  acceptedBy: string
  /** Left out, today. */
  acceptedOn?: string | undefined
  differences: readonly Acceptance['differences'][number][]
  note?: string | undefined
  photos?: readonly Photo[] | undefined
  signature?: Evidence | undefined
}

export interface Accepted {
  requisition: Requisition
  postings: Posting[]
}

/** A posting between two places of which neither is a shelf. */
const NO_STOCK_VERSION = 0

/** Whether the person may write down that a shipment arrived: who asked for it, and the clerks of its warehouse. */
export const mayAccept = (requisition: Requisition, by: Caller): boolean =>
  requisition.requester.id === by._id || mayWorkIn(by, requisition.warehouseId)

/** Shipments of an external requisition that nobody has accepted yet. */
export const waitingShipments = ({ kind, issues }: Pick<Requisition, 'kind' | 'issues'>): Issue[] =>
  kind === 'external' ? issues.filter((issue) => !issue.acceptance && !issue.reversed) : []

/**
 * Writes down what the recipient said of one shipment (签收). What was lost on the way leaves the books with its cost; what
 * comes back is booked when the warehouse takes it in again.
 * Rejects who may not, what was not sent out, a second acceptance, a day before it left or after today, a line named
 * twice, and a difference larger than what was sent.
 */
export function acceptShipment(
  requisition: Requisition,
  command: AcceptCommand,
  now: string,
): Result<Accepted> {
  const { issueNo, by, acceptedOn = businessDay(now) } = command
  const issue = requisition.issues.find(({ no }) => no === issueNo)
  if (!issue) return reject('NOT_FOUND', { what: `出库单 ${issueNo}` })
  if (requisition.kind !== 'external') return reject('NOT_SHIPPED', { no: issueNo })
  if (!mayAccept(requisition, by)) return reject('FORBIDDEN')
  if (issue.acceptance || issue.reversed) return alreadyHandled(requisition)
  const sentOn = businessDay(issue.at)
  if (acceptedOn < sentOn || acceptedOn > businessDay(now))
    return reject('DUE_DATE_WRONG', { what: '签收日期', earliest: sentOn, latest: businessDay(now) })

  let { picks } = issue
  const postings: Posting[] = []
  for (const [index, difference] of command.differences.entries()) {
    const { lineId, quantity, outcome } = difference
    const refused = refuseDifference(requisition, picks, command, index)
    if (refused) return refused
    if (outcome === 'comingBack') continue
    const lost = lose(requisition, picks, lineId, quantity)
    picks = lost.picks
    postings.push(...lost.postings)
  }
  const acceptance: Acceptance = {
    at: now,
    by: { id: by._id, name: by.name },
    acceptedBy: command.acceptedBy,
    acceptedOn,
    differences: [...command.differences],
    ...(command.note ? { note: command.note } : {}),
    ...(command.photos && command.photos.length > 0 ? { photos: [...command.photos] } : {}),
    ...(command.signature ? { signature: command.signature } : {}),
  }
  const issues = requisition.issues.map((other) =>
    other === issue ? { ...issue, picks, acceptance } : other,
  )
  const comment = `${issueNo}，${command.acceptedBy}${command.differences.length > 0 ? '，有差异' : ''}`
  const moved = move(requisition, requisition.status, 'accept', { by, comment }, now)
  return ok({ requisition: { ...moved, issues, shipment: shipmentOf(requisition, issues) }, postings })
}

/** How an external requisition's shipments stand together. */
export function shipmentOf(
  requisition: Pick<Requisition, 'kind'>,
  issues: Issue[],
): NonNullable<Requisition['shipment']> {
  if (waitingShipments({ kind: requisition.kind, issues }).length > 0) return 'shipped'
  const differs = issues.some((issue) => (issue.acceptance?.differences.length ?? 0) > 0)
  return differs ? 'acceptedWithDifference' : 'accepted'
}

function refuseDifference(
  { lines }: Requisition,
  picks: readonly IssuePick[],
  { differences }: AcceptCommand,
  index: number,
): Rejection | null {
  const difference = differences[index]
  const line = lines.find(({ lineId }) => lineId === difference?.lineId)
  if (!difference || !line) return reject('NOT_FOUND', { what: `第 ${index + 1} 行差异的物资` })
  const { name: itemName, unit, scale } = line.item
  if (differences.some((other, at) => at < index && other.lineId === line.lineId))
    return reject('DUPLICATE_LINE', { itemName })
  const remaining = sum(picks.filter((pick) => pick.lineId === line.lineId).map(leftOf))
  return difference.quantity > remaining
    ? reject('OVER_SHIPPED', { itemName, unit, scale, remaining, line: index })
    : null
}

/** Takes what was lost from the picks of its line, the last first, each with its share of the cost. */
function lose(requisition: Requisition, picks: readonly IssuePick[], lineId: number, quantity: number) {
  const itemId = requisition.lines.find((line) => line.lineId === lineId)?.itemId ?? ''
  const after = [...picks]
  const postings: Posting[] = []
  let open = quantity
  for (let at = after.length - 1; at >= 0 && open > 0; at--) {
    const pick = after[at]
    if (!pick || pick.lineId !== lineId || leftOf(pick) === 0) continue
    const gone = Math.min(open, leftOf(pick))
    const valueFen = shareOfPick(pick, gone)
    open -= gone
    after[at] = {
      ...pick,
      lostQuantity: (pick.lostQuantity ?? 0) + gone,
      closedValueFen: (pick.closedValueFen ?? 0) + valueFen,
    }
    postings.push({
      itemId,
      lotId: pick.lotId,
      from: `external:${requisition._id}`,
      to: 'loss',
      quantity: gone,
      valueFen,
      stockVersion: NO_STOCK_VERSION,
    })
  }
  return { picks: after, postings }
}
