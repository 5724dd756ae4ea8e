import type { CollectionName, DocumentOf } from '../../shared/schema/collections'
import { _ } from './app'
import { pageAfter, readCursor, timeCursor } from './paging'
import { find, type Where } from './store'

/**
 * A page of documents, newest first by `field`, from where the cursor stopped: costs the page, however far it is.
 * Documents of the same instant follow their `_id`, so that none is shown twice or left out.
 */
export async function newestFirst<C extends CollectionName>(
  collection: C,
  where: Where,
  field: keyof DocumentOf<C> & string,
  { cursor, limit = 20 }: { cursor?: string; limit?: number },
) {
  const from = readCursor(cursor)
  const after = from && _.or([{ [field]: _.lt(from.first) }, { [field]: from.first, _id: _.lt(from.id) }])
  const query = after ? _.and([where, { [field]: _.lte(from.first) }, after]) : where
  const rows = await find(collection, query, {
    orderBy: [
      [field, 'desc'],
      ['_id', 'desc'],
    ],
    limit: limit + 1,
  })
  return pageAfter(rows, limit, (row) => timeCursor(String(row[field]), row._id))
}
