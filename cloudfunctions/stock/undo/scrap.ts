import { undoScrap } from '../../../shared/domain/reversal/scrap'
import { ok } from '../../../shared/errors'
import type { Undo } from '../reverse-table'

/** A scrapping: disposal and hold together, so that the goods have the state again that they had before the request. */
export const undoScrapDocuments: Undo = async (snapshot, documentId, reversed) => {
  const before = await snapshot.get('scraps', documentId)
  if (!before) return undefined
  const undone = undoScrap(before, reversed)
  if (!undone.ok) return undone
  return ok({
    document: { type: 'scrap', id: before._id },
    title: '报废单',
    warehouseId: before.warehouseId,
    postedAt: before.disposal?.at ?? before.createdAt,
    entries: { documentId: before._id },
    writes: [{ kind: 'update', collection: 'scraps', before, document: undone.data }],
    lots: before.lines,
  })
}
