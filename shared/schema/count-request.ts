import { By, Id, Instant, PositiveQuantity, Quantity } from './common'
import { ItemBrief } from './masterdata'
import * as z from 'zod/mini'

/** A shelf that held less than the book: what was missing is frozen until somebody counts. */
export const CountRequest = z.object({
  _id: Id,
  status: z.enum(['open', 'done']),
  warehouseId: Id,
  itemId: Id,
  item: ItemBrief,
  lotId: Id,
  lotNo: z.optional(z.string()),
  locationId: Id,
  /** What the book said, and what lay there. */
  expected: PositiveQuantity,
  found: Quantity,
  reason: z.string(),
  requisitionId: z.optional(Id),
  by: By,
  at: Instant,
})
export type CountRequest = z.infer<typeof CountRequest>
