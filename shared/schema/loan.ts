import { Day, Fen, Id, Instant, PositiveQuantity, Quantity, Text } from './common'
import { ItemBrief } from './masterdata'
import { Photo } from './photo'
import { LotFacts } from './requisition'
import * as z from 'zod/mini'

/**
 * lent 借出中 · partlyReturned 部分归还 · toSettle 待定责: nothing is out any more, but damage waits for a decision ·
 * returned 已归还 · settled 已结清: with loss or damage that was decided on · reversed 已冲销.
 */
export const LoanStatus = z.enum(['lent', 'partlyReturned', 'toSettle', 'returned', 'settled', 'reversed'])
export type LoanStatus = z.infer<typeof LoanStatus>

const Who = z.object({ id: Id, name: z.string() })

/** One lot that was lent. What is neither returned, damaged nor lost is still out. */
export const LoanLine = z.extend(LotFacts, {
  lineId: z.int(),
  itemId: Id,
  item: ItemBrief,
  /** Where it was taken from: the first place to look for room when it comes back. */
  locationId: Id,
  quantity: PositiveQuantity,
  /** Came back in good order. */
  returned: Quantity,
  /** Came back, but not fit for use. */
  damaged: Quantity,
  /** Does not come back. */
  lost: Quantity,
  /** Of the damage, what was decided on. */
  damageSettled: Quantity,
  /** Cost of the whole line; left out where it is shown to somebody who may not see cost. */
  valueFen: z.optional(Fen),
  /** Cost that left the loan again, with what came back or was written off. */
  closedValueFen: z.optional(Fen),
})
export type LoanLine = z.infer<typeof LoanLine>

/** compensate 照价赔偿 · repair 负责修复 · waive 免于追责. */
export const LiabilityDecision = z.enum(['compensate', 'repair', 'waive'])
export type LiabilityDecision = z.infer<typeof LiabilityDecision>

/** Who answers for what was lost or damaged, and how. */
export const Settlement = z.object({
  settlementId: z.int(),
  kind: z.enum(['lost', 'damaged']),
  lineId: z.int(),
  quantity: PositiveQuantity,
  liable: z.object({ id: z.optional(Id), name: z.string() }),
  decision: LiabilityDecision,
  /** To be paid; 0 unless compensation was decided. Shown to those who see cost and to the borrower. */
  amountFen: z.optional(Fen),
  note: z.string(),
  photos: z.optional(z.array(Photo)),
  at: Instant,
  by: Who,
})
export type Settlement = z.infer<typeof Settlement>

/** A wish to keep it longer. */
export const Renewal = z.object({
  renewalId: z.int(),
  from: Day,
  until: Day,
  reason: z.string(),
  requestedAt: Instant,
  requestedBy: Who,
  state: z.enum(['requested', 'approved', 'refused']),
  decidedAt: z.optional(Instant),
  decidedBy: z.optional(Who),
  comment: z.optional(z.string()),
})
export type Renewal = z.infer<typeof Renewal>

export const LoanHistoryEntry = z.object({
  action: z.enum([
    'lend',
    'return',
    'settle',
    'renew',
    'approveRenewal',
    'refuseRenewal',
    'remind',
    'reverse',
  ]),
  by: Who,
  at: Instant,
  comment: z.optional(z.string()),
})
export type LoanHistoryEntry = z.infer<typeof LoanHistoryEntry>

/** What one issue of a loan requisition handed out for a time (借出单); `_id` such as `JC20261122-0003`. */
export const Loan = z.object({
  _id: Id,
  status: LoanStatus,
  /** Whether somebody still has to do something: goods are out or damage is undecided. For queries. */
  open: z.boolean(),
  requisitionId: Id,
  issueNo: Id,
  borrower: Who,
  departmentId: Id,
  departmentName: Text(60),
  warehouseId: Id,
  warehouseName: Text(60),
  purpose: Text(200),
  /** They approved the loan and decide on its renewal. */
  approverIds: z.array(Id),
  approverNames: z.array(z.string()),
  lentAt: Instant,
  lentBy: Who,
  receivedBy: z.string(),
  /** Day of return: up to and including it. */
  dueDate: Day,
  lines: z.array(LoanLine).check(z.minLength(1)),
  /** Numbers of the return receipts (退库单), in order. */
  receiptIds: z.array(Id),
  settlements: z.array(Settlement),
  renewals: z.array(Renewal),
  /** Whether a renewal waits for a decision. For queries. */
  renewalWaits: z.boolean(),
  /** Business day of the last reminder. */
  remindedOn: z.optional(Day),
  history: z.array(LoanHistoryEntry),
  createdAt: Instant,
  updatedAt: Instant,
})
export type Loan = z.infer<typeof Loan>
