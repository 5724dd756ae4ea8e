import type { Asset } from '../../../shared/schema/asset'
import type { CountLine } from '../../../shared/schema/count-line'
import type { JournalEntry, Posting } from '../../../shared/schema/journal'
import type { Loan } from '../../../shared/schema/loan'
import type { Receipt } from '../../../shared/schema/receipt'
import type { Requisition } from '../../../shared/schema/requisition'
import type { Stock } from '../../../shared/schema/stock'
import type { FrozenArea, Stocktake } from '../../../shared/schema/stocktake'
import type { Transfer } from '../../../shared/schema/transfer'
import type { Broken } from '../run'
import type { Sent } from '../sender'

/** The database as it is at the end, and what the clients say they did. */
export interface Evidence {
  sent: readonly Sent[]
  journalBefore: number
  /** Key of the journal's HMAC. */
  key: string
  /** Ids of the items that only the simulation moved. */
  simulated: ReadonlySet<string>
  journal: readonly JournalEntry[]
  stock: readonly Stock[]
  requisitions: readonly Requisition[]
  receipts: readonly Receipt[]
  assets: readonly Asset[]
  loans: readonly Loan[]
  transfers: readonly Transfer[]
  stocktakes: readonly Stocktake[]
  countLines: readonly CountLine[]
  frozenAreas: readonly FrozenArea[]
}

export type Check = (evidence: Evidence) => Broken[]

/** At most this many findings of one rule: the first ones tell what is the matter. */
const SHOWN = 5

export const findings = (rule: string, details: readonly unknown[]): Broken[] =>
  details.slice(0, SHOWN).map((detail) => ({ rule, detail }))

export const total = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0)

/** Every posting with the entry that it stands in. */
export const allPostings = (journal: readonly JournalEntry[]): { entry: JournalEntry; posting: Posting }[] =>
  journal.flatMap((entry) => entry.postings.map((posting) => ({ entry, posting })))
