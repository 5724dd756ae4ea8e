import type { LotRow } from '../../../shared/operations/stock'
import { CLERKS_WAREHOUSE, lotsOf, receipt, stockWhere, succeed } from '../../support/scenario'
import type { TestServer } from '../../support/server'
import type { Examples } from '.'

export const inside = {
  'stock.move': async (server) => {
    const { row, shelf } = await freshLot(server)
    const lines = [{ ...row, quantity: 2, fromLocationId: row.locationId, toLocationId: shelf }]
    const input = { warehouseId: CLERKS_WAREHOUSE, lines: lines.map(({ locationId: _at, ...line }) => line) }
    return { account: 'clerk', stranger: 'zhaolei', input, other: { ...input, reason: '腾地方' } }
  },
  'stock.changeStatus': async (server) => {
    const { row } = await freshLot(server)
    const input = { warehouseId: CLERKS_WAREHOUSE, ...row, to: 'frozen' as const, reason: '外箱破损' }
    return { account: 'clerk', stranger: 'zhaolei', input, other: { ...input, reason: '受潮' } }
  },
  'stock.splitLot': async (server) => {
    const { row } = await freshLot(server)
    const input = { warehouseId: CLERKS_WAREHOUSE, ...row, quantity: 2 }
    return { account: 'clerk', stranger: 'zhaolei', input, other: { ...input, quantity: 1 } }
  },
  'stock.mergeLots': async (server) => {
    const { row: first } = await freshLot(server)
    const { row: second } = await freshLot(server)
    const { itemId, locationId } = first
    const lotIds = [first.lotId, second.lotId]
    const input = { warehouseId: CLERKS_WAREHOUSE, itemId, locationId, lotIds }
    return { account: 'clerk', stranger: 'zhaolei', input, other: { ...input, reason: '同一批' } }
  },
} satisfies Examples

/** A lot of five that nobody else touches, and another shelf of its warehouse. */
async function freshLot(server: TestServer) {
  const found = await stockWhere(
    server,
    CLERKS_WAREHOUSE,
    (r) => r.onHand > 0 && r.item.scale === 0 && r.item.controlled === undefined,
  )
  const available = (lot: LotRow) => lot.status === 'available'
  const [lot] = (await lotsOf(server, found)).filter(available)
  const made = await succeed(server.call('clerk', 'inbound.receive', receipt(found, lot!.locationId)))
  const { rows } = await succeed(
    server.call('clerk', 'masterdata.listLocations', { warehouseId: CLERKS_WAREHOUSE }),
  )
  const other = rows.find(({ _id, zoneKind }) => zoneKind === 'qualified' && _id !== lot!.locationId)
  return {
    row: { itemId: found.itemId, lotId: made.lines[0]!.lotId, locationId: lot!.locationId },
    shelf: other!._id,
  }
}
