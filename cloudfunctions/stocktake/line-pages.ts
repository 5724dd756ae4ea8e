import type { InputOf } from '../../shared/operations'
import type { CountLine } from '../../shared/schema/count-line'
import { _ } from '../runtime/app'
import { pageAfter, readCursor, timeCursor } from '../runtime/paging'
import { find, type Where } from '../runtime/store'

type Query = InputOf<'stocktake.lines'>
type View = Query['view']

const states: CountLine['state'][] = ['toCount', 'toSecond', 'toRecount', 'counted']
const either = _.in([true, false])
const state = (...some: CountLine['state'][]) => ({
  state: some.length === 1 ? some[0] : _.in(some),
  differs: either,
  undecided: either,
})

/**
 * What each view asks for. All but the last two name every field at the head of the indexes by state: the database then
 * reads a page of any of them in its order, and nothing besides.
 */
const views: Record<View, Where> = {
  all: state(...states),
  toCount: state('toCount'),
  toSecond: state('toSecond'),
  toRecount: state('toRecount'),
  matched: { state: 'counted', differs: false, undecided: false },
  differ: { state: 'counted', differs: true, undecided: either },
  undecided: { state: 'counted', differs: true, undecided: true },
  found: { found: true },
  stuck: { outcome: 'stuck' },
}

/** Whether a view tells what the books say of its lines, by its choice alone. */
export const tellsOfBooks = ({ view, sort }: Pick<Query, 'view' | 'sort'>): boolean =>
  sort === 'value' || ['differ', 'undecided', 'matched', 'found', 'stuck'].includes(view)

/** A page of a stocktake's lines: costs the page, however many lines there are. One request. */
export async function linePage(query: Query) {
  const { stocktakeId, view, itemId, locationId, custodianId, areaId, cursor, limit = 20 } = query
  const where: Where = {
    stocktakeId,
    ...views[view],
    ...(itemId ? { itemId } : {}),
    ...(locationId ? { locationId } : {}),
    ...(custodianId ? { 'custodian.id': custodianId } : {}),
    ...(areaId === undefined ? {} : { areaId }),
  }
  const order = orderOf(query)
  const rows = await find('countLines', after(where, order, cursor), {
    orderBy: order ? [[order.field, order.direction], BY_ID] : [BY_ID],
    limit: limit + 1,
  })
  return pageAfter(rows, limit, (line) =>
    order ? timeCursor(String(line[order.field]), line._id) : timeCursor('id', line._id),
  )
}

const BY_ID = ['_id', 'asc'] as const

interface Order {
  field: 'sequence' | 'itemId' | 'differenceFen'
  direction: 'asc' | 'desc'
}

/** The order that an index gives; undefined is that of the ids: lines of one item or one location are few. */
function orderOf({
  view,
  sort = 'location',
  itemId,
  locationId,
  custodianId,
  areaId,
}: Query): Order | undefined {
  if (itemId || locationId) return undefined
  const walks = custodianId || areaId !== undefined || view === 'found' || view === 'stuck'
  if (walks || sort === 'location') return { field: 'sequence', direction: 'asc' }
  return sort === 'value'
    ? { field: 'differenceFen', direction: 'desc' }
    : { field: 'itemId', direction: 'asc' }
}

/** The query from where the cursor stopped; a cursor of another order begins again. */
function after(where: Where, order: Order | undefined, cursor: string | undefined): object {
  const from = readCursor(cursor)
  if (!from) return where
  if (!order) return { ...where, _id: _.gt(from.id) }
  const value = order.field === 'itemId' ? from.first : Number(from.first)
  if (typeof value === 'number' && !Number.isFinite(value)) return where
  const [beyond, bound] = order.direction === 'asc' ? [_.gt, _.gte] : [_.lt, _.lte]
  const next = _.or([{ [order.field]: beyond(value) }, { [order.field]: value, _id: _.gt(from.id) }])
  return _.and([where, { [order.field]: bound(value) }, next])
}
