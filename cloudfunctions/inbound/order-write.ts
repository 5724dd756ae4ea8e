import { cancelOrder, closeOrder, createOrder, editOrder } from '../../shared/domain/purchase-order'
import { refuseOrdering } from '../../shared/domain/receipt-kind'
import { formatQuantity } from '../../shared/domain/units'
import { ok, reject, type Result } from '../../shared/errors'
import type { InputOf } from '../../shared/operations'
import type { OrderView } from '../../shared/operations/inbound-orders'
import type { Supplier } from '../../shared/schema/masterdata'
import type { PurchaseOrder } from '../../shared/schema/purchase-order'
import { commit } from '../runtime/commit'
import type { CallContext } from '../runtime/context'
import type { Handler } from '../runtime/define-function'
import { supplierById, itemsById, settings, warehouseById, warehouseNames } from '../runtime/directory'
import { nextNumber, returnUnlessUsed } from '../runtime/numbers'
import { orderView } from './order-view'

export const makeOrder: Handler<'inbound.createOrder'> = async (input, call) => {
  const warehouse = await warehouseById(input.warehouseId)
  if (!warehouse || warehouse.status !== 'active') return reject('NOT_FOUND', { what: '仓库' })
  const refused = refuseOrdering(call.caller, warehouse)
  if (refused) return refused
  const wish = await wishOf(input, call)
  if (!wish.ok) return wish
  const no = await nextNumber('CG', call.today)
  const result = await commit<OrderView>(call, async (_snapshot, now) => {
    const made = createOrder(no, warehouse._id, wish.data, wish.data.itemOf, now)
    if (!made.ok) return made
    const order = made.data
    return ok({
      writes: [{ kind: 'insert', collection: 'purchaseOrders', document: order }],
      journal: {
        summary: `向${order.supplierName}订购 ${goodsOf(order)}，采购订单 ${no}`,
        postings: [],
        document: { type: 'purchaseOrder', id: no },
        warehouseId: warehouse._id,
      },
      answer: orderView(order, warehouse.name, call.today),
    })
  })
  returnUnlessUsed(no, result, result.ok ? result.data._id : undefined)
  return result
}

export const changeOrder: Handler<'inbound.editOrder'> = async (input, call) => {
  const wish = await wishOf(input, call)
  if (!wish.ok) return wish
  return step(
    input.orderId,
    call,
    (order, now) => editOrder(order, { ...wish.data, basedOn: input.basedOn }, wish.data.itemOf, now),
    (order) => `修改采购订单 ${order._id}：${goodsOf(order)}`,
  )
}

export const dropOrder: Handler<'inbound.cancelOrder'> = (input, call) =>
  step(
    input.orderId,
    call,
    (order, now) => cancelOrder(order, { by: call.caller, reason: input.reason }, now),
    (order) => `取消采购订单 ${order._id}：${input.reason}`,
  )

export const endOrder: Handler<'inbound.closeOrder'> = (input, call) =>
  step(
    input.orderId,
    call,
    (order, now) => closeOrder(order, { by: call.caller, reason: input.reason }, now),
    (order) => `关闭采购订单 ${order._id}，余下的不再来：${input.reason}`,
  )

/** One step of an order that exists. */
async function step(
  orderId: string,
  call: CallContext,
  decide: (order: PurchaseOrder, now: string) => Result<PurchaseOrder>,
  summary: (order: PurchaseOrder) => string,
): Promise<Result<OrderView>> {
  const nameOf = await warehouseNames()
  return commit<OrderView>(call, async (snapshot, now) => {
    const before = await snapshot.get('purchaseOrders', orderId)
    if (!before) return reject('NOT_FOUND', { what: `采购订单 ${orderId}` })
    const name = nameOf(before.warehouseId)
    const refused = refuseOrdering(call.caller, { _id: before.warehouseId, name })
    if (refused) return refused
    const decided = decide(before, now)
    if (!decided.ok) return decided
    const order = decided.data
    return ok({
      writes: [{ kind: 'update', collection: 'purchaseOrders', before, document: order }],
      journal: {
        summary: summary(order),
        postings: [],
        document: { type: 'purchaseOrder', id: orderId },
        warehouseId: order.warehouseId,
      },
      answer: orderView(order, name, call.today),
    })
  })
}

type Content = Omit<InputOf<'inbound.createOrder'>, 'warehouseId'>

/** What is wanted, with supplier and items as they are, and what the settings tolerate where nothing is said. */
async function wishOf(input: Content, call: CallContext) {
  const supplier = await activeSupplier(input.supplierId)
  if (!supplier.ok) return supplier
  const items = await itemsById([...new Set(input.lines.map((line) => line.itemId))])
  const usual = await settings('receiving')
  return ok({
    supplier: supplier.data,
    lines: input.lines,
    overPercent: input.overPercent ?? usual.overPercent,
    shortPercent: input.shortPercent ?? usual.shortPercent,
    note: input.note,
    by: call.caller,
    itemOf: (id: string) => items.get(id),
  })
}

async function activeSupplier(id: string): Promise<Result<Supplier>> {
  const supplier = await supplierById(id)
  if (!supplier) return reject('NOT_FOUND', { what: '供应商' })
  return supplier.status === 'active'
    ? ok(supplier)
    : reject('SUPPLIER_DISABLED', { supplierName: supplier.name })
}

const goodsOf = ({ lines }: PurchaseOrder): string =>
  lines
    .slice(0, 3)
    .map(
      ({ item, enteredQuantity, enteredUnit }) =>
        `${item.name} ×${formatQuantity(enteredQuantity, item.scale)} ${enteredUnit}`,
    )
    .join('、') + (lines.length > 3 ? ` 等 ${lines.length} 行` : '')
