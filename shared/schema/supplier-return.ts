import { By, Fen, Id, Instant, PositiveQuantity, Text } from './common'
import { ItemBrief } from './masterdata'
import { Photo } from './photo'
import { LotFacts } from './requisition'
import { Reversed } from './reversal'
import { LotStatus } from './stock'
import * as z from 'zod/mini'

/** Why goods go back; the Chinese words are in `shared/domain/supplier-return.ts`. */
export const ReturnReason = z.enum([
  'rejected',
  'quality',
  'wrongGoods',
  'shortDated',
  'recall',
  'surplus',
  'other',
])
export type ReturnReason = z.infer<typeof ReturnReason>

/** Some of one row of stock: what of a lot lay at a location in a status. */
export const SupplierReturnLine = z.extend(LotFacts, {
  lineId: z.int(),
  itemId: Id,
  item: ItemBrief,
  locationId: Id,
  status: LotStatus,
  quantity: PositiveQuantity,
  /** Always stored; left out where it is shown to somebody who may not see cost. */
  valueFen: z.optional(Fen),
  /** The receipt that brought it, and the line of the purchase order that is open again by this return. */
  receiptId: z.optional(Id),
  orderId: z.optional(Id),
  orderLineId: z.optional(z.int()),
})
export type SupplierReturnLine = z.infer<typeof SupplierReturnLine>

/** Who took the goods along, or under which number they travel: one of the two at least. */
export const Carrier = z.object({
  person: z.optional(Text(30)),
  phone: z.optional(Text(30)),
  logisticsNo: z.optional(Text(60)),
})
export type Carrier = z.infer<typeof Carrier>

/** Goods sent back to their supplier (退货单); `_id` is its number, such as `TH20261122-0002`. */
export const SupplierReturn = z.object({
  _id: Id,
  warehouseId: Id,
  supplierId: Id,
  supplierName: z.string(),
  reason: ReturnReason,
  note: z.optional(z.string()),
  carrier: Carrier,
  photos: z.array(Photo),
  lines: z.array(SupplierReturnLine).check(z.minLength(1)),
  valueFen: z.optional(Fen),
  returnedBy: By,
  returnedAt: Instant,
  status: z.enum(['posted', 'reversed']),
  reversed: z.optional(Reversed),
})
export type SupplierReturn = z.infer<typeof SupplierReturn>
