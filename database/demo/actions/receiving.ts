import { receive, type ReceiveLine } from '../../../shared/domain/receive'
import type { InputOf } from '../../../shared/operations'
import type { Receipt } from '../../../shared/schema/receipt'
import { goodsText } from '../journal'
import { locations } from '../locations'
import { suppliers } from '../organisation'
import { instant } from '../working-time'
import { allowed, type World } from '../world'

const locationById = new Map(locations.map((location) => [location._id, location]))
const supplierById = new Map(suppliers.map((supplier) => [supplier._id, supplier]))

export interface Delivery {
  warehouseId: string
  clerkId: string
  /** Without one it is the stock that the books began with. */
  supplierId?: string
  deliveryNote?: string
  lines: ReceiveLine[]
}

/** Receives goods by the domain's own rule and keeps receipt, lots and journal entry. */
export function receiveGoods(world: World, delivery: Delivery, moment: number): Receipt {
  const at = instant(moment)
  const no = world.nextNumber('RK', at)
  const clerk = world.person(delivery.clerkId)
  const supplier = delivery.supplierId ? supplierById.get(delivery.supplierId) : undefined
  const { receipt, stocks, postings } = allowed(
    receive(
      {
        item: (itemId) => world.item(itemId).item,
        location: (locationId) => locationById.get(locationId),
        stock: world.stockIn(delivery.warehouseId),
      },
      {
        no,
        warehouseId: delivery.warehouseId,
        receivedBy: clerk,
        lines: delivery.lines,
        ...(supplier ? { supplier } : { note: '系统启用时盘点的期初库存' }),
        ...(delivery.deliveryNote ? { deliveryNote: delivery.deliveryNote } : {}),
      },
      at,
    ),
  )
  world.keep(stocks)
  const posted: Receipt = supplier ? receipt : { ...receipt, kind: 'opening' }
  world.receipts.push(posted)
  const input: InputOf<'inbound.receive'> = {
    warehouseId: delivery.warehouseId,
    supplierId: delivery.supplierId,
    deliveryNote: delivery.deliveryNote,
    note: posted.note,
    lines: [...delivery.lines],
  }
  const goods = goodsText(
    posted.lines.map((line) => ({ item: line.item, quantity: line.enteredQuantity, unit: line.enteredUnit })),
    '行',
  )
  world.record({
    operation: supplier ? 'inbound.receive' : 'inbound.opening',
    actor: clerk,
    at,
    input,
    summary: `${supplier ? '入库' : '期初入库'} ${goods}，入库单 ${no}`,
    warehouseId: delivery.warehouseId,
    document: { type: supplier ? 'receipt' : 'opening', id: no },
    postings: supplier ? postings : postings.map((posting) => ({ ...posting, from: 'opening' })),
  })
  return posted
}
