import type { RequisitionView } from '../../../shared/operations/requisition'
import type { Requisition, RequisitionStatus } from '../../../shared/schema/requisition'
import type { Choice } from '../choice'
import { command, siteOf, type Move, type World } from '../move'

const submit: Move = {
  name: 'submit',
  weight: 12,
  prepare(world, choice) {
    const site = choice.one(world.sites)
    const account = choice.one(world.staff)
    const first = choice.whole(0, world.items.length - 1)
    const many = choice.happens(0.3) ? 2 : 1
    const items = Array.from({ length: many }, (_, i) => world.items[(first + i) % world.items.length])
    if (!site || !account) return undefined
    return command({
      account,
      operation: 'requisition.submit',
      input: {
        warehouseId: site.warehouseId,
        purpose: '模拟领用',
        lines: items.flatMap((item) =>
          item ? [{ itemId: item._id, quantity: choice.whole(1, 12) * 10 ** item.scale }] : [],
        ),
      },
      learn: learnOf(world),
    })
  },
}

const decide: Move = {
  name: 'decide',
  weight: 12,
  prepare(world, choice) {
    const requisition = oneIn(world, choice, 'submitted')
    if (!requisition) return undefined
    const chance = choice.chance()
    const decision = chance < 0.85 ? 'approve' : chance < 0.93 ? 'return' : 'reject'
    const [line] = requisition.lines
    const cut = decision === 'approve' && choice.happens(0.3) && line
    return command({
      account: requisition.approverIds[0] ?? choice.one(world.approvers) ?? '',
      operation: 'requisition.decide',
      input: {
        requisitionId: requisition._id,
        decision,
        ...(decision === 'approve' ? {} : { comment: '请改' }),
        ...(cut ? { lines: [{ lineId: line.lineId, quantity: choice.whole(0, line.quantity) }] } : {}),
      },
      learn: learnOf(world),
    })
  },
}

const withdraw: Move = {
  name: 'withdraw',
  weight: 1,
  prepare(world, choice) {
    const requisition = oneIn(world, choice, choice.happens(0.5) ? 'submitted' : 'approved')
    if (!requisition) return undefined
    const input = { requisitionId: requisition._id }
    return command({
      account: requisition.requester.id,
      operation: 'requisition.withdraw',
      input,
      learn: learnOf(world),
    })
  },
}

/** By the proposal, all of it or one line; now and then two people at once, since both know of it. */
const issue: Move = {
  name: 'issue',
  weight: 14,
  prepare(world, choice) {
    const requisition =
      oneIn(world, choice, 'approved') ?? oneIn(world, choice, 'partlyIssued') ?? oneIn(world, choice)
    const account = requisition && choice.one(siteOf(world, requisition.warehouseId)?.clerks ?? [])
    if (!requisition || !account) return undefined
    const one = choice.happens(0.3) ? choice.one(requisition.lines) : undefined
    return command({
      account,
      operation: 'outbound.issue',
      input: {
        requisitionId: requisition._id,
        ...(one ? { lines: [{ lineId: one.lineId }] } : {}),
      },
      learn: learnOf(world),
    })
  },
}

const learnOf =
  (world: World) =>
  ({ requisition }: RequisitionView): void =>
    world.memory.learn('requisition', requisition)

/** One that was in this state when it was last seen. */
export const oneIn = (world: World, choice: Choice, status?: RequisitionStatus): Requisition | undefined =>
  choice.one(world.memory.known<Requisition>('requisition', (r) => !status || r.status === status).slice(-40))

export const requisitions: Move[] = [submit, decide, withdraw, issue]
