import { By, Fen, Id, Instant, PositiveQuantity, Text } from './common'
import { DocumentLink, Place } from './journal'
import { ItemBrief } from './masterdata'
import * as z from 'zod/mini'

/** On a document that was taken back by a reversing entry (冲销): by which, by whom, when and why. */
export const Reversed = z.object({ no: Id, by: By, at: Instant, reason: Text(200) })
export type Reversed = z.infer<typeof Reversed>

/** One movement of a reversal, the other way round than it was posted. */
export const ReversalLine = z.object({
  itemId: Id,
  item: ItemBrief,
  lotId: Id,
  lotNo: z.optional(z.string()),
  serialNo: z.optional(z.string()),
  from: Place,
  to: Place,
  quantity: PositiveQuantity,
  /** Left out where it is shown to somebody who may not see cost. */
  valueFen: z.optional(Fen),
})
export type ReversalLine = z.infer<typeof ReversalLine>

/** A document that took another one back (冲销单); `_id` is its number, such as `CX20261122-0001`. Never changed. */
export const Reversal = z.object({
  _id: Id,
  /** What was taken back, and what people call it, such as 入库单. */
  of: DocumentLink,
  title: z.string(),
  warehouseId: Id,
  reason: Text(200),
  /** Journal entries whose postings were mirrored. */
  entryIds: z.array(z.string()),
  lines: z.array(ReversalLine),
  by: By,
  at: Instant,
})
export type Reversal = z.infer<typeof Reversal>
