import { approved, CLERKS_WAREHOUSE, stockWhere } from '../../support/scenario'
import type { Examples } from '.'

export const outbound = {
  'outbound.issue': async (server) => {
    const row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.available > 10)
    const { requisition } = await approved(server, [{ itemId: row.itemId, quantity: 2 }])
    const input = { requisitionId: requisition._id }
    return { account: 'clerk', stranger: 'sunli', input, other: { ...input, receivedBy: '别人' } }
  },
} satisfies Examples
