import { addDays, businessDay } from '../../../shared/domain/calendar'
import { CLERKS_WAREHOUSE, lotsOf, receipt, stockWhere, succeed } from '../../support/scenario'
import type { TestServer } from '../../support/server'
import type { Examples } from '.'

const SUPPLIER = 'GYS001'

async function orderInput(server: TestServer) {
  const row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.onHand > 0 && r.item.scale === 0)
  const expectedDay = addDays(businessDay(Date.now()), 5)
  const lines = [{ itemId: row.itemId, quantity: 10, expectedDay }]
  return { row, input: { warehouseId: row.warehouseId, supplierId: SUPPLIER, lines } }
}

async function openOrder(server: TestServer) {
  const { row, input } = await orderInput(server)
  return { row, order: await succeed(server.call('clerk', 'inbound.createOrder', input)) }
}

export const inbound = {
  'inbound.receive': async (server) => {
    const row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.onHand > 0)
    const [lot] = await lotsOf(server, row)
    const input = receipt(row, lot!.locationId)
    return { account: 'clerk', stranger: 'sunli', input, other: { ...input, note: '另一张' } }
  },
  'inbound.createOrder': async (server) => {
    const { input } = await orderInput(server)
    return { account: 'clerk', stranger: 'sunli', input, other: { ...input, note: '另一张' } }
  },
  'inbound.editOrder': async (server) => {
    const { order } = await openOrder(server)
    const [line] = order.lines
    const lines = [{ itemId: line!.itemId, quantity: 20, expectedDay: line!.expectedDay }]
    const input = { orderId: order._id, basedOn: order.updatedAt, supplierId: SUPPLIER, lines }
    return { account: 'clerk', stranger: 'admin', input, other: { ...input, note: '改过' } }
  },
  'inbound.cancelOrder': async (server) => {
    const { order } = await openOrder(server)
    const input = { orderId: order._id, reason: '重复下单' }
    return { account: 'clerk', stranger: 'admin', input, other: { ...input, reason: '不需要了' } }
  },
  'inbound.closeOrder': async (server) => {
    const { row, order } = await openOrder(server)
    const [lot] = await lotsOf(server, row)
    const part = receipt(row, lot!.locationId, { quantity: 4, orderLineId: 1 })
    const delivery = { ...part, supplierId: SUPPLIER, orderId: order._id }
    await succeed(server.call('clerk', 'inbound.receive', delivery))
    const input = { orderId: order._id, reason: '供应商停产' }
    return { account: 'clerk', stranger: 'admin', input, other: { ...input, reason: '另购' } }
  },
} satisfies Examples
