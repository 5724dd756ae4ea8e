import { documentTypes } from '../domain/document-numbers'
import { Day, Fen, Id, Instant, PositiveQuantity } from './common'
import { LotStatus } from './stock'
import * as z from 'zod/mini'

/**
 * A place that goods come from or go to: `stock:<locationId>` (location ids begin with their warehouse), or a virtual
 * place that says what became of them. `loan:`, `external:` and `transit:` name the document that has them meanwhile.
 */
export const Place = z
  .string()
  .check(
    z.regex(/^(stock|supplier|department|loan|external|transit):.+$|^(opening|donation|surplus|loss|scrap)$/),
  )
export type Place = z.infer<typeof Place>

/** Double entry: every posting has a source and a destination. */
export const Posting = z.object({
  itemId: Id,
  lotId: Id,
  from: Place,
  to: Place,
  /** State of the row that it left or came to, where that is a stock place; absent means available. */
  fromStatus: z.optional(LotStatus),
  toStatus: z.optional(LotStatus),
  /** The lot that it became, where a lot was split or merged. */
  toLotId: z.optional(Id),
  quantity: PositiveQuantity,
  valueFen: Fen,
  /** `version` of the stock document after this posting. */
  stockVersion: z.int(),
})
export type Posting = z.infer<typeof Posting>

export const DocumentLink = z.object({ type: z.enum(documentTypes), id: Id })
export type DocumentLink = z.infer<typeof DocumentLink>

/** A field of master data that a command changed; values as JSON knows them, absent where there was none. */
export const FieldChange = z.object({
  path: z.string(),
  before: z.optional(z.unknown()),
  after: z.optional(z.unknown()),
})
export type FieldChange = z.infer<typeof FieldChange>

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
  /** What changed in master data, field by field. */
  changes: z.optional(z.array(FieldChange)),
  /** `"<warehouseId>:<itemId>"` of every posting, for the movements of an item. */
  stockKeys: z.array(Id),
  document: DocumentLink,
  /** Where it happened; absent for what concerns no warehouse, such as a category. */
  warehouseId: z.optional(Id),
  /** The entry whose postings this one takes back. */
  reverses: z.optional(z.string()),
  /** HMAC-SHA-256 over all the other fields. */
  hmac: z.string(),
})
export type JournalEntry = z.infer<typeof JournalEntry>
