import { cancelInspection, undoInspection } from '../../../shared/domain/reversal/inspection'
import { ok } from '../../../shared/errors'
import type { Receipt } from '../../../shared/schema/receipt'
import type { Reversed } from '../../../shared/schema/reversal'
import type { Snapshot, Write } from '../../runtime/commit'
import type { Undo } from '../reverse-table'

/** Judgements and put-aways: everything waits in the 待检 zone again, for a new inspection that the receipt then names. */
export const undoInspectionDocuments: Undo = async (snapshot, documentId, reversed) => {
  const inspection = await snapshot.get('inspections', documentId)
  if (!inspection) return undefined
  const undone = undoInspection(inspection, reversed)
  if (!undone.ok) return undone
  const { inspection: closed, again } = undone.data
  const receipt = await snapshot.get('receipts', inspection.receiptId)
  const renamed = receipt && { ...receipt, inspectionId: again._id }
  return ok({
    document: { type: 'inspection', id: inspection._id },
    title: '质检单',
    warehouseId: inspection.warehouseId,
    postedAt: inspection.updatedAt,
    entries: { documentId: inspection._id },
    writes: [
      { kind: 'update', collection: 'inspections', before: inspection, document: closed },
      { kind: 'insert', collection: 'inspections', document: again },
      ...(renamed
        ? [{ kind: 'update' as const, collection: 'receipts' as const, before: receipt, document: renamed }]
        : []),
    ],
  })
}

/** What a receipt's reversal does to the inspection that it opened; nothing when there is none. */
export async function cancelledInspection(
  snapshot: Snapshot,
  receipt: Receipt,
  reversed: Reversed,
): Promise<Write[]> {
  const before = receipt.inspectionId && (await snapshot.get('inspections', receipt.inspectionId))
  if (!before) return []
  return [
    { kind: 'update', collection: 'inspections', before, document: cancelInspection(before, reversed.at) },
  ]
}
