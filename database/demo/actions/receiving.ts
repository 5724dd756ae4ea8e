import { receiptKindText, type ManualKind } from '../../../shared/domain/receipt-kind'
import { receive, type ReceiveLine } from '../../../shared/domain/receive'
import type { InputOf } from '../../../shared/operations'
import type { Receipt } from '../../../shared/schema/receipt'
import { goodsText } from '../journal'
import { locations } from '../locations'
import { suppliers } from '../organisation'
import type { Random } from '../random'
import { instant } from '../working-time'
import { allowed, type World } from '../world'

const locationById = new Map(locations.map((location) => [location._id, location]))
const supplierById = new Map(suppliers.map((supplier) => [supplier._id, supplier]))

export interface Delivery {
  warehouseId: string
  clerkId: string
  /** Left out, a purchase from the supplier; without a supplier the stock that the books began with. */
  kind?: ManualKind
  supplierId?: string
  orderId?: string
  donor?: string
  reason?: string
  deliveryNote?: string
  lines: ReceiveLine[]
}

/**
 * Receives goods by the domain's own rule and keeps receipt, lots, order and journal entry.
 * @param random of its own for a story that must not change the dice of the others
 */
export function receiveGoods(world: World, delivery: Delivery, moment: number, random?: Random): Receipt {
  const at = instant(moment)
  const no = world.nextNumber('RK', at)
  const clerk = world.person(delivery.clerkId)
  const { clerkId: _clerk, supplierId, orderId, ...rest } = delivery
  const supplier = supplierId ? supplierById.get(supplierId) : undefined
  const kind = delivery.kind ?? (supplier ? 'purchase' : 'opening')
  const note = kind === 'opening' ? { note: '系统启用时盘点的期初库存' } : {}
  const before = orderId ? world.purchaseOrders.get(orderId) : undefined
  const { receipt, stocks, postings, order } = allowed(
    receive(
      {
        item: (itemId) => world.item(itemId).item,
        location: (locationId) => locationById.get(locationId),
        stock: world.stockIn(delivery.warehouseId),
        order: before,
      },
      { ...rest, ...note, no, kind, supplier, receivedBy: clerk },
      at,
    ),
  )
  world.keep(stocks)
  if (order) world.purchaseOrders.set(order._id, order)
  world.receipts.push(receipt)
  const input: InputOf<'inbound.receive'> = { ...rest, ...note, kind, supplierId, orderId }
  const goods = goodsText(
    receipt.lines.map((line) => ({
      item: line.item,
      quantity: line.enteredQuantity,
      unit: line.enteredUnit,
    })),
    '行',
  )
  world.record(
    {
      operation: 'inbound.receive',
      actor: clerk,
      at,
      input,
      summary: [
        `${kind === 'purchase' ? '入库' : receiptKindText[kind]} ${goods}`,
        ...(delivery.donor ? [`${delivery.donor}捐赠`] : []),
        `入库单 ${no}`,
        ...(orderId ? [`采购订单 ${orderId}`] : []),
      ].join('，'),
      warehouseId: delivery.warehouseId,
      document: { type: 'receipt', id: no },
      postings,
    },
    random,
  )
  return receipt
}
