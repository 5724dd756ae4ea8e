import {
  Day,
  Id,
  Instant,
  OptionalText,
  pageOf,
  PageInput,
  PositiveQuantity,
  Quantity,
  Text,
} from '../schema/common'
import { Decision, Recipient, Requisition, RequisitionKind, RequisitionStatus } from '../schema/requisition'
import * as z from 'zod/mini'
import { operation } from './define'

export const RequisitionRow = z.object({
  requisitionId: Id,
  kind: RequisitionKind,
  status: RequisitionStatus,
  /** Of an external one, whether what left was accepted. */
  shipment: z.optional(z.enum(['shipped', 'accepted', 'acceptedWithDifference'])),
  /** Day of return of a loan. */
  dueDate: z.optional(Day),
  /** Organisation that an external one goes to. */
  recipientName: z.optional(z.string()),
  requesterName: z.string(),
  departmentName: z.string(),
  warehouseId: Id,
  warehouseName: z.string(),
  purpose: z.string(),
  urgent: z.boolean(),
  neededBy: z.optional(Day),
  approverNames: z.array(z.string()),
  itemIds: z.array(Id),
  lineCount: z.int(),
  /** First items in words, such as 「中性笔 ×20 支、复印纸 ×5 包」. */
  brief: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
})
export type RequisitionRow = z.infer<typeof RequisitionRow>

export const RequisitionView = z.object({
  requisition: Requisition,
  /** Stock beside each line, for who decides and who picks. */
  stock: z.array(
    z.object({
      lineId: z.int(),
      onHand: Quantity,
      available: Quantity,
      /** What is promised to this line and until when (exclusive); absent when nothing is, or no longer. */
      promise: z.optional(z.object({ quantity: PositiveQuantity, until: Instant })),
    }),
  ),
  actions: z.object({
    decide: z.boolean(),
    withdraw: z.boolean(),
    issue: z.boolean(),
    /** Close what is still open, promise it again, agree to another item. */
    close: z.boolean(),
    renew: z.boolean(),
    answerSubstitute: z.boolean(),
    /** A shipment of it waits to be accepted. */
    accept: z.boolean(),
  }),
})
export type RequisitionView = z.infer<typeof RequisitionView>

export const requisition = {
  'requisition.submit': operation({
    kind: 'command',
    roles: 'anyone',
    summary: '提交领用、借用或外发申请，送部门审批人',
    input: z.strictObject({
      warehouseId: Id,
      /** Left out, 领用. */
      kind: z.optional(RequisitionKind),
      /** Day of return; a loan needs one. */
      dueDate: z.optional(Day),
      /** Who outside gets it; an external requisition needs one. */
      recipient: z.optional(z.strictObject(Recipient.shape)),
      purpose: Text(200),
      urgent: z.optional(z.boolean()),
      neededBy: z.optional(Day),
      /** The caller's own returned requisition that this one puts right: it is then done with. */
      replaces: z.optional(Id),
      lines: z
        .array(
          z.strictObject({
            itemId: Id,
            /** Integer of 10^-scale of `unit`. */
            quantity: PositiveQuantity,
            unit: z.optional(Text(10)),
          }),
        )
        .check(z.minLength(1), z.maxLength(30)),
    }),
    output: RequisitionView,
  }),
  'requisition.get': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '一张领用单，连同库存和我能做的事',
    input: z.strictObject({ requisitionId: Id }),
    output: RequisitionView,
  }),
  'requisition.list': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '领用单列表：我的、我的未办完、待我审批、我审批过的、待出库、外发待签收、全部',
    input: z.strictObject({
      view: z.enum(['mine', 'open', 'toDecide', 'decided', 'toIssue', 'toAccept', 'all']),
      status: z.optional(RequisitionStatus),
      ...PageInput,
    }),
    output: pageOf(RequisitionRow),
  }),
  'requisition.decide': operation({
    kind: 'command',
    roles: ['approver', 'admin'],
    summary: '审批：同意（可减少数量）、退回或驳回；同意后为申请预留库存',
    input: z.strictObject({
      requisitionId: Id,
      decision: Decision,
      /** Required to return or reject. */
      comment: OptionalText(200),
      /** Approved quantities in the smallest step; a line left out is approved as asked. */
      lines: z.optional(
        z.array(z.strictObject({ lineId: z.int(), quantity: Quantity })).check(z.maxLength(30)),
      ),
    }),
    output: RequisitionView,
  }),
  'requisition.answerSubstitute': operation({
    kind: 'command',
    roles: 'anyone',
    summary: '答复替代：申请人同意或不同意用别的物资替代',
    input: z.strictObject({
      requisitionId: Id,
      substituteId: z.int(),
      accept: z.boolean(),
      comment: OptionalText(200),
    }),
    output: RequisitionView,
  }),
  'requisition.withdraw': operation({
    kind: 'command',
    roles: 'anyone',
    summary: '申请人撤回自己的申请',
    input: z.strictObject({ requisitionId: Id, comment: OptionalText(200) }),
    output: RequisitionView,
  }),
}
