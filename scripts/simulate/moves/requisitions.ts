import { addDays } from '../../../shared/domain/calendar'
import type { InputOf } from '../../../shared/operations'
import type { RequisitionView } from '../../../shared/operations/requisition'
import type { Requisition, RequisitionStatus } from '../../../shared/schema/requisition'
import type { Choice } from '../choice'
import { command, type Move, type World } from '../move'

/** Mostly for use, at times as a loan or for somebody outside. */
const submit: Move = {
  name: 'submit',
  weight: 12,
  prepare(world, choice) {
    const site = choice.one(world.sites)
    const account = choice.one(world.staff)
    if (!site || !account) return undefined
    const first = choice.whole(0, world.items.length - 1)
    const many = choice.happens(0.3) ? 2 : 1
    const lines = Array.from({ length: many }, (_line, i) => world.items[(first + i) % world.items.length])
    return command({
      account,
      operation: 'requisition.submit',
      input: {
        warehouseId: site.warehouseId,
        purpose: '模拟领用',
        ...kindOf(world, choice),
        lines: lines.flatMap((item) =>
          item ? [{ itemId: item._id, quantity: choice.whole(1, 12) * 10 ** item.scale }] : [],
        ),
      },
      learn: learnRequisition(world),
    })
  },
}

function kindOf(world: World, choice: Choice): Partial<InputOf<'requisition.submit'>> {
  const chance = choice.chance()
  if (chance < 0.2) return { kind: 'loan', dueDate: addDays(world.today, choice.whole(1, 30)) }
  if (chance > 0.3) return {}
  const recipient = { organisation: '某某医院', contact: '赵先生', phone: '13800000000' }
  return { kind: 'external', recipient: { ...recipient, transport: 'selfPick' } }
}

const decide: Move = {
  name: 'decide',
  weight: 12,
  prepare(world, choice) {
    const requisition = oneIn(world, choice, 'submitted')
    const account = choice.one(requisition?.approverIds ?? [])
    if (!requisition || !account) return undefined
    const chance = choice.chance()
    const decision = chance < 0.88 ? 'approve' : chance < 0.94 ? 'return' : 'reject'
    const [line] = requisition.lines
    const cut = decision === 'approve' && choice.happens(0.3) && line
    return command({
      account,
      operation: 'requisition.decide',
      input: {
        requisitionId: requisition._id,
        decision,
        ...(decision === 'approve' ? {} : { comment: '请改' }),
        ...(cut ? { lines: [{ lineId: line.lineId, quantity: choice.whole(0, line.quantity) }] } : {}),
      },
      learn: learnRequisition(world),
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
    const account = requisition.requester.id
    return command({ account, operation: 'requisition.withdraw', input, learn: learnRequisition(world) })
  },
}

/** Keeps a requisition, and the numbers of its issues, from which goods may come back. */
export const learnRequisition =
  (world: World) =>
  ({ requisition }: RequisitionView): void => {
    world.memory.learn('requisition', requisition)
    for (const { no } of requisition.issues)
      world.memory.learn('issue', { _id: no, warehouseId: requisition.warehouseId })
  }

/** One that was in this state when it was last seen. */
export const oneIn = (
  world: World,
  choice: Choice,
  ...states: RequisitionStatus[]
): Requisition | undefined =>
  choice.one(
    world.memory.known<Requisition>('requisition', ({ status }) => states.includes(status)).slice(-40),
  )

export const requisitions: Move[] = [submit, decide, withdraw]
