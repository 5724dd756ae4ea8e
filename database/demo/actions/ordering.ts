import { cancelOrder, closeOrder, createOrder, type OrderWish } from '../../../shared/domain/purchase-order'
import type { PurchaseOrder } from '../../../shared/schema/purchase-order'
import { goodsText } from '../journal'
import { suppliers } from '../organisation'
import type { Random } from '../random'
import { instant } from '../working-time'
import { allowed, type World } from '../world'

export interface OrderPlan {
  warehouseId: string
  clerkId: string
  supplierId: string
  lines: OrderWish['lines']
  note?: string
}

/** An order as the clerk makes it: a little more is tolerated, a little less counts as all. */
export function placeOrder(world: World, plan: OrderPlan, moment: number, random: Random): string {
  const at = instant(moment)
  const no = world.nextNumber('CG', at)
  const clerk = world.person(plan.clerkId)
  const supplier = suppliers.find(({ _id }) => _id === plan.supplierId)
  if (!supplier) throw new Error(`demo data: unknown ${plan.supplierId}`)
  const { warehouseId, lines, note } = plan
  const wish = { supplier, lines, overPercent: 5, shortPercent: 2, note, by: clerk }
  const order = allowed(createOrder(no, warehouseId, wish, (id) => world.item(id).item, at))
  world.purchaseOrders.set(no, order)
  world.record(
    {
      operation: 'inbound.createOrder',
      actor: clerk,
      at,
      input: { warehouseId, supplierId: supplier._id, lines: [...lines], note },
      summary: `向${supplier.name}订购 ${goodsOf(order)}，采购订单 ${no}`,
      warehouseId,
      document: { type: 'purchaseOrder', id: no },
      postings: [],
    },
    random,
  )
  return no
}

/** Cancels what nothing came of, closes what something came of. */
export function endOrder(
  world: World,
  orderId: string,
  reason: string,
  moment: number,
  random: Random,
): void {
  const before = world.purchaseOrders.get(orderId)
  if (!before) throw new Error(`demo data: unknown ${orderId}`)
  const at = instant(moment)
  const by = world.person(before.createdBy.id)
  const came = before.lines.some((line) => line.receivedQuantity > 0)
  world.purchaseOrders.set(orderId, allowed((came ? closeOrder : cancelOrder)(before, { by, reason }, at)))
  world.record(
    {
      operation: came ? 'inbound.closeOrder' : 'inbound.cancelOrder',
      actor: by,
      at,
      input: { orderId, reason },
      summary: came
        ? `关闭采购订单 ${orderId}，余下的不再来：${reason}`
        : `取消采购订单 ${orderId}：${reason}`,
      warehouseId: before.warehouseId,
      document: { type: 'purchaseOrder', id: orderId },
      postings: [],
    },
    random,
  )
}

const goodsOf = ({ lines }: PurchaseOrder): string =>
  goodsText(
    lines.map(({ item, enteredQuantity, enteredUnit }) => ({
      item,
      quantity: enteredQuantity,
      unit: enteredUnit,
    })),
    '行',
  )
