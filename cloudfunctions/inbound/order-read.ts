import { maySeeWarehouse, visibleWarehouses } from '../../shared/domain/rights'
import { ok, reject } from '../../shared/errors'
import type { InputOf } from '../../shared/operations'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { itemsById, warehouseNames } from '../runtime/directory'
import { pageAfter, readCursor } from '../runtime/paging'
import { find, get, type Where } from '../runtime/store'
import { newestFirst } from '../runtime/time-pages'
import { orderView } from './order-view'

/** Receipts of one order that its page shows; more would be an order of the wrong size. */
const RECEIPTS = 100

export const getOrder: Handler<'inbound.getOrder'> = async ({ orderId }, { caller, today }) => {
  const order = await get('purchaseOrders', orderId)
  if (!order) return reject('NOT_FOUND', { what: `采购订单 ${orderId}` })
  if (!maySeeWarehouse(caller, order.warehouseId)) return reject('WAREHOUSE_FORBIDDEN')
  const [receipts, items, nameOf] = await Promise.all([
    find('receipts', { orderId }, { orderBy: [['receivedAt', 'desc']], limit: RECEIPTS }),
    itemsById([...new Set(order.lines.map((line) => line.itemId))]),
    warehouseNames(),
  ])
  return ok({
    order: orderView(order, nameOf(order.warehouseId), today),
    receipts: receipts.map(({ _id, ...receipt }) => ({ receiptId: _id, ...receipt })),
    items: [...items.values()],
  })
}

export const listOrders: Handler<'inbound.listOrders'> = async (input, { caller, today }) => {
  const { warehouseId } = input
  if (warehouseId && !maySeeWarehouse(caller, warehouseId)) return reject('WAREHOUSE_FORBIDDEN')
  const visible = visibleWarehouses(caller)
  const where: Where = {
    ...(warehouseId ? { warehouseId } : visible ? { warehouseId: _.in([...visible]) } : {}),
    ...(input.supplierId ? { supplierId: input.supplierId } : {}),
  }
  const page =
    input.state === 'awaited' || input.state === 'overdue'
      ? await byDueDay(where, input, today)
      : await newestFirst('purchaseOrders', { ...where, ...states[input.state ?? 'all'] }, 'createdAt', input)
  const nameOf = await warehouseNames()
  return ok({ ...page, rows: page.rows.map((order) => orderView(order, nameOf(order.warehouseId), today)) })
}

const states: Record<'all' | 'received' | 'ended', Where> = {
  all: {},
  received: { status: 'received' },
  ended: { status: _.in(['closed', 'cancelled']) },
}

/** What is expected, the longest overdue first. */
async function byDueDay(where: Where, input: InputOf<'inbound.listOrders'>, today: string) {
  const { state, cursor, limit = 20 } = input
  const from = readCursor(cursor)
  const conditions: Where[] = [{ ...where, awaited: true }]
  if (state === 'overdue') conditions.push({ dueDay: _.lt(today) })
  if (from) {
    const after = [{ dueDay: _.gt(from.first) }, { dueDay: from.first, _id: _.gt(from.id) }]
    conditions.push({ dueDay: _.gte(from.first) }, _.or(after) as unknown as Where)
  }
  const rows = await find('purchaseOrders', _.and(conditions), {
    orderBy: [
      ['dueDay', 'asc'],
      ['_id', 'asc'],
    ],
    limit: limit + 1,
  })
  return pageAfter(rows, limit, (order) => `${order.dueDay}|${order._id}`)
}
