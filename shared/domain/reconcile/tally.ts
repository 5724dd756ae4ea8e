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
  /** Where each lot's last posting took it; only asked of serial-numbered pieces. */
  last: Map<string, { place: Place; at: string; order: number }>
  entries: number
}

export const emptyTally = (): Tally => ({ rows: new Map(), last: new Map(), entries: 0 })

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
  for (const [order, posting] of postings.entries()) {
    if (posting.itemId !== itemId || posting.stockVersion > version) continue
    met = true
    const { lotId, from, to, fromStatus = 'available', toStatus = 'available', quantity, valueFen } = posting
    const arrived = posting.toLotId ?? lotId
    if (isShelf(to)) add(tally, rowKey(arrived, shelfOf(to), toStatus), quantity, valueFen)
    if (isShelf(from)) add(tally, rowKey(lotId, shelfOf(from), fromStatus), -quantity, -valueFen)
    const before = tally.last.get(arrived)
    if (!before || before.at < at || (before.at === at && before.order < order))
      tally.last.set(arrived, { place: to, at, order })
  }
  if (met) tally.entries++
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
