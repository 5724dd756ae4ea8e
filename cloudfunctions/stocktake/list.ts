import { mayWorkIn, visibleWarehouses, hasRole } from '../../shared/domain/rights'
import { ok, reject } from '../../shared/errors'
import type { InputOf } from '../../shared/operations'
import type { StocktakeRow } from '../../shared/operations/stocktake-open'
import type { Caller } from '../../shared/schema/person'
import type { Stocktake } from '../../shared/schema/stocktake'
import { _, db } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { toCount, toDecideCount } from '../runtime/stocktakes-of'
import type { Where } from '../runtime/store'
import { newestFirst } from '../runtime/time-pages'
import { underWay } from './preview'

type View = InputOf<'stocktake.list'>['view']

const $ = db.command.aggregate

/** Stocktakes that the caller may see, newest first. */
export const listStocktakes: Handler<'stocktake.list'> = async (
  { view, warehouseId, ...page },
  { caller, today },
) => {
  if (
    warehouseId &&
    hasRole(caller, 'clerk') &&
    !(visibleWarehouses(caller)?.includes(warehouseId) ?? true)
  ) {
    return reject('WAREHOUSE_FORBIDDEN')
  }
  const parts = [...views[view](caller), ...(warehouseId ? [{ warehouseId }] : [])]
  const where: Where = parts.length > 0 ? (_.and(parts) as never) : {}
  const { rows, nextCursor } = await newestFirst('stocktakes', where, 'createdAt', page)
  const tallies = await progressOf(rows)
  return ok({ rows: rows.map((row) => rowOf(row, tallies, caller, today)), nextCursor })
}

const views: Record<View, (caller: Caller) => Where[]> = {
  mine: (caller) => [toCount(caller, ['opening', 'counting', 'reviewing'])],
  toDecide: (caller) => [toDecideCount(caller)],
  open: (caller) => [{ status: _.in([...underWay]) }, ...visible(caller)],
  done: (caller) => [{ status: _.in(['posted', 'cancelled']) }, ...visible(caller)],
  all: (caller) => visible(caller),
}

/** All of them for administrators; else those of one's warehouses, and those in which one counts or decides. */
function visible(caller: Caller): Where[] {
  if (hasRole(caller, 'admin')) return []
  const own: Where[] = [{ counterIds: caller._id }, { 'approval.approverIds': caller._id }]
  const here = hasRole(caller, 'clerk') ? [{ warehouseId: _.in(caller.warehouseIds) }] : []
  return [_.or([...here, ...own]) as never as Where]
}

interface Progress {
  lines: number
  counted: number
}

/** Lines and counted lines of those without totals, by their numbers. One request, or none. */
async function progressOf(rows: readonly Stocktake[]): Promise<ReadonlyMap<string, Progress>> {
  const ids = rows.filter(({ totals }) => !totals).map(({ _id }) => _id)
  const progress = new Map<string, Progress>()
  if (ids.length === 0) return progress
  const { data } = await db
    .collection('countLines')
    .aggregate()
    .match({ stocktakeId: _.in(ids) })
    .group({ _id: { stocktakeId: '$stocktakeId', state: '$state' }, lines: $.sum(1) })
    .limit(1_000)
    .end()
  for (const { _id, lines } of data as { _id: { stocktakeId: string; state: string }; lines: number }[]) {
    const before = progress.get(_id.stocktakeId) ?? { lines: 0, counted: 0 }
    const counted = before.counted + (_id.state === 'counted' ? lines : 0)
    progress.set(_id.stocktakeId, { lines: before.lines + lines, counted })
  }
  return progress
}

function rowOf(
  stocktake: Stocktake,
  tallies: ReadonlyMap<string, Progress>,
  caller: Caller,
  today: string,
): StocktakeRow {
  const { dueOn, status, totals } = stocktake
  const { lines, counted } = totals ?? tallies.get(stocktake._id) ?? { lines: 0, counted: 0 }
  return {
    stocktakeId: stocktake._id,
    kind: stocktake.kind,
    status,
    name: stocktake.name,
    warehouseId: stocktake.warehouseId,
    warehouseName: stocktake.warehouseName,
    scopeText: stocktake.scopeText,
    blind: stocktake.blind,
    double: stocktake.double,
    frozen: stocktake.frozen,
    ...(dueOn ? { dueOn } : {}),
    overdue: dueOn !== undefined && dueOn < today && (status === 'opening' || status === 'counting'),
    mine:
      stocktake.counterIds.includes(caller._id) ||
      (stocktake.openToClerks && mayWorkIn(caller, stocktake.warehouseId)),
    // While they are being made, as many as there will be.
    lines: Math.max(lines, stocktake.job?.kind === 'opening' ? stocktake.job.total : 0),
    counted,
    createdByName: stocktake.createdBy.name,
    createdAt: stocktake.createdAt,
    updatedAt: stocktake.updatedAt,
  }
}
