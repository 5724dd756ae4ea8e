import { By, Day, Id, Instant, OptionalText, PositiveQuantity, Quantity } from './common'
import { ControlledClass, ItemBrief } from './masterdata'
import { Photo } from './photo'
import { Reversed } from './reversal'
import * as z from 'zod/mini'

/** Why goods are not accepted; the Chinese words are in `shared/domain/inspection.ts`. */
export const RejectReason = z.enum([
  'damaged',
  'quality',
  'wrongItem',
  'specification',
  'shortDated',
  'noCertificate',
  'contaminated',
  'other',
])
export type RejectReason = z.infer<typeof RejectReason>

/** One judgement of a part of a line, by one person at one moment. */
export const Verdict = z.object({
  at: Instant,
  by: By,
  accepted: Quantity,
  rejected: Quantity,
  reason: z.optional(RejectReason),
  note: OptionalText(200),
  photos: z.array(Photo),
  /** Location of the 不合格 zone that the rejected part went to. */
  rejectedTo: z.optional(Id),
})
export type Verdict = z.infer<typeof Verdict>

export const PutAway = z.object({ at: Instant, by: By, quantity: PositiveQuantity, locationId: Id })
export type PutAway = z.infer<typeof PutAway>

/**
 * One lot that waits for judgement; a serial-numbered piece is a line of its own.
 * `quantity = waiting + accepted + rejected`, and `putAway <= accepted`; all in the item's smallest step.
 */
export const InspectionLine = z.object({
  lineId: z.int(),
  itemId: Id,
  item: z.extend(ItemBrief, { controlled: z.optional(ControlledClass) }),
  lotId: Id,
  lotNo: z.optional(z.string()),
  serialNo: z.optional(z.string()),
  productionDate: z.optional(Day),
  expiryDate: z.optional(Day),
  /** Where the goods wait, in the 待检 zone. */
  locationId: Id,
  quantity: PositiveQuantity,
  accepted: Quantity,
  rejected: Quantity,
  putAway: Quantity,
  verdicts: z.array(Verdict),
  puts: z.array(PutAway),
})
export type InspectionLine = z.infer<typeof InspectionLine>

/**
 * waiting 待质检 · partlyJudged 部分质检 · judged 已质检 · cancelled 已取消: its receipt was
 * reversed · reversed 已冲销: its judgements were taken back, another inspection of the same goods follows it.
 */
export const InspectionStatus = z.enum(['waiting', 'partlyJudged', 'judged', 'cancelled', 'reversed'])
export type InspectionStatus = z.infer<typeof InspectionStatus>

/** Quality inspection (质检单) of the goods of one receipt; `_id` is its number, such as `ZJ20261122-0003`. */
export const Inspection = z.object({
  _id: Id,
  receiptId: Id,
  warehouseId: Id,
  supplierId: z.optional(Id),
  supplierName: z.optional(z.string()),
  deliveryNote: z.optional(z.string()),
  status: InspectionStatus,
  lines: z.array(InspectionLine).check(z.minLength(1)),
  /** Whether accepted goods still stand in the 待检 zone: stored, so that a query can ask for it. */
  awaitsPutAway: z.boolean(),
  /** Items that are to be judged or put away: a scanned item finds its work by them. */
  waitingItemIds: z.array(Id),
  openedBy: By,
  reversed: z.optional(Reversed),
  /** The reversed inspection that this one repeats, and on that one, this one. */
  repeats: z.optional(Id),
  repeatedBy: z.optional(Id),
  createdAt: Instant,
  updatedAt: Instant,
})
export type Inspection = z.infer<typeof Inspection>
