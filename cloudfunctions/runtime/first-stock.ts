import { coreOf } from '../../shared/domain/item-brief'
import { ok, reject, type Result } from '../../shared/errors'
import type { Stock } from '../../shared/schema/stock'
import type { Snapshot, Write } from './commit'
import { forget } from './directory'

/**
 * An item's first stock document in a warehouse enters itself at the item (`keptIn`), with the item's copy of this very
 * moment. So a save of the item, which carries its new copy to exactly those warehouses, and the first goods, which were
 * decided upon by a cached copy, can never miss each other. Costs two requests, once for an item and warehouse; a save of
 * the item itself, which writes both, passes through.
 * Rejects NOT_FOUND for an item that was deleted, CHANGED_MEANWHILE when quantities mean something else by now.
 */
export async function withFirstStocks(
  snapshot: Snapshot,
  writes: readonly Write[],
): Promise<Result<readonly Write[]>> {
  const first = writes.flatMap((write) => (isFirst(write) ? [write.document] : []))
  if (first.length === 0 || writes.some(({ collection }) => collection === 'items')) return ok(writes)
  const entered = new Map<string, Stock>()
  const items: Write[] = []
  for (const stock of first) {
    const item = await snapshot.get('items', stock.itemId)
    if (!item) return reject('NOT_FOUND', { what: `物资「${stock.item.name}」` })
    const old = stock.item
    if (old.unit !== item.unit || old.scale !== item.scale || old.tracking !== item.tracking) {
      forget('items', item._id)
      return reject('CHANGED_MEANWHILE', { what: `物资「${item.name}」` })
    }
    entered.set(stock._id, { ...stock, item: coreOf(item) })
    const keptIn = [...new Set([...(item.keptIn ?? []), stock.warehouseId])].sort()
    items.push({ kind: 'update', collection: 'items', before: item, document: { ...item, keptIn } })
  }
  const replaced = writes.map((write): Write =>
    isFirst(write) ? { ...write, document: entered.get(write.document._id) ?? write.document } : write,
  )
  return ok([...replaced, ...items])
}

const isFirst = (write: Write): write is Extract<Write, { kind: 'insert'; collection: 'stock' }> =>
  write.kind === 'insert' && write.collection === 'stock'
