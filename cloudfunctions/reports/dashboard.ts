import { addDays, startOfDay } from '../../shared/domain/calendar'
import { maySeeWarehouse, visibleWarehouses } from '../../shared/domain/rights'
import { sum } from '../../shared/domain/stock'
import { accuracyOf } from '../../shared/domain/stocktake/accuracy'
import { EXPIRING_DAYS } from '../../shared/domain/stock-view'
import { ok, reject } from '../../shared/errors'
import type { Stock } from '../../shared/schema/stock'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { warehouseNames } from '../runtime/directory'
import { postedTotals } from '../runtime/posted-totals'
import { find, type Where } from '../runtime/store'
import { topIssued, trend } from './movements'

/** Trend of receipts and issues from the journal, and the state of the shelves from the stock documents. */
export const dashboard: Handler<'reports.dashboard'> = async (
  { warehouseId, days = 90 },
  { caller, today },
) => {
  const visible = visibleWarehouses(caller)
  if (warehouseId && !maySeeWarehouse(caller, warehouseId)) return reject('WAREHOUSE_FORBIDDEN')
  const warehouses = warehouseId ?? (visible && _.in([...visible]))
  const scope: Where = warehouses ? { warehouseId: warehouses } : {}
  const from = addDays(today, 1 - days)
  const [stocks, series, top, accuracy] = await Promise.all([
    allStocks(scope),
    trend(scope, from, today, days > 30 ? 7 : 1),
    topIssued(scope, from),
    accuracySince(warehouseId ? [warehouseId] : visible, addDays(today, 1 - ACCURACY_DAYS), today),
  ])
  const nameOf = await warehouseNames()
  return ok({
    from,
    to: today,
    trend: series,
    stockValueFen: sum(stocks.map((stock) => stock.valueFen)),
    itemCount: new Set(stocks.filter((stock) => stock.onHand > 0).map((stock) => stock.itemId)).size,
    alerts: alertsOf(stocks, today),
    accuracy,
    valueByWarehouse: [...new Set(stocks.map((stock) => stock.warehouseId))].map((id) => {
      const own = stocks.filter((stock) => stock.warehouseId === id)
      const items = own.filter((stock) => stock.onHand > 0).length
      return { warehouseId: id, name: nameOf(id), valueFen: sum(own.map((stock) => stock.valueFen)), items }
    }),
    topIssued: top,
  })
}

/** How far back the accuracy looks, whatever period the trend shows: stocktakes are rare. */
const ACCURACY_DAYS = 90

async function accuracySince(warehouses: readonly string[] | undefined, from: string, to: string) {
  const period = { from: startOfDay(from), before: startOfDay(addDays(to, 1)) }
  const posted = await postedTotals(warehouses, period)
  const {
    stocktakes,
    byLines,
    byValue = null,
  } = accuracyOf(
    posted.map(({ totals }) => totals),
    true,
  )
  return { stocktakes, byLines, byValue }
}

const SUMMARY_FIELDS = [
  '_id',
  'warehouseId',
  'itemId',
  'onHand',
  'valueFen',
  'belowMinimum',
  'nearestExpiry',
] as const

async function allStocks(scope: Where): Promise<Stock[]> {
  const all: Stock[] = []
  for (;;) {
    const last = all[all.length - 1]
    const where = last ? { ...scope, _id: _.gt(last._id) } : scope
    const page = await find('stock', where, {
      orderBy: [['_id', 'asc']],
      limit: 1_000,
      fields: SUMMARY_FIELDS,
    })
    all.push(...page)
    if (page.length < 1_000) return all
  }
}

function alertsOf(stocks: readonly Stock[], today: string) {
  const soon = addDays(today, EXPIRING_DAYS)
  const counted = (test: (stock: Stock) => boolean): number => stocks.filter(test).length
  return {
    low: counted((s) => s.belowMinimum && s.onHand > 0),
    out: counted((s) => s.onHand === 0),
    expired: counted((s) => s.nearestExpiry !== null && s.nearestExpiry < today),
    expiring: counted((s) => s.nearestExpiry !== null && s.nearestExpiry >= today && s.nearestExpiry <= soon),
  }
}
