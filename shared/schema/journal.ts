import { Day, Fen, Id, Instant, PositiveQuantity } from './common'
import * as z from 'zod/mini'

/**
 * A place that goods come from or go to: `stock:<locationId>` (location ids begin with their warehouse),
 * or a virtual place: `supplier:<id>`, `department:<id>`, `opening`, `loss`, `surplus`.
 */
export const Place = z.string().check(z.regex(/^(stock|supplier|department):.+$|^(opening|loss|surplus)$/))
export type Place = z.infer<typeof Place>

/** Double entry: every posting has a source and a destination. */
export const Posting = z.object({
  itemId: Id,
  lotId: Id,
  from: Place,
  to: Place,
  quantity: PositiveQuantity,
  valueFen: Fen,
  /** `version` of the stock document after this posting. */
  stockVersion: z.int(),
})
export type Posting = z.infer<typeof Posting>

export const DocumentLink = z.object({ type: z.enum(['receipt', 'requisition', 'issue', 'opening']), id: Id })
export type DocumentLink = z.infer<typeof DocumentLink>

/**
 * One command that changed something, written in its transaction: the idempotency record, the stock ledger
 * and the audit trail in one insert. Never updated; a mistake is corrected by a reversing entry.
 */
export const JournalEntry = z.object({
  _id: z.string(),
  operation: z.string(),
  actor: z.object({ id: Id, name: z.string(), departmentName: z.string() }),
  /** How the call came in: `weapp`, `http`, `timer` … with the client's own words after a blank. */
  device: z.string(),
  at: Instant,
  /** Business day (Asia/Shanghai) of `at`. */
  day: Day,
  /** SHA-256 of operation, actor and input. */
  digest: z.string(),
  /** The answer that a repetition of the request gets again. */
  outcome: z.unknown(),
  /** What an auditor reads: one sentence in Chinese. */
  summary: z.string(),
  postings: z.array(Posting),
  /** `"<warehouseId>:<itemId>"` of every posting, for the movements of an item. */
  stockKeys: z.array(Id),
  document: DocumentLink,
  warehouseId: Id,
  /** HMAC-SHA-256 over all the other fields. */
  hmac: z.string(),
})
export type JournalEntry = z.infer<typeof JournalEntry>
