import type { VarianceCause } from '../../operations/stocktake-review'
import type { CountLine } from '../../schema/count-line'
import type { JournalEntry, Posting } from '../../schema/journal'
import { inShanghai } from '../calendar'
import { amountOf } from './counterparts'

/** So many of the newest movements are told: beyond them nobody looks for a cause. */
const MOST_MOVEMENTS = 10

export type MovedEntry = Pick<JournalEntry, '_id' | 'at' | 'actor' | 'postings' | 'document'>

/**
 * What came to the line's row and left it since it was last counted, newest first.
 * @param entries of the item in the warehouse since then, newest first
 */
export function movementCauses(
  line: CountLine,
  entries: readonly MovedEntry[],
  nameOf: (place: string) => string,
): VarianceCause[] {
  const moves = entries.flatMap((entry) =>
    entry.postings.flatMap((posting) => {
      const change = changeOf(posting, line)
      if (change === 0) return []
      const other = nameOf(change > 0 ? posting.from : posting.to)
      const what =
        change > 0 ? `放入 ${amountOf(line, change)}，来自` : `取走 ${amountOf(line, change)}，去往`
      return {
        kind: 'movement' as const,
        text: `${timeText(entry.at)} ${entry.actor.name}${what}${other}`,
        at: entry.at,
        quantity: change,
        document: entry.document,
      }
    }),
  )
  return moves.slice(0, MOST_MOVEMENTS)
}

/** Into the row is positive, out of it negative; what only passed from the row to itself is nothing. */
function changeOf(posting: Posting, line: CountLine): number {
  if (posting.itemId !== line.itemId) return 0
  const shelf = `stock:${line.locationId}`
  const { from, to, lotId, toLotId = lotId, fromStatus = 'available', toStatus = 'available' } = posting
  const left = from === shelf && lotId === line.lotId && fromStatus === line.status
  const came = to === shelf && toLotId === line.lotId && toStatus === line.status
  return (came ? posting.quantity : 0) - (left ? posting.quantity : 0)
}

/** `11月20日 14:05`: a count looks back over months, not years. */
export const timeText = (at: string): string => inShanghai(at).format('M月D日 HH:mm')
