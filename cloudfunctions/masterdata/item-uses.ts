import { documentKindOf } from '../../shared/domain/document-numbers'
import type { NamedIn } from '../../shared/domain/item-status'
import type { CollectionName } from '../../shared/schema/collections'
import { _ } from '../runtime/app'
import { find, type Where } from '../runtime/store'

/** Where an item may be named besides its stock, and which of those documents are still under way. */
const places: readonly (readonly [collection: CollectionName, open: Where])[] = [
  ['requisitions', { status: _.in(['submitted', 'approved', 'partlyIssued']) }],
  ['purchaseOrders', { status: _.in(['open', 'partlyReceived']) }],
  ['transfers', { status: _.in(['requested', 'sent', 'partlyReceived']) }],
  ['loans', { open: true }],
]

/** Some documents that name an item: those under way, or of any state. */
export async function documentsOf(itemId: string, which: 'open' | 'any'): Promise<NamedIn[]> {
  const found = await Promise.all(
    places.map(([collection, open]) =>
      find(
        collection,
        { 'lines.itemId': itemId, ...(which === 'open' ? open : {}) },
        { limit: 3, fields: ['_id'] },
      ),
    ),
  )
  return found.flat().map(({ _id: id }) => ({ id, name: documentKindOf(id)?.name ?? '单据' }))
}
