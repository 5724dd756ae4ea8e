import { Id, OptionalText, pageOf, PageInput, Text } from '../schema/common'
import { IssueCheck, IssueCheckStatus } from '../schema/issue-check'
import * as z from 'zod/mini'
import { operation } from './define'

export const CheckView = z.object({
  check: IssueCheck,
  /** `why` says in Chinese why the caller cannot be the second person. */
  actions: z.object({ check: z.boolean(), cancel: z.boolean(), why: z.optional(z.string()) }),
})
export type CheckView = z.infer<typeof CheckView>

export const outboundCheck = {
  'outbound.check': operation({
    kind: 'command',
    roles: 'anyone',
    summary: '复核管控物资：核对后确认发放，或退回重拣',
    input: z.strictObject({
      checkId: Id,
      decision: z.enum(['approve', 'return']),
      /** Required to send back. */
      comment: OptionalText(200),
    }),
    output: CheckView,
  }),
  'outbound.cancelCheck': operation({
    kind: 'command',
    roles: ['clerk'],
    summary: '取消复核：拣货人收回提交的复核',
    input: z.strictObject({ checkId: Id, comment: OptionalText(200) }),
    output: CheckView,
  }),
  'outbound.getCheck': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '一张待复核的出库单',
    input: z.strictObject({ checkId: Id }),
    output: CheckView,
  }),
  'outbound.listChecks': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '复核列表：等我复核的，或全部',
    input: z.strictObject({
      view: z.enum(['toCheck', 'all']),
      status: z.optional(IssueCheckStatus),
      ...PageInput,
    }),
    output: pageOf(IssueCheck),
  }),
  'outbound.evidence': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '复核单、直接发放单上的签字图片地址',
    input: z.strictObject({ documentId: Text(80) }),
    output: z.object({
      signatures: z.array(
        z.object({
          departmentId: z.optional(Id),
          receivedBy: z.string(),
          url: z.string(),
          sha256: z.string(),
        }),
      ),
    }),
  }),
}
