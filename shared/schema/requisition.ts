import { Day, Fen, Id, Instant, PositiveQuantity, Quantity, Text } from './common'
import { ItemBrief } from './masterdata'
import * as z from 'zod/mini'

export const RequisitionStatus = z.enum([
  'submitted',
  'approved',
  'partlyIssued',
  'issued',
  'returned',
  'rejected',
  'withdrawn',
])
export type RequisitionStatus = z.infer<typeof RequisitionStatus>

export const RequisitionLine = z.object({
  lineId: z.int(),
  itemId: Id,
  item: ItemBrief,
  quantity: PositiveQuantity,
  /** Null until decided; 0 when the approver struck the line out. */
  approvedQuantity: z.nullable(Quantity),
  issuedQuantity: Quantity,
})
export type RequisitionLine = z.infer<typeof RequisitionLine>

export const Decision = z.enum(['approve', 'return', 'reject'])
export type Decision = z.infer<typeof Decision>

export const HistoryEntry = z.object({
  action: z.enum(['submit', 'approve', 'return', 'reject', 'withdraw', 'issue']),
  by: z.object({ id: Id, name: z.string() }),
  at: Instant,
  comment: z.optional(z.string()),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

/** What was handed out, lot by lot (出库单); `no` such as `CK20261122-0003`. */
export const Issue = z.object({
  no: Id,
  at: Instant,
  by: z.object({ id: Id, name: z.string() }),
  receivedBy: z.string(),
  picks: z.array(
    z.object({
      lineId: z.int(),
      lotId: Id,
      lotNo: z.optional(z.string()),
      expiryDate: z.optional(Day),
      locationId: Id,
      quantity: PositiveQuantity,
      /** Always stored; left out where it is shown to somebody who may not see cost. */
      valueFen: z.optional(Fen),
    }),
  ),
  overrideReason: z.optional(z.string()),
  signature: z.optional(z.object({ fileId: z.string(), sha256: z.string() })),
})
export type Issue = z.infer<typeof Issue>

/** A request for supplies (领用单) from one warehouse; `_id` is its number, such as `LY20261122-0012`. */
export const Requisition = z.object({
  _id: Id,
  kind: z.enum(['consume']),
  status: RequisitionStatus,
  requester: z.object({ id: Id, name: z.string() }),
  departmentId: Id,
  departmentName: Text(60),
  warehouseId: Id,
  warehouseName: Text(60),
  purpose: Text(200),
  urgent: z.boolean(),
  neededBy: z.optional(Day),
  lines: z.array(RequisitionLine).check(z.minLength(1)),
  approverIds: z.array(Id),
  approverNames: z.array(z.string()),
  history: z.array(HistoryEntry),
  issues: z.array(Issue),
  /** The returned requisition that this one puts right, and on that one, this one. */
  replaces: z.optional(Id),
  replacedBy: z.optional(Id),
  createdAt: Instant,
  updatedAt: Instant,
})
export type Requisition = z.infer<typeof Requisition>
