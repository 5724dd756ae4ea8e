import { ok, reject, type Rejection, type Result } from '../errors'
import type { Caller } from '../schema/person'
import type { Requisition, RequisitionLine, Substitute } from '../schema/requisition'
import type { Stock } from '../schema/stock'
import { availableQuantity } from './allocation'
import { addDays, businessDay, startOfDay } from './calendar'
import { refuseWhileChecked } from './check-waiting'
import { brief } from './item-brief'
import { Ledger } from './ledger'
import { openQuantity } from './open-quantity'
import { alreadyHandled, move, RESERVATION_DAYS } from './requisition'
import { itemDetails } from './stock'
import { mayExchange, settleSubstitutes } from './substitute-state'

export interface ProposeCommand {
  by: Pick<Caller, '_id' | 'name'>
  lineId: number
  /** How much of the line it covers; left out, all that is open. */
  covers?: number
  /** Stock of the other item; undefined when the warehouse does not keep it. */
  stock: Stock | undefined
  /** In the smallest step of the other item. */
  quantity: number
  reason: string
}

/**
 * Proposes another item for what is short; nothing moves before the requester agrees. Rejects a second proposal for a
 * line, an item that is on the document already, controlled goods that nobody approved, and what is not there.
 */
export function proposeSubstitute(
  requisition: Requisition,
  command: ProposeCommand,
  now: string,
): Result<Requisition> {
  if (!mayExchange(requisition)) return alreadyHandled(requisition)
  const waiting = refuseWhileChecked(requisition)
  if (waiting) return waiting
  const line = requisition.lines.find(({ lineId }) => lineId === command.lineId)
  if (!line) return reject('NOT_FOUND', { what: `第 ${command.lineId} 行` })
  const open = openQuantity(line)
  const covers = command.covers ?? open
  const details = {
    itemName: line.item.name,
    unit: line.item.unit,
    scale: line.item.scale,
    line: line.lineId,
  }
  if (open === 0 || covers > open) return reject('OVER_APPROVED', { ...details, remaining: open })
  const proposals = requisition.substitutes ?? []
  if (proposals.some(({ state, lineId }) => state === 'waiting' && lineId === line.lineId))
    return reject('SUBSTITUTE_WAITING', details)
  const { stock, quantity } = command
  const unfit = refuseOther(requisition, stock, quantity, now)
  if (unfit || !stock) return unfit ?? reject('NOT_FOUND', { what: '替代的物资' })

  const proposal: Substitute = {
    substituteId: proposals.length + 1,
    lineId: line.lineId,
    covers,
    itemId: stock.itemId,
    item: brief(stock.item),
    quantity,
    reason: command.reason,
    by: { id: command.by._id, name: command.by.name },
    at: now,
    state: 'waiting',
  }
  const comment = `${line.item.name} → ${stock.item.name}：${command.reason}`
  const moved = move(requisition, requisition.status, 'proposeSubstitute', { by: command.by, comment }, now)
  return ok({ ...moved, substitutes: [...proposals, proposal], substituteWaits: true })
}

function refuseOther(
  requisition: Requisition,
  stock: Stock | undefined,
  quantity: number,
  now: string,
): Rejection | null {
  if (!stock) return reject('NOT_FOUND', { what: '替代的物资' })
  const details = itemDetails(stock)
  if (stock.item.status !== 'active') return reject('ITEM_DISABLED', details)
  if (requisition.lines.some((line) => line.itemId === stock.itemId))
    return reject('SUBSTITUTE_SAME_ITEM', details)
  // Who approved the one did not approve the other: what is controlled is asked for by itself.
  if (stock.item.controlled) return reject('SUBSTITUTE_CONTROLLED', details)
  const available = availableQuantity(stock, businessDay(now), now)
  return quantity > available
    ? reject('INSUFFICIENT_STOCK', { ...details, needed: quantity, available })
    : null
}

export interface AnswerCommand {
  by: Pick<Caller, '_id' | 'name'>
  substituteId: number
  accept: boolean
  comment?: string
}

/**
 * The requester's word. Agreed: the promise moves to the other item as a line of its own, and what it stands in for is
 * given up, all at once. Rejects everybody else, an answer given twice, and what is no longer there.
 */
export function answerSubstitute(
  requisition: Requisition,
  stockOf: (itemId: string) => Stock | undefined,
  command: AnswerCommand,
  now: string,
): Result<{ requisition: Requisition; stocks: Stock[] }> {
  const { by, comment } = command
  if (requisition.requester.id !== by._id)
    return reject('FORBIDDEN', { problem: `要由申请人${requisition.requester.name}来答复` })
  const found = waitingOf(requisition, command.substituteId)
  if (!found.ok) return found
  const { proposal, line } = found.data
  if (!command.accept) {
    const refused = answered(requisition, proposal, 'refused', command, now)
    const step = { by, ...(comment ? { comment } : {}) }
    return ok({
      requisition: settleSubstitutes(move(refused, refused.status, 'refuseSubstitute', step, now), now),
      stocks: [],
    })
  }
  const waiting = refuseWhileChecked(requisition)
  if (waiting) return waiting
  const unfit = refuseOther(requisition, stockOf(proposal.itemId), proposal.quantity, now)
  if (unfit) return unfit

  const ledger = new Ledger(requisition.warehouseId, stockOf, now)
  const lineId = Math.max(...requisition.lines.map((other) => other.lineId)) + 1
  movePromise(ledger, requisition, line, proposal, lineId, now)
  const books = ledger.close()
  if (!books.ok) return books
  const added: RequisitionLine = {
    lineId,
    itemId: proposal.itemId,
    item: proposal.item,
    quantity: proposal.quantity,
    approvedQuantity: proposal.quantity,
    issuedQuantity: 0,
    substituteFor: line.lineId,
  }
  const given = { ...line, closedQuantity: (line.closedQuantity ?? 0) + proposal.covers }
  const lines = requisition.lines.map((other) => (other === line ? given : other))
  const agreed = answered(requisition, proposal, 'accepted', command, now)
  const step = { by, comment: `${line.item.name} → ${proposal.item.name}` }
  const moved = move(agreed, agreed.status, 'acceptSubstitute', step, now)
  return ok({
    requisition: settleSubstitutes({ ...moved, lines: [...lines, added] }, now),
    stocks: books.data.stocks,
  })
}

/** Taken back by the warehouse before there was an answer. */
export function cancelSubstitute(
  requisition: Requisition,
  command: { by: Pick<Caller, '_id' | 'name'>; substituteId: number },
  now: string,
): Result<Requisition> {
  const found = waitingOf(requisition, command.substituteId)
  if (!found.ok) return found
  const step = { by: command.by }
  const ended = answered(requisition, found.data.proposal, 'cancelled', {}, now)
  return ok(settleSubstitutes(move(ended, ended.status, 'cancelSubstitute', step, now), now))
}

function waitingOf(
  requisition: Requisition,
  substituteId: number,
): Result<{ proposal: Substitute; line: RequisitionLine }> {
  const proposal = requisition.substitutes?.find((other) => other.substituteId === substituteId)
  const line = requisition.lines.find(({ lineId }) => lineId === proposal?.lineId)
  if (!proposal || !line) return reject('NOT_FOUND', { what: '替代提议' })
  if (proposal.state !== 'waiting')
    return reject('ALREADY_HANDLED', { state: substituteStateText[proposal.state] })
  return ok({ proposal, line })
}

export const substituteStateText: Record<Substitute['state'], string> = {
  waiting: '等申请人答复',
  accepted: '已同意替代',
  refused: '没有同意替代',
  cancelled: '替代提议已收回',
}

const answered = (
  requisition: Requisition,
  proposal: Substitute,
  state: Substitute['state'],
  { comment }: { comment?: string },
  now: string,
): Requisition => ({
  ...requisition,
  substitutes: (requisition.substitutes ?? []).map((other) =>
    other === proposal ? { ...other, state, answeredAt: now, ...(comment ? { comment } : {}) } : other,
  ),
})

function movePromise(
  ledger: Ledger,
  requisition: Requisition,
  line: RequisitionLine,
  proposal: Substitute,
  lineId: number,
  now: string,
): void {
  const requisitionId = requisition._id
  const own = (r: { requisitionId: string; lineId: number }) =>
    r.requisitionId === requisitionId && r.lineId === line.lineId
  const had = ledger.stock(line.itemId)?.reservations.find(own)
  if (had) {
    const left = openQuantity(line) - proposal.covers
    const quantity = had.until > now ? Math.min(had.quantity, left) : 0
    ledger.promise(line.itemId, { ...had, quantity })
  }
  const until = startOfDay(addDays(businessDay(now), RESERVATION_DAYS + 1))
  ledger.promise(proposal.itemId, { requisitionId, lineId, quantity: proposal.quantity, until })
}
