import { ok, reject, type Rejection, type Result } from '../../errors'
import type { CountOutcome } from '../../operations/stocktake-count'
import type { CountEvent, CountFind, CountLine } from '../../schema/count-line'
import type { Location } from '../../schema/masterdata'
import type { Caller } from '../../schema/person'
import { sum } from '../stock'
import { areaOf } from './areas'
import { bookAt, type BookAt } from './book-at'
import type { CountedBatch, CountState, ReadEvent } from './count-batch'
import {
  countedOf,
  eventOf,
  findOf,
  outcomeOf,
  outcomeOfPile,
  refuseMore,
  refuseRound,
  type Counted,
} from './count-event'
import { CountLines } from './count-lines'
import { refuseTimes } from './count-time'
import { evaluate } from './evaluate'
import { pileIdOf, shareOut } from './pile'
import { refuseArea, refuseCounter } from './who-counts'

/** Lines that one batch changes: a transaction takes about a hundred writes. */
const MOST_LINES = 90

interface Row {
  line: CountLine
  books: BookAt
}

/** Takes the counts of one person, one after another: later ones see what earlier ones did. */
export class CountDesk {
  readonly #lines: CountLines
  readonly #finds: Map<string, CountFind>
  readonly #newFinds: CountFind[] = []
  readonly #recorded: CountedBatch['recorded'] = []

  constructor(
    private readonly state: CountState,
    private readonly caller: Caller,
    private readonly now: string,
  ) {
    this.#lines = new CountLines(state, now)
    this.#finds = new Map(state.finds.map((find) => [find._id, find]))
  }

  /**
   * One count. Rejects what cannot have been (COUNT_TIME_WRONG, LOCATION_UNKNOWN, OUT_OF_WAREHOUSE, NOT_FOUND, INVALID_INPUT and
   * those of units), who may not count it (NOT_YOUR_COUNT, SAME_COUNTER), another count under a used id (COUNT_EVENT_REUSED),
   * and what does not fit this batch any more (BUSY).
   */
  take(event: ReadEvent): Result<CountOutcome> {
    const { stocktake, location: locationOf } = this.state
    const again = this.#again(event)
    if (again) return again
    const late = refuseTimes(event, stocktake, this.now)
    if (late) return late
    const location = locationOf(event.locationId)
    if (!location) return this.#noLocation(event.locationId)
    const { target } = event
    if ('code' in target) return this.#keepFind(event, target.code, location)
    const { areaId } = areaOf(stocktake.areas, location)
    const lines =
      'lineId' in target
        ? this.#lines.named(target.lineId, location)
        : this.#lines.ofGoods(target, location, areaId)
    return lines.ok ? this.#count(event, lines.data) : lines
  }

  close(): Pick<CountedBatch, 'lines' | 'finds' | 'recorded'> {
    return { lines: this.#lines.changes(), finds: this.#newFinds, recorded: this.#recorded }
  }

  /** A count that came before: what became of it, if it is the same one. */
  #again({ eventId, digest, target }: ReadEvent): Result<CountOutcome> | undefined {
    const rows = this.#lines.withEvent(eventId)
    const { _id } = this.state.stocktake
    if (rows.some(({ line, event }) => event.digest !== digest || line.stocktakeId !== _id))
      return reject('COUNT_EVENT_REUSED')
    if (rows.length > 0) {
      const outcomes = rows.map(({ line, event }) => this.#told(line, event))
      return ok(outcomeOfPile(nameOf(target, rows), outcomes))
    }
    const find = this.#finds.get(this.#findId(eventId))
    if (!find) return undefined
    return find.digest === digest
      ? ok({ eventId, outcome: 'find', findId: find._id })
      : reject('COUNT_EVENT_REUSED')
  }

  #noLocation(locationId: string): Rejection {
    const { stocktake, warehouseName } = this.state
    const [warehouseId = '', code = locationId] = locationId.split(':')
    return warehouseId === stocktake.warehouseId
      ? reject('LOCATION_UNKNOWN', { location: code })
      : reject('OUT_OF_WAREHOUSE', { location: code, warehouseName })
  }

  /** Takes a count for the rows that it is of: one, or those of a pile. */
  #count(arrived: ReadEvent, lines: readonly CountLine[]): Result<CountOutcome> {
    const [first] = lines
    if (!first) throw new Error('a count of no line')
    const stock = this.state.stock(first.itemId)
    const all = lines.map((line) => ({ line, books: bookAt(stock, line, this.state.entries, arrived) }))
    // Goods that came in after the count were not in it; nor do they have a line.
    const there = all.filter(({ line, books }) => books.book > 0 || this.#lines.has(line._id))
    const rows = askedTogether(there.length > 0 ? there : all.slice(0, 1), arrived.round)
    const round = Math.max(...rows.map(({ line }) => line.round))
    for (const { line } of rows) {
      const refused = this.#refuse(arrived, line, round)
      if (refused) return refused
    }
    const units = stock?.item ?? this.state.item(first.itemId)
    if (!units) return reject('NOT_FOUND', { what: `物资「${first.item.name}」` })
    const counted = countedOf(arrived, { ...units, ...first.item })
    if (!counted.ok) return counted
    if (this.#lines.wouldBeMoreThan(MOST_LINES, rows)) return reject('BUSY')
    return ok(outcomeOfPile(nameOf(arrived.target, rows), this.#write(arrived, counted.data, rows)))
  }

  #refuse({ round }: ReadEvent, line: CountLine, latest: number): Rejection | null {
    const { stocktake } = this.state
    const area = stocktake.areas.find(({ areaId }) => areaId === line.areaId)
    const given = Math.min(round ?? latest, line.round)
    return (
      refuseMore(line) ??
      refuseRound(round, latest) ??
      (area ? refuseCounter(this.caller, stocktake, area, line, given) : null)
    )
  }

  #write(arrived: ReadEvent, counted: Counted, rows: readonly Row[]): CountOutcome[] {
    const isPile = rows.length > 1
    const books = rows.map((row) => row.books.book)
    const shares = isPile ? shareOut(counted, books) : [counted]
    const variance = isPile ? counted.quantity - sum(books) : undefined
    // Goods that moved under a part of a pile moved under all of it.
    const overlaps = rows.some((row) => row.books.overlaps)
    return rows.map(({ line, books: own }, index) => {
      const share = shares[index] ?? { quantity: 0 }
      const round = Math.min(arrived.round ?? line.round, line.round)
      const event = eventOf(arrived, share, round, { ...own, overlaps }, variance)
      const after = evaluate({ ...line, events: [...line.events, event] }, this.state.rules)
      this.#lines.put({ ...after, updatedAt: this.now })
      this.#recorded.push({ id: after._id, location: after.location, event })
      return this.#told(after, event)
    })
  }

  /** What became of a count, and whether the same piece was counted elsewhere too: a plate is there twice, or one is wrong. */
  #told(line: CountLine, event: CountEvent): CountOutcome {
    const outcome = outcomeOf(line, event, this.state.rules)
    const elsewhere = event.quantity > 0 ? this.#lines.pieceElsewhere(line) : undefined
    return elsewhere ? { ...outcome, message: `同一资产已在 ${elsewhere} 盘到，请核对标签` } : outcome
  }

  #keepFind(event: ReadEvent, code: string, location: Location): Result<CountOutcome> {
    const { stocktake } = this.state
    const area = areaOf(stocktake.areas, location)
    const refused = refuseArea(this.caller, stocktake, area)
    if (refused) return refused
    const { _id: stocktakeId, warehouseId } = stocktake
    const { _id: locationId, code: place } = location
    const where = { stocktakeId, warehouseId, areaId: area.areaId, locationId, location: place }
    const find = { _id: this.#findId(event.eventId), ...where, code, ...findOf(event) }
    this.#finds.set(find._id, find)
    this.#newFinds.push(find)
    this.#recorded.push({ id: find._id, location: place, event: find })
    return ok({ eventId: event.eventId, outcome: 'find', findId: find._id })
  }

  #findId = (eventId: string): string => `${this.state.stocktake._id}:${eventId}`
}

/**
 * Who is asked about one row of a pile counts all of it, so that what the others came to before is open again too; else the
 * pile would be a mixture of two counts.
 */
function askedTogether(rows: readonly Row[], round: number | undefined): readonly Row[] {
  const asked = Math.max(0, ...rows.map(({ line }) => line.askedRound ?? 0))
  if (asked === 0 || (round ?? asked) < asked) return rows
  return rows.map(({ line, books }) => {
    const isAsked = (line.askedRound ?? 0) === asked
    return {
      line: isAsked ? line : { ...line, askedRound: asked, round: Math.max(asked, line.round) },
      books,
    }
  })
}

/** The name under which the counter knows what was counted: the one that was sent, or the line's, or the pile's. */
function nameOf(target: ReadEvent['target'], rows: readonly { line: CountLine }[]): string {
  if ('lineId' in target) return target.lineId
  const id = rows[0]?.line._id ?? ''
  return rows.length > 1 ? pileIdOf(id) : id
}
