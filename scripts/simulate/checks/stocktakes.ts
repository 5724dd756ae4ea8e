import { isDeepStrictEqual } from 'node:util'
import { evaluate } from '../../../shared/domain/stocktake/evaluate'
import { isUnderWay } from '../../../shared/domain/stocktake/plan'
import type { CountLine } from '../../../shared/schema/count-line'
import { defaultSettings } from '../../../shared/schema/settings'
import type { Stocktake } from '../../../shared/schema/stocktake'
import { findings, total, type Check, type Evidence } from './evidence'

/**
 * Stocktakes say the same as the journal: what their lines were posted with is in it, once, and nothing else; a line is what
 * its counts make of it; what is over freezes nothing. Clocks are wrong here by more than the slack of a count, so whether a
 * count saw what lay there is not judged: `stocktake-property.test.ts` does, with a shelf of its own.
 */
export const checkStocktakes: Check = (evidence) => {
  const lines = new Map<string, CountLine[]>()
  for (const line of evidence.countLines)
    lines.set(line.stocktakeId, [...(lines.get(line.stocktakeId) ?? []), line])
  const each = <T>(look: (stocktake: Stocktake, lines: readonly CountLine[]) => T[]): T[] =>
    evidence.stocktakes.flatMap((stocktake) => look(stocktake, lines.get(stocktake._id) ?? []))
  return [
    ...findings(
      'postings of a stocktake come to the differences of its lines, each once',
      each((stocktake, own) => strayPostings(evidence, stocktake, own)),
    ),
    ...findings(
      'a line names the entry that posted it, and a posted stocktake leaves none out',
      each((stocktake, own) => strayLines(evidence, stocktake, own)),
    ),
    ...findings('a line is what its counts make of it', each(misjudged)),
    ...findings('a count is in one place only', repeatedCounts(evidence.countLines)),
    ...findings(
      'what is over freezes nothing',
      evidence.frozenAreas.filter(
        ({ _id }) => !evidence.stocktakes.some((s) => s._id === _id && s.frozen && isUnderWay(s)),
      ),
    ),
  ]
}

const posts = ({ outcome }: CountLine): boolean =>
  outcome === 'surplus' || outcome === 'loss' || outcome === 'moved' || outcome === 'corrected'

/** Items whose stock changed by something else than the sum of the lines. */
function strayPostings({ journal }: Evidence, { _id }: Stocktake, lines: readonly CountLine[]): unknown[] {
  const posted = new Map<string, number>()
  const add = (itemId: string, quantity: number) => posted.set(itemId, (posted.get(itemId) ?? 0) + quantity)
  for (const { document, postings } of journal) {
    if (document.id !== _id) continue
    for (const { itemId, from, to, quantity } of postings) {
      if (to.startsWith('stock:')) add(itemId, quantity)
      if (from.startsWith('stock:')) add(itemId, -quantity)
    }
  }
  const items = new Set([...posted.keys(), ...lines.map(({ itemId }) => itemId)])
  return [...items].flatMap((itemId) => {
    const own = lines.filter((line) => line.itemId === itemId && posts(line))
    const says = total(own.map(({ result }) => result?.variance ?? 0))
    const journalSays = posted.get(itemId) ?? 0
    return says === journalSays ? [] : [{ stocktakeId: _id, itemId, lines: says, journal: journalSays }]
  })
}

function strayLines({ journal }: Evidence, stocktake: Stocktake, lines: readonly CountLine[]): unknown[] {
  const entries = new Map(
    journal.filter(({ document }) => document.id === stocktake._id).map((e) => [e._id, e]),
  )
  const posting = stocktake.status === 'posted' || stocktake.status === 'posting'
  return lines
    .filter((line) => {
      const entry = line.entryId === undefined ? undefined : entries.get(line.entryId)
      if (posts(line)) return !posting || !entry?.postings.some(({ itemId }) => itemId === line.itemId)
      return stocktake.status === 'posted' && line.differs && line.outcome === undefined
    })
    .map(({ _id, outcome, entryId }) => ({ _id, status: stocktake.status, outcome, entryId }))
}

/** Lines that are something else than a fresh judgement of their counts. */
function misjudged({ double }: Stocktake, lines: readonly CountLine[]): unknown[] {
  const rules = { double, photo: defaultSettings.stocktake.photo }
  return lines.flatMap((line) => {
    const { state, round, result, differs } = evaluate(line, rules)
    const fresh = { state, round, differs, ...(result ? { result } : {}) }
    const kept = {
      state: line.state,
      round: line.round,
      differs: line.differs,
      ...(line.result ? { result: line.result } : {}),
    }
    return isDeepStrictEqual(fresh, kept) ? [] : [{ _id: line._id, fresh, kept, events: line.events.length }]
  })
}

/** A pile's count is in each of its rows; beyond that a count's id is there once. */
function repeatedCounts(lines: readonly CountLine[]): unknown[] {
  const places = new Map<string, Set<string>>()
  const twice = lines.flatMap(({ _id, events }) =>
    new Set(events.map(({ eventId }) => eventId)).size < events.length ? [{ lineId: _id }] : [],
  )
  for (const { locationId, itemId, events } of lines)
    for (const { eventId } of events) {
      const place = `${itemId} at ${locationId}`
      places.set(eventId, new Set(places.get(eventId)).add(place))
    }
  return [...twice, ...[...places].filter(([, where]) => where.size > 1).map(([eventId]) => ({ eventId }))]
}
