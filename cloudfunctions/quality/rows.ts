import { isExpired } from '../../shared/domain/calendar'
import { brief } from '../../shared/domain/item-brief'
import { normaliseCode } from '../../shared/domain/barcode'
import { refuseWarehouse } from '../../shared/domain/rights'
import { locationCode } from '../../shared/domain/stock'
import { ok, reject } from '../../shared/errors'
import type { InputOf } from '../../shared/operations'
import type { StockPart } from '../../shared/operations/quality'
import type { Lot, Stock } from '../../shared/schema/stock'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { allSuppliers, warehouseById } from '../runtime/directory'
import { pageAfter, readCursor } from '../runtime/paging'
import { containing, find, type Where } from '../runtime/store'

type Input = InputOf<'quality.rows'>

/**
 * Rows of stock that may go back to the supplier or be written off: a page is some items, in the order of their codes,
 * with those of their rows that the filter means. Goods to be judged and goods held for scrap are never among them.
 */
export const listRows: Handler<'quality.rows'> = async (input, { caller, today }) => {
  const warehouse = await warehouseById(input.warehouseId)
  const refused = refuseWarehouse(caller, { _id: input.warehouseId, name: warehouse?.name })
  if (refused) return refused
  if (input.filter === 'all' && !input.itemId && !input.q) {
    return reject('INVALID_INPUT', { problem: '请先扫码或输入物资名称' })
  }
  const limit = input.limit ?? 20
  const stocks = await find('stock', _.and(conditions(input, today)), {
    orderBy: [
      ['item.code', 'asc'],
      ['_id', 'asc'],
    ],
    limit: limit + 1,
  })
  const page = pageAfter(stocks, limit, (stock) => `${stock.item.code}|${stock._id}`)
  const suppliers = new Map((await allSuppliers()).map(({ _id, name }) => [_id, name]))
  const meant = (lot: Lot) => filters[input.filter](lot, today) && fromSupplier(lot, input.supplierId)
  return ok({
    rows: page.rows.flatMap((stock) =>
      stock.lots.filter(meant).map((lot) => partOf(stock, lot, today, suppliers)),
    ),
    nextCursor: page.nextCursor,
  })
}

/** Lots of old that name no supplier may be anybody's: the return asks their receipt. */
const fromSupplier = (lot: Lot, supplierId: string | undefined): boolean =>
  supplierId === undefined || lot.supplierId === undefined || lot.supplierId === supplierId

const filters: Record<Input['filter'], (lot: Lot, today: string) => boolean> = {
  bad: (lot, today) => free(lot) && (lot.status !== 'available' || isExpired(lot.expiryDate, today)),
  expired: (lot, today) => free(lot) && isExpired(lot.expiryDate, today),
  rejected: ({ status }) => status === 'rejected',
  frozen: ({ status }) => status === 'frozen',
  all: (lot) => free(lot),
}

/** Neither waiting for a judgement nor for a decision. */
const free = ({ status }: Lot): boolean => status !== 'inspection' && status !== 'condemned'

function conditions({ warehouseId, filter, itemId, q, cursor }: Input, today: string): Where[] {
  const all: Where[] = [{ warehouseId, onHand: _.gt(0) }]
  if (itemId) all.push({ itemId })
  if (q) all.push(matching(q))
  const expired = { 'lots.expiryDate': _.and([_.gt(''), _.lt(today)]) }
  if (filter === 'bad') all.push(_.or([expired, { 'lots.status': _.in(['rejected', 'frozen']) }]) as never)
  if (filter === 'expired') all.push(expired)
  if (filter === 'rejected' || filter === 'frozen') all.push({ 'lots.status': filter })
  const from = readCursor(cursor)
  if (from) {
    const after = [{ 'item.code': _.gt(from.first) }, { 'item.code': from.first, _id: _.gt(from.id) }]
    all.push({ 'item.code': _.gte(from.first) }, _.or(after) as never)
  }
  return all
}

function matching(q: string): Where {
  const typed = q.normalize('NFKC')
  return _.or([
    { 'item.name': containing(typed) },
    { 'item.code': containing(typed) },
    { 'item.initials': containing(typed.toLowerCase()) },
    { 'item.barcodes.code': normaliseCode(q) },
    { 'lots.lotNo': containing(typed) },
    { 'lots.serialNo': containing(typed) },
  ]) as unknown as Where
}

function partOf(
  stock: Stock,
  { valueFen: _cost, ...lot }: Lot,
  today: string,
  suppliers: ReadonlyMap<string, string>,
): StockPart {
  const { controlled } = stock.item
  const supplierName = lot.supplierId && suppliers.get(lot.supplierId)
  return {
    ...lot,
    itemId: stock.itemId,
    item: { ...brief(stock.item), ...(controlled ? { controlled } : {}) },
    location: locationCode(lot.locationId),
    expired: isExpired(lot.expiryDate, today),
    ...(supplierName ? { supplierName } : {}),
  }
}
