import { By, Fen, Id, Instant, PositiveQuantity, Quantity, Text } from './common'
import { ItemBrief } from './masterdata'
import { LotFacts } from './requisition'
import { Reversed } from './reversal'
import * as z from 'zod/mini'

/**
 * requested 待发出 · sent 在途 · partlyReceived 部分收货 · received 已收齐 · settled 已结清: what did not arrive was written
 * off or taken back · cancelled 已取消 · reversed 已冲销
 */
export const TransferStatus = z.enum([
  'requested',
  'sent',
  'partlyReceived',
  'received',
  'settled',
  'cancelled',
  'reversed',
])
export type TransferStatus = z.infer<typeof TransferStatus>

/** `from` is the warehouse that gives, `to` the one that gets. */
export const TransferSide = z.enum(['from', 'to'])
export type TransferSide = z.infer<typeof TransferSide>

export const TransferLine = z.object({
  lineId: z.int(),
  itemId: Id,
  item: ItemBrief,
  quantity: PositiveQuantity,
  sentQuantity: Quantity,
})
export type TransferLine = z.infer<typeof TransferLine>

/** One row that was sent: its lot keeps its age and cost. What is neither received nor settled is still on its way. */
export const TransferRow = z.object({
  rowId: z.int(),
  lineId: z.int(),
  lot: z.extend(LotFacts, { receivedAt: Instant }),
  fromLocationId: Id,
  quantity: PositiveQuantity,
  valueFen: Fen,
  /** Arrived, whether whole or damaged. */
  receivedQuantity: Quantity,
  /** The part of it that arrived damaged. */
  damagedQuantity: Quantity,
  lostQuantity: Quantity,
  returnedQuantity: Quantity,
  /** Cost of what is still on its way. */
  transitFen: Fen,
})
export type TransferRow = z.infer<typeof TransferRow>

export const TransferStep = z.object({
  action: z.enum([
    'create',
    'send',
    'receive',
    'loss',
    'return',
    'cancel',
    'reverse',
    'reverseReceipt',
    'reverseSettlement',
  ]),
  by: By,
  at: Instant,
  comment: z.optional(z.string()),
  /** Number of the receipt that a step made. */
  receiptId: z.optional(Id),
  /** What a settlement took off the way, so that it can be taken back. */
  rows: z.optional(z.array(z.object({ rowId: z.int(), quantity: PositiveQuantity, valueFen: Fen }))),
})
export type TransferStep = z.infer<typeof TransferStep>

/** Goods from one warehouse to another (调拨单); `_id` is its number, such as `DB20261122-0003`. */
export const Transfer = z.object({
  _id: Id,
  status: TransferStatus,
  fromWarehouseId: Id,
  fromWarehouseName: Text(60),
  toWarehouseId: Id,
  toWarehouseName: Text(60),
  /** Both, so that either side finds it. */
  warehouseIds: z.array(Id),
  /** Whose clerk filed it. */
  filedFor: TransferSide,
  filedBy: By,
  reason: Text(200),
  lines: z.array(TransferLine).check(z.minLength(1)),
  /** What was sent; empty until then. */
  rows: z.array(TransferRow),
  sentAt: z.optional(Instant),
  sentBy: z.optional(By),
  overrideReason: z.optional(z.string()),
  history: z.array(TransferStep),
  reversed: z.optional(Reversed),
  createdAt: Instant,
  updatedAt: Instant,
})
export type Transfer = z.infer<typeof Transfer>
