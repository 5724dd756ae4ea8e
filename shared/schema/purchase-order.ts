import { By, Day, Fen, Id, Instant, PositiveQuantity, Quantity, Text } from './common'
import { ItemBrief } from './masterdata'
import * as z from 'zod/mini'

/** open 待到货 · partlyReceived 部分到货 · received 已到齐 · closed 已关闭（余数不再来） · cancelled 已取消 */
export const OrderStatus = z.enum(['open', 'partlyReceived', 'received', 'closed', 'cancelled'])
export type OrderStatus = z.infer<typeof OrderStatus>

/** Percent of a line's quantity that may come too much, or be missing and still count as all. */
export const TolerancePercent = z.number().check(z.gte(0), z.lte(100))

export const OrderLine = z.object({
  lineId: z.int(),
  itemId: Id,
  item: ItemBrief,
  /** As ordered: so many of `enteredUnit`; `quantity` is the same in the item's smallest step. */
  enteredQuantity: PositiveQuantity,
  enteredUnit: Text(10),
  quantity: PositiveQuantity,
  /** Agreed price of one `enteredUnit`. */
  unitPriceFen: z.optional(Fen),
  expectedDay: Day,
  /** Of posted receipts that were not reversed, in the item's smallest step. */
  receivedQuantity: Quantity,
})
export type OrderLine = z.infer<typeof OrderLine>

export const OrderStep = z.object({
  action: z.enum(['create', 'edit', 'receive', 'undoReceipt', 'return', 'undoReturn', 'close', 'cancel']),
  by: By,
  at: Instant,
  /** Number of the receipt or of the return to the supplier, or the reason given. */
  comment: z.optional(z.string()),
})
export type OrderStep = z.infer<typeof OrderStep>

/** Goods ordered from a supplier for one warehouse (采购订单); `_id` is its number, such as `CG20261122-0003`. */
export const PurchaseOrder = z.object({
  _id: Id,
  status: OrderStatus,
  warehouseId: Id,
  supplierId: Id,
  supplierName: z.string(),
  lines: z.array(OrderLine).check(z.minLength(1)),
  /** Earliest day on which something that has not come was expected; the latest of all once everything is there. */
  dueDay: Day,
  /** Whether anything is still expected: stored, so that a query can ask for it. */
  awaited: z.boolean(),
  overPercent: TolerancePercent,
  shortPercent: TolerancePercent,
  note: z.optional(z.string()),
  history: z.array(OrderStep),
  createdBy: By,
  createdAt: Instant,
  updatedAt: Instant,
})
export type PurchaseOrder = z.infer<typeof PurchaseOrder>
