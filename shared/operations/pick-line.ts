import { Day, Id, Instant, PositiveQuantity, Quantity } from '../schema/common'
import { ControlledClass, IssuePolicy, ItemBrief, Tracking } from '../schema/masterdata'
import * as z from 'zod/mini'

const PickLot = z.object({
  lotId: Id,
  lotNo: z.optional(z.string()),
  serialNo: z.optional(z.string()),
  locationId: Id,
  location: z.string(),
  receivedAt: Instant,
  expiryDate: z.optional(Day),
  /** What the row holds. */
  onHand: PositiveQuantity,
})

export const PickLine = z.object({
  lineId: z.int(),
  itemId: Id,
  item: z.extend(ItemBrief, { controlled: z.optional(ControlledClass) }),
  /** To look for something like it. */
  categoryId: Id,
  tracking: Tracking,
  policy: IssuePolicy,
  barcodes: z.array(z.string()),
  /** Approved and not yet issued. */
  openQuantity: Quantity,
  /** Lots to take, in the order of the policy, each with the reason in Chinese. */
  picks: z.array(z.extend(PickLot, { quantity: PositiveQuantity, reason: z.string() })),
  passedOver: z.array(z.extend(PickLot, { reason: z.string(), usable: z.boolean() })),
  /** What stock cannot cover. */
  shortage: Quantity,
  /** What is promised to this line and until when (exclusive); absent once it lapsed. */
  promise: z.optional(z.object({ quantity: PositiveQuantity, until: Instant })),
})
export type PickLine = z.infer<typeof PickLine>
