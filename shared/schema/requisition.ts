import { By, Day, Fen, Id, Instant, OptionalText, PositiveQuantity, Quantity, Text } from './common'
import { ItemBrief } from './masterdata'
import { Photo } from './photo'
import { Reversed } from './reversal'
import * as z from 'zod/mini'

/** consume 领用: used up · loan 借用: comes back by its due date · external 外发: leaves the organisation. */
export const RequisitionKind = z.enum(['consume', 'loan', 'external'])
export type RequisitionKind = z.infer<typeof RequisitionKind>

export const RequisitionStatus = z.enum([
  'submitted',
  'approved',
  'partlyIssued',
  'issued',
  'returned',
  'rejected',
  'withdrawn',
  'closed',
])
export type RequisitionStatus = z.infer<typeof RequisitionStatus>

/** A shelf that held less than the book while this line was picked. */
export const ShortPick = z.object({
  lotId: Id,
  lotNo: z.optional(z.string()),
  locationId: Id,
  expected: PositiveQuantity,
  found: Quantity,
  reason: z.string(),
  by: By,
  at: Instant,
})
export type ShortPick = z.infer<typeof ShortPick>

export const RequisitionLine = z.object({
  lineId: z.int(),
  itemId: Id,
  item: ItemBrief,
  quantity: PositiveQuantity,
  /** Null until decided; 0 when the approver struck the line out. */
  approvedQuantity: z.nullable(Quantity),
  issuedQuantity: Quantity,
  /** Approved, but given up: closed, or handed out as another item with the requester's consent. */
  closedQuantity: z.optional(Quantity),
  /** The line that this one stands in for. */
  substituteFor: z.optional(z.int()),
  shorts: z.optional(z.array(ShortPick)),
})
export type RequisitionLine = z.infer<typeof RequisitionLine>

export const Decision = z.enum(['approve', 'return', 'reject'])
export type Decision = z.infer<typeof Decision>

/**
 * `goodsBack` is a return of issued goods (退库), `accept` the acceptance of what was sent out (签收); `prepare`,
 * `sendBack` and `cancelCheck` are the steps of two people over controlled goods.
 */
export const HistoryEntry = z.object({
  action: z.enum([
    'submit',
    'approve',
    'return',
    'reject',
    'withdraw',
    'issue',
    'goodsBack',
    'accept',
    'prepare',
    'sendBack',
    'cancelCheck',
    'short',
    'renew',
    'close',
    'proposeSubstitute',
    'acceptSubstitute',
    'refuseSubstitute',
    'cancelSubstitute',
    'reverse',
  ]),
  by: z.object({ id: Id, name: z.string() }),
  at: Instant,
  comment: z.optional(z.string()),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

/** What identifies a lot wherever it goes, so that goods that come back are as old as they were. */
export const LotFacts = z.object({
  lotId: Id,
  lotNo: z.optional(z.string()),
  serialNo: z.optional(z.string()),
  supplierId: z.optional(Id),
  receivedAt: z.optional(Instant),
  productionDate: z.optional(Day),
  expiryDate: z.optional(Day),
})
export type LotFacts = z.infer<typeof LotFacts>

/** What left one row of a lot with an issue, and what of it came back to the warehouse or was lost since. */
export const IssuePick = z.extend(LotFacts, {
  lineId: z.int(),
  locationId: Id,
  quantity: PositiveQuantity,
  /** Always stored; left out where it is shown to somebody who may not see cost. */
  valueFen: z.optional(Fen),
  returnedQuantity: z.optional(Quantity),
  /** Of what was sent out, what never arrived. */
  lostQuantity: z.optional(Quantity),
  /** Cost that left the recipient again, with what came back or was lost. */
  closedValueFen: z.optional(Fen),
})
export type IssuePick = z.infer<typeof IssuePick>

export const Transport = z.enum(['selfPick', 'courier', 'ownVehicle'])
export type Transport = z.infer<typeof Transport>

/** Who outside gets the goods, and how they go there. */
export const Recipient = z.object({
  organisation: Text(60),
  contact: Text(30),
  phone: Text(30),
  /** Needed unless they fetch it themselves. */
  address: OptionalText(120),
  transport: Transport,
})
export type Recipient = z.infer<typeof Recipient>

/** A file in the storage that proves something, named by the hash of its content. */
export const Evidence = z.object({ fileId: z.string(), sha256: z.string() })
export type Evidence = z.infer<typeof Evidence>

/** What the recipient said of one shipment; a line without an entry in `differences` arrived as it was sent. */
export const Acceptance = z.object({
  at: Instant,
  by: z.object({ id: Id, name: z.string() }),
  /** Who took it over, and on which day. */
  acceptedBy: z.string(),
  acceptedOn: Day,
  differences: z.array(
    z.object({
      lineId: z.int(),
      /** What did not arrive as it should. */
      quantity: PositiveQuantity,
      reason: z.string(),
      /** lost: written off at once · comingBack: on its way home, booked when it is taken back in. */
      outcome: z.enum(['lost', 'comingBack']),
    }),
  ),
  note: z.optional(z.string()),
  photos: z.optional(z.array(Photo)),
  signature: z.optional(Evidence),
})
export type Acceptance = z.infer<typeof Acceptance>

/** That the recipient showed an identity document: enough to compare, too little to know the number. */
export const IdCheck = z.object({
  /** `••••3X`: the end of what was read. */
  masked: z.string(),
  /** Keyed hash of what was read: a later dispute can be settled by asking again, a copy of the books tells nothing. */
  hash: z.string(),
})
export type IdCheck = z.infer<typeof IdCheck>

/** The second person over controlled goods. */
export const CheckedBy = z.object({ id: Id, name: z.string(), at: Instant })
export type CheckedBy = z.infer<typeof CheckedBy>

/** What was handed out, lot by lot (出库单); `no` such as `CK20261122-0003`. */
export const Issue = z.object({
  no: Id,
  at: Instant,
  by: z.object({ id: Id, name: z.string() }),
  receivedBy: z.string(),
  picks: z.array(IssuePick),
  overrideReason: z.optional(z.string()),
  signature: z.optional(Evidence),
  /** The loan (借出单) that this issue opened. */
  loanId: z.optional(Id),
  /** Consignment note or vehicle, of what was sent out. */
  trackingNo: z.optional(z.string()),
  acceptance: z.optional(Acceptance),
  checkedBy: z.optional(CheckedBy),
  idCheck: z.optional(IdCheck),
  reversed: z.optional(Reversed),
})
export type Issue = z.infer<typeof Issue>

/** Another item in place of what is short: goods move only when the requester agrees. */
export const Substitute = z.object({
  substituteId: z.int(),
  /** The line that it is to stand in for, and how much of that line it covers. */
  lineId: z.int(),
  covers: PositiveQuantity,
  itemId: Id,
  item: ItemBrief,
  /** In the smallest step of the other item. */
  quantity: PositiveQuantity,
  reason: z.string(),
  by: By,
  at: Instant,
  state: z.enum(['waiting', 'accepted', 'refused', 'cancelled']),
  answeredAt: z.optional(Instant),
  comment: z.optional(z.string()),
})
export type Substitute = z.infer<typeof Substitute>

/**
 * A request for goods of one warehouse (领用单 LY, 借用单 JY, 外发单 WF); `_id` is its number, such as
 * `LY20261122-0012`.
 */
export const Requisition = z.object({
  _id: Id,
  kind: RequisitionKind,
  status: RequisitionStatus,
  requester: z.object({ id: Id, name: z.string() }),
  departmentId: Id,
  departmentName: Text(60),
  warehouseId: Id,
  warehouseName: Text(60),
  purpose: Text(200),
  urgent: z.boolean(),
  neededBy: z.optional(Day),
  /** A loan's day of return: up to and including it. */
  dueDate: z.optional(Day),
  recipient: z.optional(Recipient),
  /** Of an external requisition, once something left: whether a shipment still waits for its acceptance. */
  shipment: z.optional(z.enum(['shipped', 'accepted', 'acceptedWithDifference'])),
  lines: z.array(RequisitionLine).check(z.minLength(1)),
  approverIds: z.array(Id),
  approverNames: z.array(z.string()),
  history: z.array(HistoryEntry),
  issues: z.array(Issue),
  /** Number of the prepared issue that waits for a second person (待复核). */
  checkId: z.optional(Id),
  substitutes: z.optional(z.array(Substitute)),
  /** Whether one of them waits for the requester. For queries. */
  substituteWaits: z.optional(z.boolean()),
  /** The returned requisition that this one puts right, and on that one, this one. */
  replaces: z.optional(Id),
  replacedBy: z.optional(Id),
  createdAt: Instant,
  updatedAt: Instant,
})
export type Requisition = z.infer<typeof Requisition>
