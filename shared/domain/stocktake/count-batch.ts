import { errorText } from '../../error-text'
import { ok, type Rejection, type Result } from '../../errors'
import type { CountOutcome } from '../../operations/stocktake-count'
import type { CountEvent, CountFind, CountLine } from '../../schema/count-line'
import type { Item, Location } from '../../schema/masterdata'
import type { Caller } from '../../schema/person'
import type { Stock } from '../../schema/stock'
import type { Stocktake } from '../../schema/stocktake'
import type { MoveEntry } from './book-at'
import { CountDesk } from './count-desk'
import type { Arrived } from './count-event'
import type { ItemTarget } from './count-target'
import type { CountRules } from './evaluate'

/** Everything that the counts of a batch are decided by, as it is now. */
export interface CountState {
  stocktake: Stocktake
  warehouseName: string
  rules: CountRules
  location: (id: string) => Location | undefined
  item: (id: string) => Item | undefined
  stock: (itemId: string) => Stock | undefined
  /** Lines that are named, lines of the goods that are, and lines that have one of these counts already. */
  lines: readonly CountLine[]
  finds: readonly CountFind[]
  entries: readonly MoveEntry[]
}

/** A count of goods, of a line or pile, or of a code that means nothing to us. */
export type ReadEvent = Omit<Arrived, 'target'> & {
  target: { lineId: string } | ItemTarget | { code: string }
}

export interface CountedBatch {
  results: CountOutcome[]
  /** Lines that got counts, as they were (undefined: they are new) and as they are. */
  lines: { before: CountLine | undefined; after: CountLine }[]
  finds: CountFind[]
  /** What was written down, for the journal. */
  recorded: { id: string; location: string; event: CountEvent | CountFind }[]
}

/**
 * Takes the counts of a batch one by one; each is refused for itself and changes nothing then. A count that is there already
 * is told what became of it and changes nothing either. Rejects the whole with the first refusal when nothing else is left.
 */
export function countBatch(
  state: CountState,
  events: readonly ReadEvent[],
  caller: Caller,
  now: string,
): Result<CountedBatch> {
  const desk = new CountDesk(state, caller, now)
  const results: CountOutcome[] = []
  let first: Rejection | undefined
  for (const event of events) {
    const taken = desk.take(event)
    if (!taken.ok) first ??= taken
    results.push(taken.ok ? taken.data : refusal(event, taken))
  }
  if (first && results.every(({ outcome }) => outcome === 'refused')) return first
  return ok({ results, ...desk.close() })
}

const refusal = ({ eventId }: ReadEvent, { code, details }: Rejection): CountOutcome => ({
  eventId,
  outcome: 'refused',
  code,
  message: errorText(code, details),
})
