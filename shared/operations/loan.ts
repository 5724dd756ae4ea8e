import { Day, Id, OptionalText, pageOf, PageInput, PositiveQuantity, Quantity, Text } from '../schema/common'
import { LiabilityDecision, Loan, LoanStatus } from '../schema/loan'
import { PhotoLink, PhotosInput } from '../schema/photo'
import * as z from 'zod/mini'
import { operation } from './define'
import { ReceiptView } from './inbound'

export const LoanRow = z.object({
  loanId: Id,
  status: LoanStatus,
  borrowerName: z.string(),
  departmentName: z.string(),
  warehouseId: Id,
  warehouseName: z.string(),
  /** First items in words, such as 「投影仪 ×1 台」: what is still out, or all of it when nothing is. */
  brief: z.string(),
  dueDate: Day,
  /** Days that it is over; 0 while there is time. */
  overdueDays: z.int(),
  renewalWaits: z.boolean(),
  lentAt: z.string(),
})
export type LoanRow = z.infer<typeof LoanRow>

export const LoanView = z.object({
  loan: Loan,
  overdueDays: z.int(),
  /** Pictures of damage and loss. */
  photos: z.array(PhotoLink),
  /** Until when a renewal may ask, when it may. */
  renewal: z.optional(z.object({ earliest: Day, latest: Day, left: z.int() })),
  actions: z.object({
    return: z.boolean(),
    settle: z.boolean(),
    renew: z.boolean(),
    decideRenewal: z.boolean(),
  }),
})
export type LoanView = z.infer<typeof LoanView>

/** One part of what came back: so much of a line in one condition, to one location. */
export const BackInput = {
  quantity: PositiveQuantity,
  condition: z.enum(['good', 'damaged']),
  locationId: Id,
  /** What is the matter with it; needed for damage. */
  reason: OptionalText(200),
  photos: z.optional(PhotosInput),
}

export const loan = {
  'loan.list': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '借出单列表：我借的、本库借出的、逾期的、等我批续借的',
    input: z.strictObject({
      view: z.enum(['mine', 'warehouse', 'renewals']),
      /** open 未结清 · overdue 逾期 · closed 已结清; left out, all, the newest first. */
      state: z.optional(z.enum(['open', 'overdue', 'closed'])),
      /** Only those with this item, or this very lot or piece. */
      itemId: z.optional(Id),
      lotId: z.optional(Id),
      ...PageInput,
    }),
    output: pageOf(LoanRow),
  }),
  'loan.get': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '一张借出单：借了什么、还了什么、谁负责，以及我能做的事',
    input: z.strictObject({ loanId: Id }),
    output: LoanView,
  }),
  'loan.return': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '归还：完好的按原批次放回合格区，损坏的放进不合格区；生成退库单',
    input: z.strictObject({
      loanId: Id,
      /** Who brought it, when not the borrower. */
      returnedBy: OptionalText(30),
      note: OptionalText(200),
      lines: z
        .array(z.strictObject({ lineId: z.int(), ...BackInput }))
        .check(z.minLength(1), z.maxLength(60)),
    }),
    output: z.object({ view: LoanView, receipt: ReceiptView }),
  }),
  'loan.settle': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '丢失或损坏的定责：谁负责、怎么处理、赔多少；丢失的同时核销',
    input: z.strictObject({
      loanId: Id,
      lineId: z.int(),
      kind: z.enum(['lost', 'damaged']),
      quantity: PositiveQuantity,
      /** Left out, the borrower. */
      liableName: OptionalText(30),
      decision: LiabilityDecision,
      amountFen: z.optional(Quantity),
      note: Text(200),
      photos: z.optional(PhotosInput),
    }),
    output: LoanView,
  }),
  'loan.renew': operation({
    kind: 'command',
    roles: 'anyone',
    summary: '申请续借：借用人说明原因和新的归还日期',
    input: z.strictObject({ loanId: Id, until: Day, reason: Text(200) }),
    output: LoanView,
  }),
  'loan.decideRenewal': operation({
    kind: 'command',
    roles: ['approver', 'clerk', 'admin'],
    summary: '审批续借：同意（可改早日期）或不同意',
    input: z.strictObject({
      loanId: Id,
      decision: z.enum(['approve', 'refuse']),
      /** An earlier day than asked for. */
      until: z.optional(Day),
      /** Required to refuse. */
      comment: OptionalText(200),
    }),
    output: LoanView,
  }),
}
