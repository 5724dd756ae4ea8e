import { ok, reject, type Rejection, type Result } from '../../errors'
import type { JournalEntry, Place, Posting } from '../../schema/journal'
import type { LotFacts } from '../../schema/requisition'
import type { Lot, Reservation, Stock } from '../../schema/stock'
import { allocate, eligibility } from '../allocation'
import { businessDay } from '../calendar'
import type { Ledger } from '../ledger'
import { lotFacts } from '../lot-facts'
import { activeReservations, itemDetails, locationCode, sum } from '../stock'

/** What a lot was, once no row of it is left: from the documents that remember it. */
export type LotMemory = (posting: Posting) => LotFacts | undefined

/**
 * Posts everything that these entries posted the other way round, the last posting first. Goods that came in must still
 * lie where they were put, in the same state: rejects GOODS_GONE otherwise. What went out comes back as old as it was,
 * into the row that it left. NOT_REVERSIBLE when nothing was posted, or nobody remembers the lot.
 * Answers postings between virtual places, of which the ledger of the shelves knows nothing.
 */
export function mirror(
  ledger: Ledger,
  entries: readonly Pick<JournalEntry, 'postings'>[],
  remember: LotMemory,
): Result<Posting[]> {
  const beside: Posting[] = []
  const postings = entries.flatMap((entry) => entry.postings).reverse()
  if (postings.length === 0) return reject('NOT_REVERSIBLE', { why: '这张单据还没有记过账' })
  for (const posting of postings) {
    const stock = ledger.stock(posting.itemId)
    if (!stock) return reject('NOT_REVERSIBLE', { why: '找不到它的库存记录' })
    const from = shelfOf(posting.from)
    const to = shelfOf(posting.to)
    if (!from && !to) beside.push(turned(posting, stock))
    const refused = to
      ? takeBack(ledger, posting, from, to, remember)
      : from && putBack(ledger, posting, from, stock, remember)
    if (refused) return refused
  }
  return ok(beside)
}

/** From the shelf that it came to: out of the warehouse again, or to the row that it was moved from. */
function takeBack(
  ledger: Ledger,
  posting: Posting,
  from: string | undefined,
  to: string,
  remember: LotMemory,
): Rejection | null {
  const row = {
    itemId: posting.itemId,
    lotId: posting.toLotId ?? posting.lotId,
    locationId: to,
    status: posting.toStatus ?? ('available' as const),
    quantity: posting.quantity,
  }
  const facts = posting.toLotId ? remember(posting) : undefined
  const moved = from
    ? ledger.shift({
        ...row,
        to: {
          locationId: from,
          status: posting.fromStatus ?? 'available',
          ...(posting.toLotId ? { lot: { ...known(facts), lotId: posting.lotId } } : {}),
        },
      })
    : ledger.take({ ...row, to: posting.from })
  if (moved.ok) return null
  const stock = ledger.stock(posting.itemId)
  const left = stock?.lots.find((lot) => sameRow(lot, row))
  return reject('GOODS_GONE', {
    ...(stock ? { ...itemDetails(stock), stockKey: stock._id } : {}),
    lotId: row.lotId,
    lotNo: left?.lotNo,
    location: locationCode(to),
    needed: posting.quantity,
    available: left?.quantity ?? 0,
  })
}

/** Onto the shelf that it left, as the lot that it was. */
function putBack(
  ledger: Ledger,
  posting: Posting,
  locationId: string,
  stock: Stock,
  remember: LotMemory,
): Rejection | null {
  const { itemId, lotId, quantity, valueFen } = posting
  const facts = stock.lots.find((lot) => lot.lotId === lotId) ?? remember(posting)
  if (!facts?.receivedAt) {
    return reject('NOT_REVERSIBLE', { why: `批次 ${lotId} 的入库记录找不到，不能按原批次放回` })
  }
  const status = posting.fromStatus ?? 'available'
  const lot: Lot = {
    ...lotFacts(facts),
    receivedAt: facts.receivedAt,
    lotId,
    locationId,
    status,
    quantity,
    valueFen,
  }
  ledger.put({ item: { ...stock.item, _id: itemId }, lot, from: posting.to })
  return null
}

/**
 * Promises must stay covered: rejects GOODS_PROMISED, naming the requisitions, when the reversal takes usable goods that
 * were promised meanwhile.
 */
export function refusePromised(before: Stock, after: Stock, now: string): Rejection | null {
  const active = activeReservations(after, now)
  const left = usable(after, now)
  const covered = sum(active.map((promise) => promise.quantity)) <= left
  if (covered || left >= usable(before, now)) return null
  const requisitions = [...new Set(active.map((promise) => promise.requisitionId))].slice(0, 5).join('、')
  return reject('GOODS_PROMISED', { ...itemDetails(after), requisitions })
}

/** Promises what came back on top of what a line is promised still, as far as usable goods cover it. */
export function promiseAgain(
  ledger: Ledger,
  promises: readonly { itemId: string; promise: Reservation }[],
  now: string,
): void {
  for (const { itemId, promise } of promises) {
    const stock = ledger.stock(itemId)
    if (!stock) continue
    const own = { requisitionId: promise.requisitionId, lineId: promise.lineId }
    const held = activeReservations(stock, now).find(
      (one) => one.requisitionId === own.requisitionId && one.lineId === own.lineId,
    )
    const wanted = promise.quantity + (held?.quantity ?? 0)
    const { available } = allocate(stock, { quantity: 0, for: own }, businessDay(now), now)
    const until = held && held.until > promise.until ? held.until : promise.until
    ledger.promise(itemId, { ...own, quantity: Math.min(wanted, available), until })
  }
}

const usable = (stock: Stock, now: string): number =>
  sum(stock.lots.filter((lot) => eligibility(lot, businessDay(now)) === null).map((lot) => lot.quantity))

/** The posting the other way round, for goods that no shelf holds: from a loan to a loss, say. */
const turned = ({ from, to, ...posting }: Posting, stock: Stock): Posting => ({
  ...posting,
  from: to,
  to: from,
  stockVersion: stock.version,
})

const known = (facts: LotFacts | undefined): Partial<Lot> => {
  if (!facts) return {}
  const { receivedAt, ...rest } = lotFacts(facts)
  return receivedAt ? { ...rest, receivedAt } : rest
}

const sameRow = (lot: Lot, row: { lotId: string; locationId: string; status: Lot['status'] }): boolean =>
  lot.lotId === row.lotId && lot.locationId === row.locationId && lot.status === row.status

/** `stock:WH:A-01` → `WH:A-01`; undefined for a virtual place. */
const shelfOf = (place: Place): string | undefined =>
  place.startsWith('stock:') ? place.slice('stock:'.length) : undefined
