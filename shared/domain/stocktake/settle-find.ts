import { ok, reject, type Rejection, type Result } from '../../errors'
import type { CountEvent, CountFind, CountLine } from '../../schema/count-line'
import type { Item, Location } from '../../schema/masterdata'
import type { Caller } from '../../schema/person'
import type { Stock } from '../../schema/stock'
import type { Stocktake } from '../../schema/stocktake'
import { bookAt, type MoveEntry } from './book-at'
import { countedOf } from './count-event'
import { newLine, rowOfTarget, type ItemTarget } from './count-target'
import { evaluate, type CountRules } from './evaluate'
import { refuseReviewer, refuseState } from './review-steps'

/** What a find turned out to be, with what the database knows of that item. */
export interface Named {
  target: Omit<ItemTarget, 'lotId' | 'status'> & { unit?: string | undefined }
  item: Item
  stock: Stock | undefined
  /** Lines of the item at the find's location. */
  lines: readonly CountLine[]
  location: Location
  /** Movements of the item since the find. */
  entries: readonly MoveEntry[]
  rules: CountRules
}

export interface Settled {
  find: CountFind
  stocktake: Stocktake
  line?: { before: CountLine | undefined; after: CountLine }
}

/** Why a find cannot be settled by the caller now; null when it can. */
const refuseSettling = (find: CountFind, stocktake: Stocktake, by: Caller): Rejection | null => {
  const refused = refuseReviewer(by, stocktake) ?? refuseState(stocktake, 'counting', 'reviewing')
  if (refused || find.status === 'open') return refused
  return reject('ALREADY_HANDLED', {
    by: find.settledBy?.name,
    at: find.settledAt,
    state: find.status === 'named' ? '已认出' : '不算',
  })
}

/** A find that is no goods of ours, with the reason. Rejects what is settled already. */
export function dismissFind(
  find: CountFind,
  stocktake: Stocktake,
  { by, reason }: { by: Caller; reason: string },
  now: string,
): Result<Settled> {
  const refused = refuseSettling(find, stocktake, by)
  if (refused) return refused
  return ok({
    find: { ...find, status: 'dismissed', reason, settledBy: nameOf(by), settledAt: now },
    stocktake: changed(stocktake, now),
  })
}

/**
 * A find that somebody recognised becomes a count, made when it was found and by who found it. Where the row was counted
 * already these goods were not in that figure, so they come on top of it; where the books have nothing it is a line of goods
 * found. Either way the reviewer's word decides. A row that the books have and nobody counted is refused: what else of it
 * lies there, only a count can tell.
 */
export function nameFind(
  find: CountFind,
  stocktake: Stocktake,
  named: Named & { by: Caller },
  now: string,
): Result<Settled> {
  const refused = refuseSettling(find, stocktake, named.by)
  if (refused) return refused
  const { item, stock, lines, location, target } = named
  const row = rowOfTarget(target, { item, stock, lines, location })
  if (!row.ok) return row
  const place = {
    stocktakeId: stocktake._id,
    warehouseId: stocktake.warehouseId,
    areaId: find.areaId,
    location,
  }
  const fresh = newLine(row.data, item, stock, place, now)
  const before = lines.find(({ _id }) => _id === fresh._id)
  const after = countOnTop(before ?? fresh, find, named)
  if (!after.ok) return after
  return ok({
    find: { ...find, status: 'named', lineId: fresh._id, settledBy: nameOf(named.by), settledAt: now },
    stocktake: changed(stocktake, now),
    line: { before, after: { ...after.data, updatedAt: now } },
  })
}

function countOnTop(
  line: CountLine,
  find: CountFind,
  { item, stock, entries, rules, target }: Named,
): Result<CountLine> {
  const uncounted = line.state !== 'counted' || !line.result
  const books = bookAt(stock, line, entries, find)
  if (uncounted && (line.events.length > 0 || books.book > 0 || books.overlaps)) {
    return reject('INVALID_INPUT', {
      problem: `库位 ${line.location} 的「${item.name}」还没盘完，请先把它连同这些货一起盘了，再把这件标为「不算」`,
    })
  }
  const found = countedOf(
    { quantity: find.quantity * 10 ** item.scale, unit: target.unit || undefined },
    item,
  )
  if (!found.ok) return found
  const { result } = line
  const whole = countedOf({ quantity: found.data.quantity + (result?.counted ?? 0) }, item)
  if (!whole.ok) return whole
  // A round that the reviewer's word alone decides, whoever counted before.
  const round = result ? line.round + 1 : line.round
  const event: CountEvent = {
    eventId: eventIdOf(find),
    by: find.by,
    round,
    quantity: whole.data.quantity,
    ...(result?.damaged ? { damaged: result.damaged } : {}),
    ...(result?.correction ? { correction: result.correction } : {}),
    note: `认出不明物 ${find.code}`.slice(0, 200),
    photos: [...find.photos, ...photosOf(line)].slice(0, 3),
    startedAt: find.startedAt,
    countedAt: result && result.countedAt > find.countedAt ? result.countedAt : find.countedAt,
    receivedAt: find.receivedAt,
    ...(result ? { book: result.book, position: result.position, overlaps: false } : books),
    // The same count sent again finds itself here.
    ...(find.digest ? { digest: find.digest } : {}),
  }
  return ok(evaluate({ ...line, askedRound: round, round, events: [...line.events, event] }, rules))
}

/** Pictures of the count so far: it still proves what it proved. */
const photosOf = ({ events }: CountLine) => events.flatMap(({ photos }) => photos)

/** The find's own count: `<stocktakeId>:<eventId>` is its id. */
const eventIdOf = ({ _id }: CountFind): string => _id.slice(_id.indexOf(':') + 1)

const nameOf = ({ _id, name }: Caller) => ({ id: _id, name })

const changed = (stocktake: Stocktake, now: string): Stocktake => ({
  ...stocktake,
  revision: stocktake.revision + 1,
  updatedAt: now,
})
