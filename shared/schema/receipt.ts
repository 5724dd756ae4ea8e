import { By, Day, Fen, Id, Instant, PositiveQuantity, Text } from './common'
import { ItemBrief } from './masterdata'
import { Photo } from './photo'
import { Reversed } from './reversal'
import { LotStatus } from './stock'
import * as z from 'zod/mini'

/** One serial-numbered piece of a line: its lot is the asset itself, quantity one. */
export const ReceivedPiece = z.object({ serialNo: Text(40), lotId: Id, valueFen: Fen })
export type ReceivedPiece = z.infer<typeof ReceivedPiece>

export const ReceiptLine = z.object({
  lineId: z.int(),
  itemId: Id,
  item: ItemBrief,
  /** As entered: so many of `enteredUnit`; `quantity` is the same in the item's smallest step. */
  enteredQuantity: PositiveQuantity,
  enteredUnit: Text(10),
  quantity: PositiveQuantity,
  /** The lot that the line became; of serial-numbered goods each piece is a lot of its own, see `pieces`. */
  lotId: Id,
  pieces: z.optional(z.array(ReceivedPiece)),
  lotNo: z.optional(z.string()),
  productionDate: z.optional(Day),
  expiryDate: z.optional(Day),
  locationId: Id,
  /** Left out for goods fit for use; `inspection` waits in the 待检 zone. */
  status: z.optional(LotStatus),
  valueFen: Fen,
  /** Line of the purchase order that it fulfils. */
  orderLineId: z.optional(z.int()),
  /** Of a return: the line of the loan, or the position (from 1) of the issue's pick that it came from. */
  sourceLineId: z.optional(z.int()),
  /** What is the matter with goods that came back unfit. */
  reason: z.optional(z.string()),
  photos: z.optional(z.array(Photo)),
})
export type ReceiptLine = z.infer<typeof ReceiptLine>

/** purchase 采购 · opening 期初 · donation 捐赠 · surplus 盘盈 · return 退库归还 · transfer 调拨入库 */
export const ReceiptKind = z.enum(['purchase', 'opening', 'donation', 'surplus', 'return', 'transfer'])
export type ReceiptKind = z.infer<typeof ReceiptKind>

/** Goods received (入库单); `_id` is its number, such as `RK20261122-0007`. */
export const Receipt = z.object({
  _id: Id,
  kind: ReceiptKind,
  warehouseId: Id,
  supplierId: z.optional(Id),
  supplierName: z.optional(z.string()),
  /** The purchase order that was delivered. */
  orderId: z.optional(Id),
  /** The document that these goods come from: a loan, a requisition, a transfer. */
  source: z.optional(z.object({ type: Text(30), id: Id })),
  /** Of a return: the issue that handed the goods out. */
  issueNo: z.optional(Id),
  /** Where from, as people say it, when there is no supplier: the donor, the department, the other warehouse. */
  fromName: z.optional(z.string()),
  deliveryNote: z.optional(z.string()),
  /** Why there was more than the books said. */
  reason: z.optional(z.string()),
  note: z.optional(z.string()),
  lines: z.array(ReceiptLine),
  valueFen: Fen,
  /** The inspection that the lines in the 待检 zone wait for. */
  inspectionId: z.optional(Id),
  receivedBy: By,
  receivedAt: Instant,
  status: z.enum(['posted', 'reversed']),
  reversed: z.optional(Reversed),
})
export type Receipt = z.infer<typeof Receipt>
