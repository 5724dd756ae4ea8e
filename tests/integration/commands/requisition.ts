import { CLERKS_WAREHOUSE, stockWhere, succeed } from '../../support/scenario'
import type { TestServer } from '../../support/server'
import type { Examples } from '.'

export const requisition = {
  'requisition.submit': async (server) => {
    const input = await request(server)
    return { account: 'staff', stranger: 'approver', input, other: { ...input, purpose: '两次' } }
  },
  'requisition.decide': async (server) => {
    const input = { requisitionId: await submitted(server), decision: 'approve' as const }
    return { account: 'approver', stranger: 'admin', input, other: { ...input, comment: '好' } }
  },
  'requisition.withdraw': async (server) => {
    const input = { requisitionId: await submitted(server) }
    return { account: 'staff', stranger: 'approver', input, other: { ...input, comment: '不要了' } }
  },
} satisfies Examples

async function request(server: TestServer) {
  const row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.available > 10)
  const lines = [{ itemId: row.itemId, quantity: 1 }]
  return { warehouseId: row.warehouseId, purpose: '一次', lines }
}

async function submitted(server: TestServer): Promise<string> {
  const { requisition } = await succeed(server.call('staff', 'requisition.submit', await request(server)))
  return requisition._id
}
