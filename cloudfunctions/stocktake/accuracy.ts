import { addDays, businessDay, startOfDay } from '../../shared/domain/calendar'
import { maySeeValue, maySeeWarehouse, visibleWarehouses } from '../../shared/domain/rights'
import { accuracyOf } from '../../shared/domain/stocktake/accuracy'
import { ok, reject } from '../../shared/errors'
import type { Stocktake, StocktakeTotals } from '../../shared/schema/stocktake'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { postedTotals } from '../runtime/posted-totals'
import { newestFirst } from '../runtime/time-pages'

/** A year, as far back as this month began. */
const USUAL_DAYS = 365

/** How right the books were: the whole period, its months, and each stocktake, the newest first. */
export const accuracy: Handler<'stocktake.accuracy'> = async (input, { caller, today }) => {
  const { warehouseId, to = today, ...page } = input
  if (warehouseId && !maySeeWarehouse(caller, warehouseId)) return reject('WAREHOUSE_FORBIDDEN')
  const from = input.from ?? `${addDays(to, -USUAL_DAYS).slice(0, 'YYYY-MM'.length)}-01`
  if (from > to) return reject('INVALID_INPUT', { problem: '开始日期晚于结束日期，请重新选择' })
  const warehouses = warehouseId ? [warehouseId] : visibleWarehouses(caller)
  const period = { from: startOfDay(from), before: startOfDay(addDays(to, 1)) }
  const posted = await postedTotals(warehouses, period)
  const where = {
    ...(warehouses ? { warehouseId: warehouses.length === 1 ? warehouses[0] : _.in([...warehouses]) } : {}),
    postedAt: _.gte(period.from).and(_.lt(period.before)),
  }
  const { rows, nextCursor } = await newestFirst('stocktakes', where, 'postedAt', page)
  const money = maySeeValue(caller)
  const months = new Map<string, StocktakeTotals[]>()
  for (const { postedAt, totals } of posted) {
    const month = businessDay(postedAt).slice(0, 'YYYY-MM'.length)
    months.set(month, [...(months.get(month) ?? []), totals])
  }
  return ok({
    whole: accuracyOf(
      posted.map(({ totals }) => totals),
      money,
    ),
    months: [...months.keys()]
      .sort()
      .reverse()
      .map((month) => ({ month, ...accuracyOf(months.get(month) ?? [], money) })),
    stocktakes: { rows: rows.map((row) => rowOf(row, money)), nextCursor },
  })
}

function rowOf({ _id, name, kind, warehouseName, postedAt, updatedAt, totals }: Stocktake, money: boolean) {
  const { stocktakes: _one, ...rates } = accuracyOf(totals ? [totals] : [], money)
  return { ...rates, stocktakeId: _id, name, kind, warehouseName, postedAt: postedAt ?? updatedAt }
}
