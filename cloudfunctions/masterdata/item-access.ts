import { codesOf, type ItemDocument } from '../../shared/domain/item'
import type { Stock } from '../../shared/schema/stock'
import type { Snapshot, Write } from '../runtime/commit'

/** The stock documents of an item by warehouse, from the transaction: exactly those that `keptIn` names. */
export async function stocksOfItem(
  snapshot: Snapshot,
  item: ItemDocument | undefined,
): Promise<Map<string, Stock>> {
  const stocks = new Map<string, Stock>()
  for (const warehouseId of item?.keptIn ?? []) {
    const stock = await snapshot.get('stock', `${warehouseId}:${item?._id}`)
    if (stock) stocks.set(warehouseId, stock)
  }
  return stocks
}

/** Writes of the stock documents with a new copy of their item: updates, and inserts where there was none. */
export const stockCopies = (before: ReadonlyMap<string, Stock>, after: readonly Stock[]): Write[] =>
  after.map((document): Write => {
    const old = before.get(document.warehouseId)
    return old
      ? { kind: 'update', collection: 'stock', before: old, document }
      : { kind: 'insert', collection: 'stock', document }
  })

/** Who has each of these codes now, from the transaction: a code that somebody claims meanwhile makes a conflict. */
export async function ownersOf(snapshot: Snapshot, codes: readonly string[]) {
  const owners = new Map<string, { itemId: string; name?: string }>()
  for (const code of codes) {
    const claim = await snapshot.get('itemCodes', code)
    if (!claim) continue
    const owner = await snapshot.get('items', claim.itemId)
    owners.set(code, { itemId: claim.itemId, ...(owner ? { name: owner.name } : {}) })
  }
  return (code: string) => owners.get(code)
}

export const claims = (item: Pick<ItemDocument, '_id'>, codes: readonly string[]): Write[] =>
  codes.length === 0
    ? []
    : [
        {
          kind: 'insertAll',
          collection: 'itemCodes',
          documents: codes.map((_id) => ({ _id, itemId: item._id })),
        },
      ]

export const releases = (codes: readonly string[]): Write[] =>
  codes.map((id): Write => ({ kind: 'remove', collection: 'itemCodes', id }))

/** Every code that an item gives back when it goes. */
export const allCodes = (item: ItemDocument): string[] => codesOf(item)
