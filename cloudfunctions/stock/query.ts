import { addDays } from '../../shared/domain/calendar'
import { normaliseCode } from '../../shared/domain/barcode'
import { EXPIRING_DAYS, stockRow } from '../../shared/domain/stock-view'
import { maySeeValue, maySeeWarehouse, visibleWarehouses } from '../../shared/domain/rights'
import { ok, reject } from '../../shared/errors'
import type { InputOf } from '../../shared/operations'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { categoriesUnder, warehouseNames } from '../runtime/directory'
import { pageAfter, readCursor } from '../runtime/paging'
import { containing, find, type Where } from '../runtime/store'

/** Stock of what the caller may see, in the order of item codes; a page costs one request. */
export const query: Handler<'stock.query'> = async (input, { caller, today, now }) => {
  const visible = visibleWarehouses(caller)
  if (input.warehouseId && !maySeeWarehouse(caller, input.warehouseId)) return reject('WAREHOUSE_FORBIDDEN')
  const limit = input.limit ?? 20
  const categories = input.categoryId ? await categoriesUnder(input.categoryId) : undefined
  const rows = await find('stock', _.and(conditions(input, visible, today, categories)), {
    orderBy: [
      ['item.code', 'asc'],
      ['_id', 'asc'],
    ],
    limit: limit + 1,
  })
  const nameOf = await warehouseNames()
  const page = pageAfter(rows, limit, (stock) => `${stock.item.code}|${stock._id}`)
  const withValue = maySeeValue(caller)
  return ok({
    ...page,
    rows: page.rows.map((s) => stockRow(s, { warehouseName: nameOf(s.warehouseId), today, now, withValue })),
  })
}

function conditions(
  input: InputOf<'stock.query'>,
  visible: readonly string[] | undefined,
  today: string,
  categories: readonly string[] | undefined,
): Where[] {
  const all: Where[] = [{ 'item.status': 'active' }]
  const warehouses = input.warehouseId ?? (visible && _.in([...visible]))
  if (warehouses) all.push({ warehouseId: warehouses })
  if (categories) all.push({ 'item.categoryId': _.in([...categories]) })
  if (input.itemIds) all.push({ itemId: _.in(input.itemIds) })
  if (input.filter) all.push(filters[input.filter](today))
  if (input.q) all.push(matching(input.q))
  const from = readCursor(input.cursor)
  if (from) {
    const after = [{ 'item.code': _.gt(from.first) }, { 'item.code': from.first, _id: _.gt(from.id) }]
    all.push({ 'item.code': _.gte(from.first) }, _.or(after) as unknown as Where)
  }
  return all
}

const filters: Record<NonNullable<InputOf<'stock.query'>['filter']>, (today: string) => Where> = {
  low: () => ({ belowMinimum: true, onHand: _.gt(0) }),
  out: () => ({ onHand: 0 }),
  inStock: () => ({ onHand: _.gt(0) }),
  expiring: (today) => ({ nearestExpiry: _.and([_.gte(today), _.lte(addDays(today, EXPIRING_DAYS))]) }),
  expired: (today) => ({ nearestExpiry: _.and([_.gt(''), _.lt(today)]) }),
}

function matching(q: string): Where {
  // A Chinese input method types full-width letters and digits.
  const typed = q.normalize('NFKC')
  const text = containing(typed)
  return _.or([
    { 'item.name': text },
    { 'item.specification': text },
    { 'item.code': text },
    { 'item.initials': containing(typed.toLowerCase()) },
    { 'item.pinyin': containing(typed.toLowerCase()) },
    { 'item.barcodes.code': normaliseCode(q) },
  ]) as unknown as Where
}
