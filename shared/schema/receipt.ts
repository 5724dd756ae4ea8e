import { Day, Fen, Id, Instant, PositiveQuantity, Text } from './common'
import { ItemBrief } from './masterdata'
import * as z from 'zod/mini'

export const ReceiptLine = z.object({
  lineId: z.int(),
  itemId: Id,
  item: ItemBrief,
  /** As entered: so many of `enteredUnit`; `quantity` is the same in the item's smallest step. */
  enteredQuantity: PositiveQuantity,
  enteredUnit: Text(10),
  quantity: PositiveQuantity,
  lotId: Id,
  lotNo: z.optional(z.string()),
  productionDate: z.optional(Day),
  expiryDate: z.optional(Day),
  locationId: Id,
  valueFen: Fen,
})
export type ReceiptLine = z.infer<typeof ReceiptLine>

/** Goods received (入库单); `_id` is its number, such as `RK20261122-0007`. */
export const Receipt = z.object({
  _id: Id,
  kind: z.enum(['purchase', 'opening']),
  warehouseId: Id,
  supplierId: z.optional(Id),
  supplierName: z.optional(z.string()),
  deliveryNote: z.optional(z.string()),
  note: z.optional(z.string()),
  lines: z.array(ReceiptLine),
  valueFen: Fen,
  receivedBy: z.object({ id: Id, name: z.string() }),
  receivedAt: Instant,
  status: z.enum(['posted', 'reversed']),
})
export type Receipt = z.infer<typeof Receipt>
