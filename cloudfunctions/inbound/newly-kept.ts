import type { Item } from '../../shared/schema/masterdata'
import type { Stock } from '../../shared/schema/stock'
import type { Snapshot, Write } from '../runtime/commit'

/**
 * What a warehouse receives for the first time: the item as it is at this very moment, since its new stock document
 * carries a copy, and the write that tells the item where such a copy lies. Both in one transaction, so that a change to
 * the item at the same time meets either the copy or a conflict. Other items cost nothing.
 */
export async function newlyKept(
  snapshot: Snapshot,
  warehouseId: string,
  cached: ReadonlyMap<string, Item>,
  stocks: ReadonlyMap<string, Stock>,
): Promise<{ item: (itemId: string) => Item | undefined; writes: Write[] }> {
  const fresh = new Map<string, Item>()
  const writes: Write[] = []
  for (const itemId of cached.keys()) {
    if (stocks.has(itemId)) continue
    const item = await snapshot.get('items', itemId)
    if (!item) continue
    fresh.set(itemId, item)
    const keptIn = [...new Set([...(item.keptIn ?? []), warehouseId])].sort()
    writes.push({ kind: 'update', collection: 'items', before: item, document: { ...item, keptIn } })
  }
  return { item: (itemId) => fresh.get(itemId) ?? cached.get(itemId), writes }
}
