import { By, Id, Instant, PositiveQuantity, Text } from './common'
import { ControlledClass, ItemBrief } from './masterdata'
import { CheckedBy, Evidence, IdCheck, IssuePick } from './requisition'
import { Reversed } from './reversal'
import * as z from 'zod/mini'

/** Who gets something: a department, and there a person where one is named. */
export const IssueTarget = z.object({
  departmentId: Id,
  departmentName: Text(60),
  /** Who is the holder of serial-numbered pieces from now on. */
  person: z.optional(By),
  /** Who took the goods over. */
  receivedBy: z.string(),
  signature: z.optional(Evidence),
})
export type IssueTarget = z.infer<typeof IssueTarget>

export const DirectIssueLine = z.object({
  lineId: z.int(),
  itemId: Id,
  item: z.extend(ItemBrief, { controlled: z.optional(ControlledClass) }),
  /** For all departments together. */
  quantity: PositiveQuantity,
})
export type DirectIssueLine = z.infer<typeof DirectIssueLine>

/**
 * Goods handed out without a requisition (直接发放单): to one department, or a matrix of items and departments in one
 * document; `_id` such as `ZF20261122-0003`.
 */
export const DirectIssue = z.object({
  _id: Id,
  status: z.enum(['posted', 'reversed']),
  warehouseId: Id,
  warehouseName: Text(60),
  purpose: Text(200),
  targets: z.array(IssueTarget).check(z.minLength(1)),
  departmentIds: z.array(Id),
  lines: z.array(DirectIssueLine).check(z.minLength(1)),
  /** What each department got of each line, lot by lot. */
  picks: z.array(z.extend(IssuePick, { departmentId: Id })),
  overrideReason: z.optional(z.string()),
  idCheck: z.optional(IdCheck),
  by: By,
  checkedBy: z.optional(CheckedBy),
  at: Instant,
  reversed: z.optional(Reversed),
})
export type DirectIssue = z.infer<typeof DirectIssue>
