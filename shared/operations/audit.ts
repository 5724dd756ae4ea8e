import { Day, Id, pageOf, PageInput, RequestId } from '../schema/common'
import { JournalEntry } from '../schema/journal'
import * as z from 'zod/mini'
import { operation } from './define'

export const AuditRow = z.object({
  entryId: z.string(),
  at: z.string(),
  operation: z.string(),
  operationName: z.string(),
  actorName: z.string(),
  departmentName: z.string(),
  device: z.string(),
  summary: z.string(),
  document: JournalEntry.shape.document,
  postingCount: z.int(),
})
export type AuditRow = z.infer<typeof AuditRow>

export const audit = {
  'audit.query': operation({
    kind: 'query',
    roles: ['admin'],
    summary: '审计日志：谁、何时、做了什么，最近的在前',
    input: z.strictObject({
      documentId: z.optional(Id),
      actorId: z.optional(Id),
      from: z.optional(Day),
      to: z.optional(Day),
      ...PageInput,
    }),
    output: pageOf(AuditRow),
  }),
  'audit.get': operation({
    kind: 'query',
    roles: ['admin'],
    summary: '一条审计记录的全部内容，并校验是否被改动',
    input: z.strictObject({ entryId: RequestId }),
    output: z.object({ entry: JournalEntry, operationName: z.string(), intact: z.boolean() }),
  }),
}
