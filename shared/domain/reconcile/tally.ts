import type { JournalEntry, Place } from '../../schema/journal'
import type { Lot, LotStatus } from '../../schema/stock'

export interface Amount {
  quantity: number
  valueFen: number
}

/** What the journal says of one item in one warehouse. */
export interface Tally {
  /** By `rowKey`; a row that came and went is at zero. */
  rows: Map<string, Amount>
  /** Each lot's last step to or from a shelf, and its steps between other places; see `placeOf`. */
  last: Map<string, Step>
  beyond: Map<string, Step[]>
  entries: number
}

interface Step {
  version: number
  from: Place
  place: Place
  at: string
}

export const emptyTally = (): Tally => ({ rows: new Map(), last: new Map(), beyond: new Map(), entries: 0 })

/** Lot, location and status in one text; a blank occurs in none of them. */
export const rowKey = (lotId: string, locationId: string, status: LotStatus): string =>
  `${lotId} ${locationId} ${status}`

export const keyOfRow = (lot: Lot): string => rowKey(lot.lotId, lot.locationId, lot.status)

/**
 * Adds what an entry posted of one item up to and including `version` of its stock document: what was posted later is in
 * the journal but not yet in the document that it is held against. Entries may come in any order.
 */
export function tallyEntry(
  tally: Tally,
  { postings, at }: Pick<JournalEntry, 'postings' | 'at'>,
  itemId: string,
  version: number,
): void {
  let met = false
  for (const posting of postings) {
    if (posting.itemId !== itemId || posting.stockVersion > version) continue
    met = true
    const { lotId, from, to, fromStatus = 'available', toStatus = 'available', quantity, valueFen } = posting
    const arrived = posting.toLotId ?? lotId
    if (isShelf(to)) add(tally, rowKey(arrived, shelfOf(to), toStatus), quantity, valueFen)
    if (isShelf(from)) add(tally, rowKey(lotId, shelfOf(from), fromStatus), -quantity, -valueFen)
    const step = { version: posting.stockVersion, from, place: to, at }
    if (isShelf(from) || isShelf(to)) {
      if ((tally.last.get(arrived)?.version ?? -1) <= step.version) tally.last.set(arrived, step)
    } else tally.beyond.set(arrived, [...(tally.beyond.get(arrived) ?? []), step])
  }
  if (met) tally.entries++
}

/**
 * Where the postings took a piece last. The version of the stock document orders its steps, since clocks of machines
 * differ; what happened beyond the shelves, such as a loss on loan, has no version and goes on from where it left.
 */
export function placeOf({ last, beyond }: Tally, lotId: string): Place | undefined {
  let place = last.get(lotId)?.place
  const left = [...(beyond.get(lotId) ?? [])].sort((a, b) => (a.at < b.at ? -1 : 1))
  for (;;) {
    const at = left.findIndex(({ from }) => from === place)
    const [step] = at < 0 ? [] : left.splice(at, 1)
    if (!step) return place
    place = step.place
  }
}

function add({ rows }: Tally, key: string, quantity: number, valueFen: number): void {
  const row = rows.get(key)
  rows.set(key, {
    quantity: (row?.quantity ?? 0) + quantity,
    valueFen: (row?.valueFen ?? 0) + valueFen,
  })
}

const isShelf = (place: Place): boolean => place.startsWith('stock:')
const shelfOf = (place: Place): string => place.slice('stock:'.length)
