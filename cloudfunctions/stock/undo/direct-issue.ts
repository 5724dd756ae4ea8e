import { undoDirectIssue } from '../../../shared/domain/reversal/direct-issue'
import { ok } from '../../../shared/errors'
import type { Undo } from '../reverse-table'

/**
 * A direct issue: what was handed out lies on the shelf again, as old as it was. Returns of it link to it in the journal
 * as well, so its own entry is the one of the same instant.
 */
export const undoDirectIssueDocuments: Undo = async (snapshot, documentId, reversed) => {
  const document = await snapshot.get('directIssues', documentId)
  if (!document) return undefined
  const undone = undoDirectIssue(document, reversed)
  if (!undone.ok) return undone
  return ok({
    document: { type: 'directIssue', id: document._id },
    title: '直接发放单',
    warehouseId: document.warehouseId,
    postedAt: document.at,
    entries: { documentId: document._id, at: document.at },
    writes: [{ kind: 'update', collection: 'directIssues', before: document, document: undone.data }],
    lots: document.picks,
  })
}
