import { SIGNATURE } from '../../../tests/support/scenario'
import type { IssueCheck } from '../../../shared/schema/issue-check'
import type { Requisition } from '../../../shared/schema/requisition'
import type { Choice } from '../choice'
import { command, lotsIn, siteOf, type Move, type World } from '../move'
import { learnRequisition, oneIn } from './requisitions'

/** By the proposal, all of it or one line; two clerks may go for the same document. Controlled goods are prepared. */
const issue: Move = {
  name: 'issue',
  weight: 16,
  prepare(world, choice) {
    const requisition = oneIn(world, choice, 'approved', 'partlyIssued') ?? oneIn(world, choice, 'issued')
    const account = requisition && choice.one(siteOf(world, requisition.warehouseId)?.clerks ?? [])
    if (!requisition || !account) return undefined
    const one = choice.happens(0.3) ? choice.one(requisition.lines) : undefined
    const input = {
      requisitionId: requisition._id,
      ...(one ? { lines: [{ lineId: one.lineId }] } : {}),
      ...(choice.happens(0.05) ? { closeReason: '不再需要' } : {}),
    }
    if (!isControlled(world, requisition))
      return command({ account, operation: 'outbound.issue', input, learn: learnRequisition(world) })
    return command({
      account,
      operation: 'outbound.prepare',
      input: { ...input, signature: SIGNATURE },
      learn: ({ check }) => world.memory.learn('check', check),
    })
  },
}

/** The youngest lot before its turn, with a reason: some clerks may, others may not. */
const issueOther: Move = {
  name: 'issueOther',
  weight: 2,
  async prepare(world, choice) {
    const requisition = oneIn(world, choice, 'approved', 'partlyIssued')
    const site = requisition && siteOf(world, requisition.warehouseId)
    const account = site && choice.one(site.clerks)
    const line = choice.one(requisition?.lines ?? [])
    if (!requisition || !site || !account || !line) return undefined
    const lot = choice.one(
      (await lotsIn(world, site, line.itemId)).filter(({ status }) => status === 'available'),
    )
    if (!lot) return undefined
    const { lotId, locationId } = lot
    const picks = [{ lotId, locationId, quantity: Math.min(lot.quantity, line.approvedQuantity ?? 1) || 1 }]
    return command({
      account,
      operation: 'outbound.issue',
      input: {
        requisitionId: requisition._id,
        lines: [{ lineId: line.lineId, picks }],
        overrideReason: '前面的箱子压在下面',
      },
      learn: learnRequisition(world),
    })
  },
}

/** The second person: another clerk, at times the same one, who may not. */
const check: Move = {
  name: 'check',
  weight: 6,
  prepare(world, choice) {
    const waiting = choice.one(world.memory.known<IssueCheck>('check').slice(-20))
    const account = waiting && choice.one(siteOf(world, waiting.warehouseId)?.clerks ?? [])
    if (!waiting || !account) return undefined
    const learn = ({ check: seen }: { check: IssueCheck }) => world.memory.learn('check', seen)
    if (choice.happens(0.1))
      return command({ account, operation: 'outbound.cancelCheck', input: { checkId: waiting._id }, learn })
    const approve = choice.happens(0.85)
    return command({
      account,
      operation: 'outbound.check',
      input: {
        checkId: waiting._id,
        decision: approve ? 'approve' : 'return',
        ...(approve ? {} : { comment: '数量不对' }),
      },
      learn,
    })
  },
}

const direct: Move = {
  name: 'direct',
  weight: 5,
  prepare(world, choice) {
    const site = choice.one(world.sites)
    const account = site && choice.one(site.clerks)
    const item = choice.one(world.items.filter(({ controlled }) => !controlled))
    if (!site || !account || !item) return undefined
    const departments = choice.happens(0.4) ? ['BM02', 'BM03', 'BM04'] : ['BM05']
    const cells = departments.map((departmentId) => ({ departmentId, quantity: 10 ** item.scale }))
    return command({
      account,
      operation: 'outbound.directIssue',
      input: {
        warehouseId: site.warehouseId,
        purpose: '模拟直发',
        targets: departments.map((departmentId) => ({ departmentId })),
        lines: [{ itemId: item._id, cells }],
      },
      learn: (made) => {
        world.memory.learn('issue', made)
        world.memory.learn('posted', { _id: made._id, warehouseId: made.warehouseId })
      },
    })
  },
}

const closeRest: Move = {
  name: 'closeRest',
  weight: 1,
  prepare(world, choice) {
    const requisition = oneIn(world, choice, 'approved', 'partlyIssued')
    if (!requisition) return undefined
    return command({
      account: choice.happens(0.5) ? requisition.requester.id : clerkOf(world, requisition, choice),
      operation: 'outbound.closeRest',
      input: { requisitionId: requisition._id, reason: '不再需要' },
      learn: learnRequisition(world),
    })
  },
}

const renewPromise: Move = {
  name: 'renewPromise',
  weight: 1,
  prepare(world, choice) {
    const requisition = oneIn(world, choice, 'approved', 'partlyIssued')
    if (!requisition) return undefined
    return command({
      account: clerkOf(world, requisition, choice),
      operation: 'outbound.renewPromise',
      input: { requisitionId: requisition._id },
      learn: learnRequisition(world),
    })
  },
}

const substitute: Move = {
  name: 'substitute',
  weight: 2,
  prepare(world, choice) {
    const requisition = oneIn(world, choice, 'approved', 'partlyIssued')
    const line = choice.one(requisition?.lines ?? [])
    const other = choice.one(
      world.items.filter(({ _id, tracking }) => _id !== line?.itemId && tracking === 'none'),
    )
    if (!requisition || !line || !other) return undefined
    const learn = learnRequisition(world)
    const waiting = requisition.substitutes?.find(({ state }) => state === 'waiting')
    if (waiting)
      return command({
        account: requisition.requester.id,
        operation: 'requisition.answerSubstitute',
        input: {
          requisitionId: requisition._id,
          substituteId: waiting.substituteId,
          accept: choice.happens(0.8),
        },
        learn,
      })
    return command({
      account: clerkOf(world, requisition, choice),
      operation: 'outbound.proposeSubstitute',
      input: {
        requisitionId: requisition._id,
        lineId: line.lineId,
        itemId: other._id,
        quantity: choice.whole(1, 5) * 10 ** other.scale,
        reason: '缺货',
      },
      learn,
    })
  },
}

const reportShort: Move = {
  name: 'reportShort',
  weight: 1,
  async prepare(world, choice) {
    const site = choice.one(world.sites)
    const account = site && choice.one(site.clerks)
    const item = choice.one(world.items)
    if (!site || !account || !item) return undefined
    const rows = await lotsIn(world, site, item._id)
    const lot = choice.one(rows.filter(({ status }) => status === 'available'))
    if (!lot) return undefined
    const { lotId, locationId } = lot
    const found = Math.floor(lot.quantity / 2)
    return command({
      account,
      operation: 'outbound.reportShort',
      input: { itemId: item._id, lotId, locationId, found, reason: '货架上没有这么多' },
    })
  },
}

const isControlled = (world: World, { lines }: Requisition): boolean =>
  lines.some(({ itemId }) => world.items.some((item) => item._id === itemId && item.controlled))

const clerkOf = (world: World, { warehouseId }: Requisition, choice: Choice): string =>
  choice.one(siteOf(world, warehouseId)?.clerks ?? []) ?? ''

export const issues: Move[] = [
  issue,
  issueOther,
  check,
  direct,
  closeRest,
  renewPromise,
  substitute,
  reportShort,
]
