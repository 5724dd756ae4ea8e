import { mayRun } from '../../shared/domain/stocktake/access'
import { hasRole } from '../../shared/domain/rights'
import { ok, reject } from '../../shared/errors'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { pageAfter, readCursor, timeCursor } from '../runtime/paging'
import { find, get, type Where } from '../runtime/store'
import { planView } from './plan-view'
import { planNotFound } from './save-plan'
import { scopeNames } from './scope-names'

/** Plans of the caller's warehouses (of all, for administrators): active ones first, the next opening first. */
export const listPlans: Handler<'stocktake.plans'> = async (
  { warehouseId, cursor, limit = 20 },
  { caller },
) => {
  if (warehouseId !== undefined && !mayRun(caller, warehouseId)) return reject('WAREHOUSE_FORBIDDEN')
  const own: Where = hasRole(caller, 'admin') ? {} : { warehouseId: _.in([...caller.warehouseIds]) }
  const where = warehouseId === undefined ? own : { warehouseId }
  const rows = await find('stocktakePlans', _.and([where, afterCursor(cursor)]), {
    orderBy: [
      ['status', 'asc'],
      ['nextOn', 'asc'],
      ['_id', 'asc'],
    ],
    limit: limit + 1,
  })
  const page = pageAfter(rows, limit, ({ status, nextOn, _id }) => timeCursor(`${status} ${nextOn}`, _id))
  return ok({ rows: await Promise.all(page.rows.map(planView)), nextCursor: page.nextCursor })
}

function afterCursor(cursor: string | undefined): Where {
  const from = readCursor(cursor)
  const [status, nextOn] = from?.first.split(' ') ?? []
  if (!from || !status || !nextOn) return {}
  return _.or([
    { status: _.gt(status) },
    { status, nextOn: _.gt(nextOn) },
    { status, nextOn, _id: _.gt(from.id) },
  ]) as unknown as Where
}

export const getPlan: Handler<'stocktake.plan'> = async ({ planId }, { caller }) => {
  const plan = await get('stocktakePlans', planId)
  if (!plan) return planNotFound()
  if (!mayRun(caller, plan.warehouseId)) return reject('WAREHOUSE_FORBIDDEN')
  return ok({ ...(await planView(plan)), names: await scopeNames(plan.scope) })
}
