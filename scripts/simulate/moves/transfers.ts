import type { TransferView } from '../../../shared/operations/transfer'
import type { Transfer } from '../../../shared/schema/transfer'
import { command, siteOf, type Move, type World } from '../move'

const create: Move = {
  name: 'transfer',
  weight: 3,
  prepare(world, choice) {
    const [first, second] = world.sites
    const item = choice.one(world.items)
    if (!first || !second || !item) return undefined
    const [from, to] = choice.happens(0.7) ? [first, second] : [second, first]
    const account = choice.one(choice.happens(0.7) ? from.clerks : to.clerks)
    if (!account) return undefined
    return command({
      account,
      operation: 'transfer.create',
      input: {
        fromWarehouseId: from.warehouseId,
        toWarehouseId: to.warehouseId,
        reason: '补货',
        lines: [{ itemId: item._id, quantity: choice.whole(1, 15) * 10 ** item.scale }],
      },
      learn: learnOf(world),
    })
  },
}

/** On with a transfer: sent, received in parts, settled, cancelled; often by what was true a moment ago. */
const goOn: Move = {
  name: 'transferOn',
  weight: 9,
  prepare(world, choice) {
    const transfer = choice.one(world.memory.known<Transfer>('transfer').slice(-15))
    if (!transfer) return undefined
    const from = choice.one(siteOf(world, transfer.fromWarehouseId)?.clerks ?? [])
    const to = siteOf(world, transfer.toWarehouseId)
    const receiver = to && choice.one(to.clerks)
    if (!from || !to || !receiver) return undefined
    const transferId = transfer._id
    const learn = learnOf(world)
    if (transfer.status === 'requested' && choice.happens(0.1))
      return command({
        account: from,
        operation: 'transfer.cancel',
        input: { transferId, reason: '没有' },
        learn,
      })
    if (transfer.status === 'requested')
      return command({ account: from, operation: 'transfer.send', input: { transferId }, learn })
    if (choice.happens(0.15)) {
      const outcome = choice.happens(0.5) ? ('loss' as const) : ('return' as const)
      const account = outcome === 'loss' ? receiver : from
      return command({
        account,
        operation: 'transfer.settle',
        input: { transferId, outcome, reason: '对不上' },
        learn,
      })
    }
    const row = choice.one(transfer.rows)
    const damaged = choice.happens(0.15)
    const locationId = choice.one(damaged ? to.rejected : to.qualified)
    if (!row || !locationId) return undefined
    const line = { rowId: row.rowId, quantity: choice.whole(1, row.quantity), locationId }
    return command({
      account: receiver,
      operation: 'transfer.receive',
      input: { transferId, lines: [{ ...line, ...(damaged ? { damaged } : {}) }] },
      learn,
    })
  },
}

const learnOf = (world: World) => (view: TransferView) => {
  const { transfer } = view
  world.memory.learn('transfer', transfer)
  if (transfer.sentAt)
    world.memory.learn('posted', { _id: transfer._id, warehouseId: transfer.fromWarehouseId })
}

export const transfers: Move[] = [create, goOn]
