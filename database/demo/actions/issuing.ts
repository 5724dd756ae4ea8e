import { allocate } from '../../../shared/domain/allocation'
import { businessDay } from '../../../shared/domain/calendar'
import { issue, openQuantity, type IssueLine } from '../../../shared/domain/issue'
import type { InputOf } from '../../../shared/operations'
import type { Requisition } from '../../../shared/schema/requisition'
import { goodsText } from '../journal'
import { instant } from '../working-time'
import { allowed, type World } from '../world'

export interface Handout {
  requisitionId: string
  clerkId: string
  /** Left out, everything that is open. */
  lines?: IssueLine[]
  overrideReason?: string
}

/** Hands out by the real allocator; the requester signs where the rules want it, and now and then besides. */
export function issueGoods(world: World, handout: Handout, moment: number): Requisition {
  const at = instant(moment)
  const before = world.requisition(handout.requisitionId)
  const clerk = world.person(handout.clerkId)
  const no = world.nextNumber('CK', at)
  const controlled = before.lines.some((line) => world.item(line.itemId).item.controlled)
  const signed = controlled || world.random.chance(0.5)
  const signature = signed ? world.signatureOf(before.requester.id) : undefined
  const { requisitionId, lines, overrideReason } = handout
  const command = {
    no,
    by: clerk,
    ...(lines ? { lines } : {}),
    ...(overrideReason ? { overrideReason } : {}),
    ...(signature ? { signature: { fileId: signature.fileId, sha256: signature.sha256 } } : {}),
    ...(controlled ? { checkedBy: secondPerson(world, clerk._id, at) } : {}),
  }
  const {
    requisition,
    stocks,
    postings,
    issue: made,
  } = allowed(issue(before, world.stockIn(before.warehouseId), command, world.pickSequence, at))
  world.keep(stocks)
  world.requisitions.set(requisitionId, requisition)
  const input: InputOf<'outbound.issue'> = {
    requisitionId,
    lines: lines?.map(({ lineId, picks }) => ({ lineId, ...(picks ? { picks: [...picks] } : {}) })),
    overrideReason,
    signature: signature?.base64,
  }
  const goods = goodsText(
    before.lines
      .map((line) => {
        const picks = made.picks.filter((pick) => pick.lineId === line.lineId)
        return { item: line.item, quantity: picks.reduce((total, pick) => total + pick.quantity, 0) }
      })
      .filter((line) => line.quantity > 0),
    '种',
  )
  world.record({
    operation: 'outbound.issue',
    actor: clerk,
    at,
    input,
    summary: `出库 ${goods}，出库单 ${no}，领用单 ${requisitionId}`,
    warehouseId: before.warehouseId,
    document: { type: 'requisition', id: requisitionId },
    postings,
  })
  return requisition
}

/** The colleague who looked at controlled goods before they left. */
function secondPerson(world: World, issuerId: string, at: string) {
  const { _id: id, name } = world.person(issuerId === 'sunli' ? 'clerk' : 'sunli')
  return { id, name, at }
}

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
