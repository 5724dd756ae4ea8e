import {
  By,
  Day,
  Fen,
  Id,
  Instant,
  OptionalText,
  pageOf,
  PageInput,
  PositiveQuantity,
  Text,
} from '../schema/common'
import { Item } from '../schema/masterdata'
import { PurchaseOrder, TolerancePercent } from '../schema/purchase-order'
import { Receipt } from '../schema/receipt'
import * as z from 'zod/mini'
import { operation } from './define'

const OrderLineInput = z.strictObject({
  itemId: Id,
  /** Integer of 10^-scale of `unit`. */
  quantity: PositiveQuantity,
  unit: z.optional(Text(10)),
  /** Agreed price of one `unit`. */
  unitPriceFen: z.optional(Fen.check(z.lte(1_000_000_000))),
  expectedDay: Day,
})

const content = {
  supplierId: Id,
  lines: z.array(OrderLineInput).check(z.minLength(1), z.maxLength(50)),
  /** Left out, what the settings say. */
  overPercent: z.optional(TolerancePercent),
  shortPercent: z.optional(TolerancePercent),
  note: OptionalText(200),
}

const Reason = Text(200)

const derived = {
  warehouseName: z.string(),
  /** Awaited, and past its day. */
  overdue: z.boolean(),
  /** 0 to 100, over the lines. */
  progressPercent: z.int(),
}

export const OrderRow = z.extend(z.omit(PurchaseOrder, { history: true, note: true }), derived)
export type OrderRow = z.infer<typeof OrderRow>

export const OrderView = z.extend(PurchaseOrder, derived)
export type OrderView = z.infer<typeof OrderView>

/** One delivery on an order. */
const OrderReceipt = z.object({
  receiptId: Id,
  receivedAt: Instant,
  receivedBy: By,
  deliveryNote: z.optional(z.string()),
  status: Receipt.shape.status,
  lines: z.array(z.object({ orderLineId: z.optional(z.int()), quantity: PositiveQuantity })),
})
export type OrderReceipt = z.infer<typeof OrderReceipt>

export const inboundOrders = {
  'inbound.createOrder': operation({
    kind: 'command',
    roles: ['clerk', 'admin'],
    summary: '新建采购订单',
    input: z.strictObject({ warehouseId: Id, ...content }),
    output: OrderView,
  }),
  'inbound.editOrder': operation({
    kind: 'command',
    roles: ['clerk', 'admin'],
    summary: '修改采购订单：还没收过货时',
    input: z.strictObject({
      orderId: Id,
      /** `updatedAt` of the order as the editor saw it. */
      basedOn: Instant,
      ...content,
    }),
    output: OrderView,
  }),
  'inbound.cancelOrder': operation({
    kind: 'command',
    roles: ['clerk', 'admin'],
    summary: '取消采购订单：还没收过货时，写明原因',
    input: z.strictObject({ orderId: Id, reason: Reason }),
    output: OrderView,
  }),
  'inbound.closeOrder': operation({
    kind: 'command',
    roles: ['clerk', 'admin'],
    summary: '关闭采购订单：收过一部分，余下的不再来，写明原因',
    input: z.strictObject({ orderId: Id, reason: Reason }),
    output: OrderView,
  }),
  'inbound.getOrder': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '一张采购订单、它的到货进度和每次收货',
    input: z.strictObject({ orderId: Id }),
    output: z.object({
      order: OrderView,
      receipts: z.array(OrderReceipt),
      /** As they are today, for editing and receiving. */
      items: z.array(Item),
    }),
  }),
  'inbound.listOrders': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '采购订单：待收的按到货日，其余最近的在前',
    input: z.strictObject({
      state: z.optional(z.enum(['awaited', 'overdue', 'received', 'ended'])),
      warehouseId: z.optional(Id),
      supplierId: z.optional(Id),
      ...PageInput,
    }),
    output: pageOf(OrderRow),
  }),
}
