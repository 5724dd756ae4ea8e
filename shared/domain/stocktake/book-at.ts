import type { JournalEntry, Posting } from '../../schema/journal'
import type { Stock } from '../../schema/stock'
import type { RowKey } from './line-id'

/**
 * How far two clocks of ours may be apart: a movement so close to a count is taken to be within it. Functions keep time by
 * NTP, a phone's clock is put right by the time at which it says it is sending.
 */
export const CLOCK_SLACK_MS = 2_000

/**
 * A movement that the counter's page had not heard of and that lies so long before the first beep is in the figure: no clock is
 * that wrong, and who opened a shelf in the morning and counts it after lunch need not count it twice.
 */
export const LONG_BEFORE_MS = 60_000

/** What the journal says of movements, as far as this looks at it. */
export type MoveEntry = Pick<JournalEntry, 'at' | 'postings'>

/** When goods were counted, and the version of the stock document that the counter had seen before. */
export interface Seen {
  startedAt: string
  countedAt: string
  position?: number | undefined
}

/** What the books held in a row at the moment of counting. */
export interface BookAt {
  book: number
  /** The version of the stock document that `book` is true for. */
  position: number
  /** Goods of the row moved while it was counted, or it cannot be told that they did not: the figure proves nothing. */
  overlaps: boolean
}

/**
 * The book of one row at the moment of counting, rewound from today's stock. When the stock document is still at the version
 * that the counter had seen, nothing moved, whatever any clock says. Otherwise every posting of the row since then is judged:
 * one after the count is taken out of the book again; one within it, give or take `CLOCK_SLACK_MS`, or shortly before it but
 * unseen by the counter's client, overlaps; one long before it is in the figure. Without a version seen, all that lie before
 * the count are.
 * @param stock the item in the warehouse as it is now; undefined when it was never held there
 * @param entries at least all entries of the journal that may matter, in any order; others do no harm
 */
export function bookAt(
  stock: Stock | undefined,
  row: RowKey,
  entries: readonly MoveEntry[],
  { startedAt, countedAt, position }: Seen,
): BookAt {
  const version = stock?.version ?? 0
  const now = quantityOf(stock, row)
  if (!stock || position === version) return { book: now, position: version, overlaps: false }
  // A version that has not come yet is a mistake of the client's: then the clocks alone decide.
  const known = position !== undefined && position < version ? position : undefined
  const from = Date.parse(startedAt) - CLOCK_SLACK_MS
  const until = Date.parse(countedAt) + CLOCK_SLACK_MS
  const long = Date.parse(startedAt) - LONG_BEFORE_MS
  let book = now
  let trueFor = version
  let overlaps = false
  for (const { at, postings } of entries) {
    for (const posting of postings) {
      const change = changeOf(posting, stock.itemId, row)
      if (change === 0 || posting.stockVersion > version) continue
      const unseen = known === undefined ? Date.parse(at) >= from : posting.stockVersion > known
      if (!unseen || Date.parse(at) < long) continue
      if (Date.parse(at) > until) {
        book -= change
        trueFor = Math.min(trueFor, posting.stockVersion - 1)
      } else overlaps = true
    }
  }
  // Less than nothing cannot have lain there: what was rewound does not belong to this row's past.
  return book < 0 ? { book: 0, position: trueFor, overlaps: true } : { book, position: trueFor, overlaps }
}

/** What lies in a row now. */
export const quantityOf = (stock: Stock | undefined, { lotId, locationId, status }: RowKey): number =>
  stock?.lots.find((lot) => lot.lotId === lotId && lot.locationId === locationId && lot.status === status)
    ?.quantity ?? 0

/** What a posting added to a row; negative for what it took. Both when a row is source and destination: nothing. */
export function changeOf(posting: Posting, itemId: string, { lotId, locationId, status }: RowKey): number {
  if (posting.itemId !== itemId) return 0
  const shelf = `stock:${locationId}`
  const came =
    posting.to === shelf &&
    (posting.toLotId ?? posting.lotId) === lotId &&
    (posting.toStatus ?? 'available') === status
  const left =
    posting.from === shelf && posting.lotId === lotId && (posting.fromStatus ?? 'available') === status
  return (came ? posting.quantity : 0) - (left ? posting.quantity : 0)
}
