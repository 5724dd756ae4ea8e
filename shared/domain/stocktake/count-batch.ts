import { errorText } from '../../error-text'
import { ok, reject, type Rejection, type Result } from '../../errors'
import type { CountOutcome } from '../../operations/stocktake-count'
import type { CountEvent, CountFind, CountLine } from '../../schema/count-line'
import type { Item, Location } from '../../schema/masterdata'
import type { Caller } from '../../schema/person'
import type { Stock } from '../../schema/stock'
import type { CountArea, Stocktake } from '../../schema/stocktake'
import { areaOf } from './areas'
import { bookAt, type MoveEntry } from './book-at'
import { countedOf, eventOf, outcomeOf, refuseMore, roundOfCount, type Arrived } from './count-event'
import { newLine, rowOfTarget, type ItemTarget } from './count-target'
import { refuseTimes } from './count-time'
import { evaluate, type CountRules } from './evaluate'
import { refuseArea, refuseCounter } from './who-counts'

/** Everything that the counts of a batch are decided by, as it is now. */
export interface CountState {
  stocktake: Stocktake
  warehouseName: string
  rules: CountRules
  location: (id: string) => Location | undefined
  item: (id: string) => Item | undefined
  stock: (itemId: string) => Stock | undefined
  /** Lines that are named, that belong to goods that are, or that have one of these counts already. */
  lines: readonly CountLine[]
  finds: readonly CountFind[]
  entries: readonly MoveEntry[]
}

/** A count of goods, of a line, or of a code that means nothing to us. */
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
  const desk = new Desk(state, caller, now)
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

/** Lines and finds during one batch: later counts of it see the earlier ones. */
class Desk {
  readonly #before: ReadonlyMap<string, CountLine>
  readonly #lines: Map<string, CountLine>
  readonly #finds: Map<string, CountFind>
  readonly #changed = new Set<string>()
  readonly #recorded: CountedBatch['recorded'] = []

  constructor(
    private readonly state: CountState,
    private readonly caller: Caller,
    private readonly now: string,
  ) {
    this.#before = new Map(state.lines.map((line) => [line._id, line]))
    this.#lines = new Map(this.#before)
    this.#finds = new Map(state.finds.map((find) => [find._id, find]))
  }

  take(event: ReadEvent): Result<CountOutcome> {
    const { stocktake, location: locationOf } = this.state
    const again = this.#again(event)
    if (again) return again
    const late = refuseTimes(event, stocktake, this.now)
    if (late) return late
    const location = locationOf(event.locationId)
    if (!location) return this.#noLocation(event.locationId)
    const area = areaOf(stocktake.areas, location)
    if ('code' in event.target) return this.#keepFind(event, event.target.code, location, area)
    const line =
      'lineId' in event.target
        ? this.#lineOf(event.target.lineId, location)
        : this.#goods(event.target, location, area)
    return line.ok ? this.#count(event, line.data) : line
  }

  close(): Pick<CountedBatch, 'lines' | 'finds' | 'recorded'> {
    const changed = [...this.#changed]
    return {
      lines: changed.flatMap((id) => {
        const after = this.#lines.get(id)
        return after ? [{ before: this.#before.get(id), after }] : []
      }),
      finds: changed.flatMap((id) => this.#finds.get(id) ?? []),
      recorded: this.#recorded,
    }
  }

  /** A count that came before: what became of it, if it is the same one. */
  #again({ eventId, digest, locationId, target }: ReadEvent): Result<CountOutcome> | undefined {
    for (const line of this.#lines.values()) {
      const event = line.events.find((other) => other.eventId === eventId)
      if (!event) continue
      if (event.digest !== digest || line.stocktakeId !== this.state.stocktake._id)
        return reject('COUNT_EVENT_REUSED')
      return ok(withWarning(outcomeOf(line, event, this.state.rules), this.#elsewhere(line, event)))
    }
    const find = this.#finds.get(this.#findId(eventId))
    if (!find) return undefined
    const same = find.digest === digest && find.locationId === locationId && !('lineId' in target)
    return same ? ok({ eventId, outcome: 'find', findId: find._id }) : reject('COUNT_EVENT_REUSED')
  }

  #noLocation(locationId: string): Rejection {
    const { stocktake, warehouseName } = this.state
    const [warehouseId = '', code = locationId] = locationId.split(':')
    return warehouseId === stocktake.warehouseId
      ? reject('LOCATION_UNKNOWN', { location: code })
      : reject('OUT_OF_WAREHOUSE', { location: code, warehouseName })
  }

  #lineOf(lineId: string, location: Location): Result<CountLine> {
    const line = this.#lines.get(lineId)
    if (!line || line.stocktakeId !== this.state.stocktake._id)
      return reject('NOT_FOUND', { what: '盘点单里的这一行' })
    return line.locationId === location._id
      ? ok(line)
      : reject('INVALID_INPUT', {
          problem: `这一行在库位 ${line.location}，和扫的库位 ${location.code} 不符`,
        })
  }

  /** The line of goods that were named by item: one that is there, or a new one. */
  #goods(target: ItemTarget, location: Location, area: CountArea): Result<CountLine> {
    const { stocktake, stock: stockOf, item: itemOf } = this.state
    const item = itemOf(target.itemId)
    if (!item) return reject('NOT_FOUND', { what: '这种物资' })
    const stock = stockOf(item._id)
    const lines = [...this.#lines.values()].filter(
      ({ itemId, locationId }) => itemId === item._id && locationId === location._id,
    )
    const row = rowOfTarget(target, { item, stock, lines, location })
    if (!row.ok) return row
    const { _id: stocktakeId, warehouseId } = stocktake
    const place = { stocktakeId, warehouseId, areaId: area.areaId, location }
    const fresh = newLine(row.data, item, stock, place, this.now)
    return ok(this.#lines.get(fresh._id) ?? fresh)
  }

  #count(arrived: ReadEvent, line: CountLine): Result<CountOutcome> {
    const { stocktake, rules, entries, stock: stockOf, item: itemOf } = this.state
    const area = stocktake.areas.find(({ areaId }) => areaId === line.areaId)
    const full = refuseMore(line)
    if (full) return full
    const round = roundOfCount(line, arrived.round)
    if (!round.ok) return round
    const who = area && refuseCounter(this.caller, stocktake, area, line, round.data)
    if (who) return who
    const stock = stockOf(line.itemId)
    const units = stock?.item ?? itemOf(line.itemId)
    if (!units) return reject('NOT_FOUND', { what: `物资「${line.item.name}」` })
    const counted = countedOf(arrived, { ...units, ...line.item })
    if (!counted.ok) return counted
    const event = eventOf(arrived, counted.data, round.data, bookAt(stock, line, entries, arrived))
    const after = { ...evaluate({ ...line, events: [...line.events, event] }, rules), updatedAt: this.now }
    this.#lines.set(after._id, after)
    this.#changed.add(after._id)
    this.#recorded.push({ id: after._id, location: after.location, event })
    return ok(withWarning(outcomeOf(after, event, rules), this.#elsewhere(after, event)))
  }

  /** The code of another place where a piece was counted too: one of the two is wrong, or the plate is there twice. */
  #elsewhere({ _id, lotId, item, stocktakeId }: CountLine, { quantity }: CountEvent): string | undefined {
    if (item.tracking !== 'serial' || quantity === 0) return undefined
    for (const other of this.#lines.values()) {
      if (other.lotId !== lotId || other._id === _id || other.stocktakeId !== stocktakeId) continue
      const last = other.result?.counted ?? other.events.at(-1)?.quantity ?? 0
      if (last > 0) return other.location
    }
    return undefined
  }

  #keepFind(event: ReadEvent, code: string, location: Location, area: CountArea): Result<CountOutcome> {
    const { stocktake } = this.state
    const refused = refuseArea(this.caller, stocktake, area)
    if (refused) return refused
    const { eventId, quantity, note, photos, by, startedAt, countedAt, receivedAt, digest } = event
    const find: CountFind = {
      _id: this.#findId(eventId),
      stocktakeId: stocktake._id,
      warehouseId: stocktake.warehouseId,
      areaId: area.areaId,
      locationId: location._id,
      location: location.code,
      code,
      quantity,
      ...(note ? { note } : {}),
      photos,
      by,
      countedAt,
      receivedAt,
      startedAt,
      status: 'open',
      digest,
    }
    this.#finds.set(find._id, find)
    this.#changed.add(find._id)
    this.#recorded.push({ id: find._id, location: location.code, event: find })
    return ok({ eventId, outcome: 'find', findId: find._id })
  }

  #findId = (eventId: string): string => `${this.state.stocktake._id}:${eventId}`
}

const withWarning = (outcome: CountOutcome, elsewhere: string | undefined): CountOutcome =>
  elsewhere ? { ...outcome, message: `同一资产已在 ${elsewhere} 盘到，请核对标签` } : outcome
