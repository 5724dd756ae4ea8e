import { maySeeStocktake, maySeeBook } from '../../shared/domain/stocktake/access'
import { ok, reject } from '../../shared/errors'
import type { InputOf } from '../../shared/operations'
import type { ReportGroup } from '../../shared/operations/stocktake-review'
import { db } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { pageAfter } from '../runtime/paging'
import { get } from '../runtime/store'
import { maySeeMoney } from './review-line'
import { stocktakeNotFound } from './view'

const $ = db.command.aggregate

type By = InputOf<'stocktake.summary'>['by']

/** What lines are put together by, and what the group is called. */
const keys: Record<By, { key: unknown; name: unknown }> = {
  // Items of one name are told apart by their specification.
  item: { key: '$itemId', name: $.concat(['$item.name', ' ', '$item.specification']) },
  location: { key: '$locationId', name: '$location' },
  custodian: { key: $.ifNull(['$custodian.id', '']), name: $.ifNull(['$custodian.name', '没有保管人']) },
  area: { key: '$areaId', name: '' },
}

/**
 * Differences by item, location, custodian or area, the dearest first. Groups are put together afresh for each page: the
 * cursor counts them.
 */
export const summary: Handler<'stocktake.summary'> = async (
  { stocktakeId, by, cursor, limit = 20 },
  { caller },
) => {
  const stocktake = await get('stocktakes', stocktakeId)
  if (!stocktake) return stocktakeNotFound(stocktakeId)
  if (!maySeeStocktake(caller, stocktake)) return reject('FORBIDDEN')
  if (!maySeeBook(caller, stocktake)) return reject('BOOKS_HIDDEN')
  const skip = /^\d{1,6}$/.test(cursor ?? '') ? Number(cursor) : 0
  const groups = await groupsOf(stocktakeId, by, skip, limit + 1)
  const money = maySeeMoney(caller, stocktake)
  const areas = new Map(stocktake.areas.map(({ areaId, name }) => [String(areaId), name]))
  const { rows, nextCursor } = pageAfter(groups, limit, () => String(skip + limit))
  return ok({
    rows: rows.map(({ bookFen, surplusFen, lossFen, ...group }) => ({
      ...group,
      ...(by === 'area' ? { name: areas.get(group.key) ?? group.key } : {}),
      ...(money ? { bookFen, surplusFen, lossFen } : {}),
    })),
    nextCursor,
  })
}

type Group = Required<ReportGroup>

async function groupsOf(stocktakeId: string, by: By, skip: number, limit: number): Promise<Group[]> {
  const { key, name } = keys[by]
  const when = (condition: unknown, value: unknown) => $.sum($.cond([condition, value, 0]))
  const counted = $.eq(['$state', 'counted'])
  const { data } = await db
    .collection('countLines')
    .aggregate()
    .match({ stocktakeId })
    .group({
      _id: key,
      name: $.first(name),
      lines: $.sum(1),
      counted: when(counted, 1),
      differ: when($.eq(['$differs', true]), 1),
      bookFen: when(counted, $.multiply(['$unitFen', $.ifNull(['$result.book', 0])])),
      surplusFen: when($.gt([$.ifNull(['$result.variance', 0]), 0]), '$differenceFen'),
      lossFen: when($.lt([$.ifNull(['$result.variance', 0]), 0]), '$differenceFen'),
      gross: $.sum('$differenceFen'),
    })
    .sort({ gross: -1, differ: -1, _id: 1 })
    .skip(skip)
    .limit(limit)
    .end()
  return (data as (Omit<Group, 'key'> & { _id: string | number; gross: number })[]).map(
    ({ _id, gross: _order, bookFen, ...group }) => ({
      ...group,
      name: group.name.trim(),
      bookFen: Math.round(bookFen),
      key: String(_id),
    }),
  )
}
