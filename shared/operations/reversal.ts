import { Id, Instant, Text } from '../schema/common'
import { DocumentLink } from '../schema/journal'
import { Reversal, ReversalLine, Reversed } from '../schema/reversal'
import * as z from 'zod/mini'
import { operation } from './define'

/** A movement of a reversal with its places as people name them. */
const Line = z.extend(ReversalLine, { fromName: z.string(), toName: z.string() })

/** What taking a document back would do, or why it cannot be done. */
export const Reversible = z.object({
  document: DocumentLink,
  /** What people call it, such as 入库单. */
  title: z.string(),
  /** Whether the caller may do it now. */
  allowed: z.boolean(),
  /** In Chinese, when not allowed. */
  why: z.optional(z.string()),
  /** Set when it was taken back already. */
  reversed: z.optional(Reversed),
  postedAt: z.optional(Instant),
  /** The movements that would be posted. */
  lines: z.array(Line),
})
export type Reversible = z.infer<typeof Reversible>

export const ReversalView = z.extend(Reversal, { warehouseName: z.string(), lines: z.array(Line) })
export type ReversalView = z.infer<typeof ReversalView>

export const reversal = {
  'stock.reverse': operation({
    kind: 'command',
    roles: ['clerk', 'admin'],
    summary: '冲销：把一张已记账的单据原样记回去，要写原因；管控物资和往月的单据由管理员冲销',
    input: z.strictObject({ documentId: Id, reason: Text(200) }),
    output: z.object({ reversalId: Id, title: z.string(), of: DocumentLink }),
  }),
  'stock.reversible': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '一张单据能不能冲销、会怎样记账、为什么不能',
    input: z.strictObject({ documentId: Id }),
    output: Reversible,
  }),
  'stock.reversal': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '一张冲销单',
    input: z.strictObject({ reversalId: Id }),
    output: ReversalView,
  }),
}
