import { kindText } from '../../../shared/domain/issue-kind'
import type { RequestTerms } from '../../../shared/domain/request-terms'
import { decide, submit, withdraw, type SubmitLine } from '../../../shared/domain/requisition'
import type { InputOf } from '../../../shared/operations'
import type { Decision, Requisition } from '../../../shared/schema/requisition'
import { departments, warehouses } from '../organisation'
import { instant } from '../working-time'
import { allowed, type World } from '../world'

export interface Request {
  requesterId: string
  warehouseId: string
  purpose: string
  urgent: boolean
  neededBy?: string
  /** On loan or for somebody outside; left out, for use. */
  terms?: RequestTerms
  lines: SubmitLine[]
}

export function submitRequest(world: World, request: Request, moment: number): Requisition {
  const at = instant(moment)
  const { requesterId, lines, terms, ...rest } = request
  const { document: title, prefix } = kindText[terms?.kind ?? 'consume']
  const no = world.nextNumber(prefix, at)
  const requester = world.person(requesterId)
  const warehouse = warehouses.find((candidate) => candidate._id === request.warehouseId)
  const department = departments.find((candidate) => candidate._id === requester.departmentId)
  if (!warehouse || !department)
    throw new Error(`demo data: ${requesterId} cannot ask ${request.warehouseId}`)
  const approvers = department.approverIds.filter((id) => id !== requesterId).map((id) => world.person(id))
  const filed = allowed(
    submit(
      world.stockIn(warehouse._id),
      { ...rest, ...(terms ? { terms } : {}), no, requester, warehouse, approvers, lines },
      at,
    ),
  )
  world.requisitions.set(no, filed)
  const input: InputOf<'requisition.submit'> = { ...rest, ...terms, lines }
  const summary = `提交${title} ${no}，${lines.length} 种物资，用途：${request.purpose}`
  record(world, filed, { operation: 'requisition.submit', actorId: requesterId, at, input, summary })
  return filed
}

const verbs: Record<Decision, string> = { approve: '同意', return: '退回', reject: '驳回' }

export interface Verdict {
  requisitionId: string
  approverId: string
  decision: Decision
  comment?: string
  /** Cut lines only. */
  quantities?: ReadonlyMap<number, number>
}

export function decideRequest(world: World, verdict: Verdict, moment: number): Requisition {
  const at = instant(moment)
  const { requisitionId, approverId, decision, comment, quantities = new Map<number, number>() } = verdict
  const before = world.requisition(requisitionId)
  const command = { by: world.person(approverId), decision, quantities, ...(comment ? { comment } : {}) }
  const { requisition, stocks } = allowed(decide(before, world.stockIn(before.warehouseId), command, at))
  world.keep(stocks)
  world.requisitions.set(requisitionId, requisition)
  const lines = [...quantities].map(([lineId, quantity]) => ({ lineId, quantity }))
  const input: InputOf<'requisition.decide'> = {
    requisitionId,
    decision,
    comment,
    ...(lines.length > 0 ? { lines } : {}),
  }
  const cut = requisition.lines.filter(
    (line) => (line.approvedQuantity ?? line.quantity) < line.quantity,
  ).length
  const summary =
    `${verbs[decision]}领用单 ${requisitionId}` +
    (cut > 0 ? `，减少 ${cut} 行` : '') +
    (comment ? `，意见：${comment}` : '')
  record(world, requisition, { operation: 'requisition.decide', actorId: approverId, at, input, summary })
  return requisition
}

export function withdrawRequest(
  world: World,
  requisitionId: string,
  comment: string,
  moment: number,
): Requisition {
  const at = instant(moment)
  const before = world.requisition(requisitionId)
  const by = world.person(before.requester.id)
  const { requisition, stocks } = allowed(
    withdraw(before, world.stockIn(before.warehouseId), { by, comment }, at),
  )
  world.keep(stocks)
  world.requisitions.set(requisitionId, requisition)
  const input: InputOf<'requisition.withdraw'> = { requisitionId, comment }
  const summary = `撤回领用单 ${requisitionId}，原因：${comment}`
  record(world, requisition, { operation: 'requisition.withdraw', actorId: by._id, at, input, summary })
  return requisition
}

function record(
  world: World,
  requisition: Requisition,
  step: { operation: string; actorId: string; at: string; input: unknown; summary: string },
): void {
  const { actorId, ...rest } = step
  world.record({
    ...rest,
    actor: world.person(actorId),
    warehouseId: requisition.warehouseId,
    document: { type: 'requisition', id: requisition._id },
    postings: [],
  })
}
