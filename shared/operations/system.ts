import { Id, Instant } from '../schema/common'
import * as z from 'zod/mini'
import { operation } from './define'
import { RequisitionRow } from './requisition'

export const Task = z.object({
  kind: z.enum([
    'toDecide',
    'toIssue',
    'transferToSend',
    'transferToReceive',
    'orderOverdue',
    'toReceive',
    'returnedToMe',
    'readyForMe',
    'toCheck',
    'substituteForMe',
    'loanOverdue',
    'loanDue',
    'renewalToDecide',
    'overdueHere',
    'toSettle',
    'toAccept',
    'handOverToMe',
    'booksDiffer',
    'toInspect',
    'toPutAway',
    'toDispose',
    'toDecideScrap',
    'toCount',
    'toReviewCount',
    'toDecideCount',
    'countJobStopped',
    'shelfToCount',
    'lowStock',
    'expiring',
    'expired',
  ]),
  count: z.int(),
  /** When the longest-waiting one began to wait. */
  oldestAt: z.optional(Instant),
  /** The only one, when there is just one: open it directly. */
  documentId: z.optional(Id),
})
export type Task = z.infer<typeof Task>

export const system = {
  'system.workbench': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '工作台：等我处理的事，按我的角色',
    input: z.strictObject({}),
    output: z.object({
      tasks: z.array(Task),
      /** Number on the 待办 tab: documents that wait for the caller. */
      todoCount: z.int(),
      recent: z.array(RequisitionRow),
    }),
  }),
}
