import { maySeeStocktake } from '../../shared/domain/stocktake/access'
import { mayCountIn } from '../../shared/domain/stocktake/areas'
import { whyNotOffered } from '../../shared/domain/stocktake/who-counts'
import { ok, reject } from '../../shared/errors'
import type { OutputOf } from '../../shared/operations'
import type { CountLine } from '../../shared/schema/count-line'
import type { Caller } from '../../shared/schema/person'
import type { CountArea, Stocktake } from '../../shared/schema/stocktake'
import { _, db } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { readCursor, timeCursor } from '../runtime/paging'
import { find, get, type Where } from '../runtime/store'

type Stop = OutputOf<'stocktake.route'>['rows'][number]

/** Lines that one look takes; a location with more lines than that is shown with those. */
const LOOK = 1_000
const FIELDS = [
  'areaId',
  'locationId',
  'location',
  'sequence',
  'state',
  'round',
  'askedRound',
  'recountReason',
  'item',
  'events',
]

/**
 * Locations in walking order, with what is left to count in each: those that the caller may count in, or all of them for
 * whoever runs the stocktake without counting. `open` goes on past locations where nothing is left for the caller.
 */
export const route: Handler<'stocktake.route'> = async (
  { stocktakeId, view, areaId, cursor, limit = 20 },
  { caller },
) => {
  const stocktake = await get('stocktakes', stocktakeId)
  if (!stocktake || !maySeeStocktake(caller, stocktake))
    return reject('NOT_FOUND', { what: `盘点单 ${stocktakeId}` })
  const areas = areasFor(caller, stocktake, areaId)
  if (areas.length === 0) return reject('AREA_UNKNOWN', { area: String(areaId) })
  const stops: KeyedStop[] = []
  let after = cursor
  for (;;) {
    const { rows, next } = await look(stocktake, areas, view, after)
    const own = rows.map((lines) => stopOf(lines, stocktake, areas, caller))
    stops.push(...own.filter(({ stop }) => view === 'all' || stop.open > 0))
    after = next
    if (stops.length >= limit || after === undefined) break
  }
  const page = stops.slice(0, limit)
  const rows = page.map(({ stop }) => stop)
  const more = stops.length > limit || after !== undefined
  return ok({
    rows: view === 'open' ? await withAllLines(stocktakeId, rows) : rows,
    nextCursor: more ? (page.at(-1)?.after ?? null) : null,
  })
}

/** The areas that the caller counts in; all of them for who does not count. */
function areasFor(caller: Caller, stocktake: Stocktake, areaId: number | undefined): readonly CountArea[] {
  if (areaId !== undefined) return stocktake.areas.filter((area) => area.areaId === areaId)
  const own = stocktake.areas.filter((area) => mayCountIn(caller, stocktake, area))
  return own.length > 0 ? own : stocktake.areas
}

type Row = Pick<
  CountLine,
  | '_id'
  | 'areaId'
  | 'locationId'
  | 'location'
  | 'sequence'
  | 'state'
  | 'round'
  | 'askedRound'
  | 'recountReason'
  | 'item'
  | 'events'
>

/** Lines of the next locations, whole ones only; `next` is where the look ended, undefined at the end of the walk. */
async function look(
  { _id: stocktakeId, areas: all }: Stocktake,
  areas: readonly CountArea[],
  view: 'open' | 'all',
  cursor: string | undefined,
): Promise<{ rows: Row[][]; next: string | undefined }> {
  const from = readCursor(cursor)
  const sequence = Number(from?.first)
  const base: Where = {
    stocktakeId,
    ...(view === 'open' ? { state: _.in(['toCount', 'toSecond', 'toRecount']) } : {}),
    ...(areas.length < all.length ? { areaId: _.in(areas.map((area) => area.areaId)) } : {}),
  }
  const where =
    from && Number.isFinite(sequence)
      ? _.and([
          { ...base, sequence: _.gte(sequence) },
          _.or([{ sequence: _.gt(sequence) }, { sequence, _id: _.gt(from.id) }]),
        ])
      : base
  const orderBy = [
    ['sequence', 'asc'],
    ['_id', 'asc'],
  ] as const
  const lines: Row[] = await find('countLines', where, { orderBy, limit: LOOK, fields: FIELDS })
  const rows = byLocation(lines)
  if (lines.length < LOOK) return { rows, next: undefined }
  // The last location may go on beyond the look, unless it fills the look alone.
  const whole = rows.length > 1 ? rows.slice(0, -1) : rows
  return { rows: whole, next: cursorAfter(whole.at(-1) ?? []) }
}

/** Lines come in the order of the walk, those of one location one after another. */
function byLocation(lines: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>()
  for (const line of lines) {
    const group = groups.get(line.locationId)
    if (group) group.push(line)
    else groups.set(line.locationId, [line])
  }
  return [...groups.values()]
}

const cursorAfter = (lines: readonly Row[]): string => {
  const last = lines.at(-1)
  return last ? timeCursor(String(last.sequence), last._id) : ''
}

/** A location with where the walk goes on after it. */
interface KeyedStop {
  stop: Stop
  after: string
}

function stopOf(
  lines: readonly Row[],
  stocktake: Stocktake,
  areas: readonly CountArea[],
  caller: Caller,
): KeyedStop {
  const [first] = lines
  if (!first) throw new Error('a location without lines is no stop')
  const area = areas.find(({ areaId }) => areaId === first.areaId)
  const mine = lines.filter(
    (line) => line.state !== 'counted' && area && !whyNotOffered(caller, stocktake, area, line),
  )
  const { locationId, location, areaId } = first
  const recount = mine.filter(({ state }) => state === 'toRecount').length
  const areaName = area?.name ?? ''
  return {
    stop: { locationId, location, areaId, areaName, lines: lines.length, open: mine.length, recount },
    after: cursorAfter(lines),
  }
}

/** How many lines there are in all, where only the open ones were looked at. One request. */
async function withAllLines(stocktakeId: string, stops: readonly Stop[]): Promise<Stop[]> {
  if (stops.length === 0) return []
  const match = { stocktakeId, locationId: _.in(stops.map(({ locationId }) => locationId)) }
  const group = { _id: '$locationId', lines: db.command.aggregate.sum(1) }
  const { data } = await db.collection('countLines').aggregate().match(match).group(group).limit(LOOK).end()
  const lines = new Map((data as { _id: string; lines: number }[]).map((row) => [row._id, row.lines]))
  return stops.map((stop) => ({ ...stop, lines: lines.get(stop.locationId) ?? stop.lines }))
}
