import { CLERKS_WAREHOUSE, lotsOf, receipt, stockWhere } from '../../support/scenario'
import type { Examples } from '.'

export const inbound = {
  'inbound.receive': async (server) => {
    const row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.onHand > 0)
    const [lot] = await lotsOf(server, row)
    const input = receipt(row, lot!.locationId)
    return { account: 'clerk', stranger: 'sunli', input, other: { ...input, note: '另一张' } }
  },
} satisfies Examples
