import { formatQuantity } from '@shared/domain/units'
import type { CountOutcome, CountTarget, LineToCount } from '@shared/operations/stocktake-count'
import { recountText } from './line-state'
import type { QueuedCount } from './queue'
import { eventOf, type Tally } from './tally'

/** What came of a count, said at its line until it is counted again. */
export interface LineNote {
  tone: 'warning' | 'brand'
  text: string
}

/** One person's work at one location, kept on the device until all of it has arrived. */
export interface PlaceWork {
  tallies: Readonly<Record<string, Tally>>
  /** Goods that the books do not have here: lines that the server does not know yet, with ids that begin `new/`. */
  found: readonly LineToCount[]
  notes: Readonly<Record<string, LineNote>>
}

export const noWork: PlaceWork = { tallies: {}, found: [], notes: {} }

/** The server's lines and, after them, found goods that it does not list yet. */
export function linesOf(known: readonly LineToCount[], { found }: PlaceWork): LineToCount[] {
  const ids = new Set(known.map(({ lineId }) => lineId))
  return [...known, ...found.filter(({ lineId }) => !ids.has(lineId))]
}

export const withTally = (work: PlaceWork, tally: Tally): PlaceWork => ({
  ...work,
  tallies: { ...work.tallies, [tally.lineId]: tally },
  notes: without(work.notes, tally.lineId),
})

export const withoutTally = (work: PlaceWork, lineId: string): PlaceWork => ({
  ...work,
  tallies: without(work.tallies, lineId),
  found: work.found.filter((line) => line.lineId !== lineId),
})

/**
 * Hands counts over to the queue: each open tally of these lines (all of them unless told) becomes an event with an id of its
 * own.
 */
export function settle(
  work: PlaceWork,
  place: { stocktakeId: string; locationId: string; location: string },
  lines: readonly LineToCount[],
  newId: () => string,
  only: (tally: Tally) => boolean = () => true,
): { work: PlaceWork; counts: QueuedCount[] } {
  const counts: QueuedCount[] = []
  const tallies = { ...work.tallies }
  for (const tally of Object.values(work.tallies)) {
    const line = lines.find(({ lineId }) => lineId === tally.lineId)
    if (!tally.open || !only(tally) || (!line && isNew(tally.lineId))) continue
    counts.push({
      stocktakeId: place.stocktakeId,
      event: eventOf(tally, line ? targetOf(line) : { lineId: tally.lineId }, place.locationId, newId()),
      photos: tally.photos,
      lineId: tally.lineId,
      name: line
        ? `${line.item.name} ${formatQuantity(tally.quantity, line.item.scale)} ${line.item.unit}`
        : '盘点记录',
      location: place.location,
      attempted: false,
    })
    tallies[tally.lineId] = { ...tally, open: false }
  }
  return { work: counts.length > 0 ? { ...work, tallies } : work, counts }
}

const isNew = (lineId: string): boolean => lineId.startsWith('new/')

/** What an event of this line names: found goods name themselves until the server has made a line of them. */
export function targetOf(line: LineToCount): CountTarget {
  if (!isNew(line.lineId)) return { lineId: line.lineId }
  const { itemId, lotId, lotNo, serialNo, productionDate, expiryDate } = line
  return {
    itemId,
    ...(lotId ? { lotId } : {}),
    ...(lotNo ? { lotNo } : {}),
    ...(serialNo ? { serialNo } : {}),
    ...(productionDate ? { productionDate } : {}),
    ...(expiryDate ? { expiryDate } : {}),
  }
}

/**
 * What the server made of a batch: found goods take the id of their line, photos that arrived are done with, a line that must be
 * counted again begins anew and says why.
 */
export function withResults(
  work: PlaceWork,
  sent: readonly QueuedCount[],
  results: readonly CountOutcome[],
): PlaceWork {
  let { tallies, found, notes } = work
  for (const result of results) {
    const count = sent.find(({ event }) => event.eventId === result.eventId)
    if (!count || result.outcome === 'refused') continue
    // Of a pile the answer names one of its lines: only found goods take another name.
    const lineId = (isNew(count.lineId) && result.lineId) || count.lineId
    const { [count.lineId]: tally, ...others } = tallies
    const isLast = tally !== undefined && tally.countedAt === count.event.countedAt
    const again = result.outcome === 'toRecount' && result.reason !== 'photo'
    tallies =
      again || !tally
        ? others
        : { ...others, [lineId]: { ...tally, lineId, ...(isLast ? { photos: [] } : {}) } }
    found = found.map((line) => (line.lineId === count.lineId ? { ...line, lineId } : line))
    notes = without(notes, lineId)
    const text = again || result.reason === 'photo' ? recountText[result.reason ?? 'moved'] : undefined
    if (text) notes = { ...notes, [lineId]: { tone: 'warning', text } }
    else if (result.message) notes = { ...notes, [lineId]: { tone: 'brand', text: result.message } }
  }
  return { tallies, found, notes }
}

/** Whether nothing of it would be lost if the device forgot it. */
export const isSettled = ({ tallies }: PlaceWork): boolean =>
  Object.values(tallies).every((tally) => !tally.open)

/** Works that are still of use: not those of which all arrived and that nobody touched for days. */
export function stillUsed(
  works: Readonly<Record<string, PlaceWork>>,
  since: string,
): Readonly<Record<string, PlaceWork>> {
  const isUsed = ({ tallies }: PlaceWork) =>
    Object.values(tallies).some((tally) => tally.open || tally.countedAt > since)
  return Object.fromEntries(Object.entries(works).filter(([, work]) => isUsed(work)))
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  if (!(key in record)) return record
  const { [key]: _gone, ...others } = record
  return others
}
