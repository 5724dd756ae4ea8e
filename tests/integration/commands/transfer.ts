import { CLERKS_WAREHOUSE, FOREIGN_WAREHOUSE, lotsOf, stockWhere, succeed } from '../../support/scenario'
import type { TestServer } from '../../support/server'
import type { Examples } from '.'

export const transfer = {
  'transfer.create': async (server) => {
    const input = await filing(server)
    return { account: 'clerk', stranger: 'zhaolei', input, other: { ...input, reason: '另一个原因' } }
  },
  'transfer.cancel': async (server) => {
    const input = { transferId: await filed(server), reason: '不调了' }
    return { account: 'clerk', stranger: 'zhaolei', input, other: { ...input, reason: '改天再调' } }
  },
  'transfer.send': async (server) => {
    const input = { transferId: await filed(server) }
    return { account: 'clerk', stranger: 'zhaolei', input, other: { ...input, overrideReason: '换' } }
  },
  'transfer.receive': async (server) => {
    const transferId = await sent(server)
    const lines = [{ rowId: 1, quantity: 1, locationId: await shelfThere(server) }]
    const input = { transferId, lines }
    return { account: 'zhaolei', stranger: 'clerk', input, other: { ...input, note: '又一次' } }
  },
  'transfer.settle': async (server) => {
    const input = { transferId: await sent(server), outcome: 'loss' as const, reason: '途中丢失' }
    return { account: 'clerk', stranger: 'zhaolei', input, other: { ...input, reason: '另一个原因' } }
  },
} satisfies Examples

/** Two of something plentiful from the clerk's warehouse to the other. */
async function filing(server: TestServer) {
  const row = await stockWhere(
    server,
    CLERKS_WAREHOUSE,
    (r) => r.available > 40 && r.item.scale === 0 && r.item.controlled === undefined,
  )
  return {
    fromWarehouseId: CLERKS_WAREHOUSE,
    toWarehouseId: FOREIGN_WAREHOUSE,
    reason: '那边不够用',
    lines: [{ itemId: row.itemId, quantity: 2 }],
  }
}

async function filed(server: TestServer): Promise<string> {
  const input = await filing(server)
  const { transfer: made } = await succeed(server.call('clerk', 'transfer.create', input))
  return made._id
}

export async function sent(server: TestServer): Promise<string> {
  const transferId = await filed(server)
  await succeed(server.call('clerk', 'transfer.send', { transferId }))
  return transferId
}

async function shelfThere(server: TestServer): Promise<string> {
  const row = await stockWhere(server, FOREIGN_WAREHOUSE, (r) => r.onHand > 0)
  const lots = await lotsOf(server, row)
  return lots.find((lot) => lot.status === 'available')!.locationId
}
