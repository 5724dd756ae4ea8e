import { Ledger } from '../../shared/domain/ledger'
import type { Requisition } from '../../shared/schema/requisition'
import type { Stock } from '../../shared/schema/stock'
import { _ } from './app'
import type { Snapshot, Write } from './commit'
import { find } from './store'

/** Stock of some items in a warehouse, in one request, for reading only. */
export const stocksOf = (warehouseId: string, itemIds: readonly string[]): Promise<Stock[]> =>
  find('stock', { _id: _.in(itemIds.map((itemId) => `${warehouseId}:${itemId}`)) }, { limit: 1_000 })

/** Stock of a requisition's lines from the transaction's snapshot, one request a line. */
export async function snapshotStocks(
  snapshot: Snapshot,
  requisition: Requisition,
  lineIds?: ReadonlySet<number>,
): Promise<Map<string, Stock>> {
  const stocks = new Map<string, Stock>()
  for (const line of requisition.lines) {
    if (lineIds && !lineIds.has(line.lineId)) continue
    const stock = await snapshot.get('stock', `${requisition.warehouseId}:${line.itemId}`)
    if (stock) stocks.set(line.itemId, stock)
  }
  return stocks
}

/** Updates of changed stock documents: first among a transaction's writes, since others contend for them. */
export const stockWrites = (before: ReadonlyMap<string, Stock>, after: readonly Stock[]): Write[] =>
  after.map((document) => ({
    kind: 'update',
    collection: 'stock',
    before: before.get(document.itemId) ?? {},
    document,
  }))

/** The books of some items of a warehouse inside a transaction, one request an item, and what they were before. */
export async function snapshotLedger(
  snapshot: Snapshot,
  warehouseId: string,
  itemIds: Iterable<string>,
  now: string,
): Promise<{ ledger: Ledger; before: ReadonlyMap<string, Stock> }> {
  const before = new Map<string, Stock>()
  for (const itemId of new Set(itemIds)) {
    const stock = await snapshot.get('stock', `${warehouseId}:${itemId}`)
    if (stock) before.set(itemId, stock)
  }
  return { ledger: new Ledger(warehouseId, (itemId) => before.get(itemId), now), before }
}

/** Writes of what a ledger closed with: an update, or an insert where the warehouse never held the item. */
export const ledgerWrites = (before: ReadonlyMap<string, Stock>, stocks: readonly Stock[]): Write[] =>
  stocks.map((document): Write => {
    const old = before.get(document.itemId)
    return old
      ? { kind: 'update', collection: 'stock', before: old, document }
      : { kind: 'insert', collection: 'stock', document }
  })
