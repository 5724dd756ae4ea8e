import { allocate } from '../../../shared/domain/allocation'
import { businessDay } from '../../../shared/domain/calendar'
import {
  issue,
  openQuantity,
  type IssueCommand,
  type Issued,
  type IssueLine,
} from '../../../shared/domain/issue'
import { kindText } from '../../../shared/domain/issue-kind'
import { approvePrepared, prepareIssue } from '../../../shared/domain/prepare-issue'
import type { InputOf } from '../../../shared/operations'
import type { IssueCheck } from '../../../shared/schema/issue-check'
import type { Requisition } from '../../../shared/schema/requisition'
import { goodsText, type Command } from '../journal'
import { instant } from '../working-time'
import { allowed, type Signature, type World } from '../world'

export interface Handout {
  requisitionId: string
  clerkId: string
  /** Left out, everything that is open. */
  lines?: IssueLine[]
  overrideReason?: string
  /** Why what is then still open is closed. */
  closeReason?: string
}

/** Hands out by the real allocator; the requester signs where the rules want it, and now and then besides. */
export function issueGoods(world: World, handout: Handout, moment: number): Requisition {
  const before = world.requisition(handout.requisitionId)
  const lineIds = handout.lines?.map(({ lineId }) => lineId)
  const controlled = before.lines.some(
    (line) =>
      openQuantity(line) > 0 &&
      (lineIds?.includes(line.lineId) ?? true) &&
      world.item(line.itemId).item.controlled,
  )
  const signature =
    controlled || world.random.chance(0.5) ? world.signatureOf(before.requester.id) : undefined
  if (controlled) {
    const check = prepareGoods(world, handout, moment)
    return checkGoods(world, check._id, moment + CHECKING_MS)
  }
  const at = instant(moment)
  const command = commandOf(world, handout, world.nextNumber('CK', at), signature)
  const issued = allowed(issue(before, world.stockIn(before.warehouseId), command, world.pickSequence, at))
  return post(world, before, issued, {
    operation: 'outbound.issue',
    actor: world.person(handout.clerkId),
    at,
    input: inputOf(handout, signature),
  })
}

/** The second person stands beside: nothing else of the story happens in between. */
const CHECKING_MS = 40

/** The other clerk of the warehouse, or one who may check anywhere. */
const secondOf = (clerkId: string): string => (clerkId === 'clerk' ? 'sunli' : 'clerk')

/** Controlled goods, picked and signed for, wait for a second person. */
export function prepareGoods(world: World, handout: Handout, moment: number): IssueCheck {
  const at = instant(moment)
  const before = world.requisition(handout.requisitionId)
  const signature = world.signatureOf(before.requester.id)
  const command = commandOf(world, handout, world.nextNumber('CK', at), signature)
  const { check, requisition, stocks } = allowed(
    prepareIssue(before, world.stockIn(before.warehouseId), command, world.pickSequence, at),
  )
  world.keep(stocks)
  world.requisitions.set(requisition._id, requisition)
  world.issueChecks.set(check._id, check)
  world.record({
    operation: 'outbound.prepare',
    actor: world.person(handout.clerkId),
    at,
    input: inputOf(handout, signature),
    summary: `提交复核 ${goodsOf(before, check.picks)}，出库单 ${check._id}，${before._id}`,
    warehouseId: before.warehouseId,
    document: { type: 'requisition', id: before._id },
    postings: [],
  })
  return check
}

/** The second person hands over what was prepared. */
function checkGoods(world: World, checkId: string, moment: number): Requisition {
  const at = instant(moment)
  const check = world.issueChecks.get(checkId)
  if (!check?.requisitionId) throw new Error(`demo data: nothing to check as ${checkId}`)
  const before = world.requisition(check.requisitionId)
  const checker = world.person(secondOf(check.preparedBy.id))
  const rules = { pickSequence: world.pickSequence }
  const issued = allowed(
    approvePrepared(check, before, world.stockIn(before.warehouseId), checker, rules, at),
  )
  world.issueChecks.set(checkId, issued.check)
  const input: InputOf<'outbound.check'> = { checkId, decision: 'approve' }
  return post(world, before, issued, { operation: 'outbound.check', actor: checker, at, input })
}

function commandOf(
  world: World,
  { clerkId, lines, overrideReason, closeReason }: Handout,
  no: string,
  signature: Signature | undefined,
): IssueCommand {
  return {
    no,
    by: world.person(clerkId),
    ...(lines ? { lines } : {}),
    ...(overrideReason ? { overrideReason } : {}),
    ...(closeReason ? { closeReason } : {}),
    ...(signature ? { signature: { fileId: signature.fileId, sha256: signature.sha256 } } : {}),
  }
}

const inputOf = (
  { requisitionId, lines, overrideReason, closeReason }: Handout,
  signature: Signature | undefined,
): InputOf<'outbound.issue'> => ({
  requisitionId,
  lines: lines?.map(({ lineId, picks }) => ({ lineId, ...(picks ? { picks: [...picks] } : {}) })),
  overrideReason,
  ...(closeReason ? { closeReason } : {}),
  signature: signature?.base64,
})

function post(
  world: World,
  before: Requisition,
  { requisition, stocks, postings, issue: made, loan }: Issued,
  step: Pick<Command, 'operation' | 'actor' | 'at' | 'input'>,
): Requisition {
  world.keep(stocks)
  world.requisitions.set(requisition._id, requisition)
  if (loan) world.loans.set(loan._id, loan)
  const title = kindText[requisition.kind].document
  world.record({
    ...step,
    summary: `出库 ${goodsOf(before, made.picks)}，出库单 ${made.no}，${title} ${requisition._id}`,
    warehouseId: before.warehouseId,
    document: { type: 'requisition', id: requisition._id },
    postings,
  })
  return requisition
}

const goodsOf = ({ lines }: Requisition, picks: readonly { lineId: number; quantity: number }[]): string =>
  goodsText(
    lines
      .map(({ lineId, item }) => {
        const own = picks.filter((pick) => pick.lineId === lineId)
        return { item, quantity: own.reduce((total, pick) => total + pick.quantity, 0) }
      })
      .filter((line) => line.quantity > 0),
    '种',
  )

/** About half of the open quantity of the first line only: the rest is fetched later. */
export function firstPart(world: World, requisition: Requisition, moment: number): IssueLine[] {
  const at = instant(moment)
  const line = requisition.lines.find((candidate) => openQuantity(candidate) > 0)
  if (!line) return []
  const quantity = Math.ceil(openQuantity(line) / 2)
  const stock = world.stockIn(requisition.warehouseId)(line.itemId)
  if (!stock) throw new Error(`demo data: ${line.itemId} is not kept in ${requisition.warehouseId}`)
  const request = {
    quantity,
    for: { requisitionId: requisition._id, lineId: line.lineId },
    pickSequence: world.pickSequence,
  }
  const { picks } = allocate(stock, request, businessDay(at), at)
  return [
    {
      lineId: line.lineId,
      picks: picks.map((pick) => ({
        lotId: pick.lot.lotId,
        locationId: pick.lot.locationId,
        quantity: pick.quantity,
      })),
    },
  ]
}
