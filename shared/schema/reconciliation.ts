import { By, Fen, Id, Instant } from './common'
import { ItemBrief } from './masterdata'
import * as z from 'zod/mini'

/**
 * row: a row of stock is not the sum of its postings · totals: the totals of a stock document are not those of its rows
 * · promise: a promise that no document stands for, or more promised than there is · asset: a piece is not where the
 * books have it.
 */
export const DifferenceKind = z.enum(['row', 'totals', 'promise', 'asset'])
export type DifferenceKind = z.infer<typeof DifferenceKind>

/** Two records that should say the same and do not. Quantities in the item's smallest step, negative ones too. */
export const Difference = z.object({
  kind: DifferenceKind,
  itemId: Id,
  item: z.optional(ItemBrief),
  /** One Chinese sentence: what is wrong, and what both sides say. */
  text: z.string(),
  lotId: z.optional(Id),
  lotNo: z.optional(z.string()),
  locationId: z.optional(Id),
  /** By the journal, and as stored; left out where it is not about an amount. */
  expected: z.optional(z.object({ quantity: z.int(), valueFen: z.optional(z.int()) })),
  found: z.optional(z.object({ quantity: z.int(), valueFen: z.optional(z.int()) })),
  /** Document, entry or piece that it is about. */
  reference: z.optional(z.string()),
})
export type Difference = z.infer<typeof Difference>

/** Differences that a report lists in full; beyond them only their number is kept. */
export const MAX_DIFFERENCES = 200

/**
 * The books of one warehouse held against its journal (账务核对); `_id` is `<warehouseId>:<id of the first call>`. A run
 * that needs several calls keeps in `next` the item after which it goes on.
 */
export const Reconciliation = z.object({
  _id: Id,
  warehouseId: Id,
  status: z.enum(['running', 'balanced', 'different']),
  startedAt: Instant,
  startedBy: By,
  finishedAt: z.nullable(Instant),
  updatedAt: Instant,
  /** The item after which the next call goes on. */
  next: z.nullable(z.string()),
  items: z.int(),
  rows: z.int(),
  /** Entries read; one that moved several items counts once for each part of the run that met it. */
  entries: z.int(),
  assets: z.int(),
  /** Value of the stock that was looked at; left out where it is shown to somebody who may not see cost. */
  valueFen: z.optional(Fen),
  /** Items that the next call looks at together: fewer when their journal did not fit into one call. */
  batchSize: z.int(),
  /** Calls that it took so far. */
  parts: z.int(),
  /** All of them, also those that the list has no room for. */
  differenceCount: z.int(),
  differences: z.array(Difference),
})
export type Reconciliation = z.infer<typeof Reconciliation>
