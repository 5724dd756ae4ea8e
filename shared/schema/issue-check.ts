import { By, Id, Instant, PositiveQuantity, Text } from './common'
import { DirectIssueLine, IssueTarget } from './direct-issue'
import { Evidence, IdCheck, LotFacts } from './requisition'
import * as z from 'zod/mini'

/** waiting 待复核 · approved 已发放 · returned 已退回 · cancelled 已取消. */
export const IssueCheckStatus = z.enum(['waiting', 'approved', 'returned', 'cancelled'])
export type IssueCheckStatus = z.infer<typeof IssueCheckStatus>

/** One row of the shelf that was picked; `departmentId` where several departments share the document. */
export const PreparedPick = z.extend(LotFacts, {
  lineId: z.int(),
  locationId: Id,
  quantity: PositiveQuantity,
  departmentId: z.optional(Id),
})
export type PreparedPick = z.infer<typeof PreparedPick>

/**
 * An issue with controlled goods that one person prepared and another one posts (复核). `_id` is the number that the
 * issue will have: CK of a requisition, ZF without one. Nothing has left the books while it waits.
 */
export const IssueCheck = z.object({
  _id: Id,
  status: IssueCheckStatus,
  warehouseId: Id,
  warehouseName: Text(60),
  /** Absent when goods are handed out without a requisition. */
  requisitionId: z.optional(Id),
  requester: z.optional(By),
  purpose: Text(200),
  targets: z.array(IssueTarget).check(z.minLength(1)),
  lines: z.array(DirectIssueLine).check(z.minLength(1)),
  picks: z.array(PreparedPick).check(z.minLength(1)),
  overrideReason: z.optional(z.string()),
  /** Why what is then still open shall be closed. */
  closeReason: z.optional(z.string()),
  trackingNo: z.optional(z.string()),
  signature: z.optional(Evidence),
  idCheck: z.optional(IdCheck),
  preparedBy: By,
  preparedAt: Instant,
  decidedBy: z.optional(By),
  decidedAt: z.optional(Instant),
  /** Why it was sent back or cancelled. */
  reason: z.optional(z.string()),
})
export type IssueCheck = z.infer<typeof IssueCheck>
