import { By, Fen, Id, Instant, PositiveQuantity, Text } from './common'
import { ItemBrief } from './masterdata'
import { LotFacts } from './requisition'
import { Reversed } from './reversal'
import { LotStatus } from './stock'
import * as z from 'zod/mini'

/** move 移库 · status 冻结、解冻 · split 拆批 · merge 并批 */
export const AdjustmentKind = z.enum(['move', 'status', 'split', 'merge'])
export type AdjustmentKind = z.infer<typeof AdjustmentKind>

/** Goods that changed their row inside a warehouse: what lay at `from` in one lot lies at `to`, maybe in another lot. */
export const AdjustmentLine = z.object({
  lineId: z.int(),
  itemId: Id,
  item: ItemBrief,
  /** The lot that it was, with what is needed to make it anew when this is reversed. */
  lot: z.extend(LotFacts, { receivedAt: Instant }),
  from: z.object({ locationId: Id, status: LotStatus }),
  to: z.object({
    locationId: Id,
    status: LotStatus,
    /** The lot that it became, where a lot was split or merged. */
    lotId: z.optional(Id),
    lotNo: z.optional(z.string()),
  }),
  quantity: PositiveQuantity,
  valueFen: Fen,
})
export type AdjustmentLine = z.infer<typeof AdjustmentLine>

/** A change inside one warehouse; `_id` is its number: YK 移库, ZT 状态变更, CF 拆批, HB 并批. */
export const Adjustment = z.object({
  _id: Id,
  kind: AdjustmentKind,
  status: z.enum(['posted', 'reversed']),
  reversed: z.optional(Reversed),
  warehouseId: Id,
  warehouseName: Text(60),
  lines: z.array(AdjustmentLine).check(z.minLength(1)),
  reason: z.optional(z.string()),
  by: By,
  at: Instant,
})
export type Adjustment = z.infer<typeof Adjustment>
