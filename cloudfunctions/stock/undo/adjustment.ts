import { undoAdjustment } from '../../../shared/domain/reversal/adjustment'
import { ok } from '../../../shared/errors'
import type { AdjustmentKind } from '../../../shared/schema/adjustment'
import type { Undo } from '../reverse-table'

const titles: Record<AdjustmentKind, string> = {
  move: '移库单',
  status: '状态变更单',
  split: '拆批单',
  merge: '并批单',
}

/** A change inside a warehouse: everything lies again where it lay, in the lots that it was. */
export const undoAdjustmentDocuments: Undo = async (snapshot, documentId, reversed) => {
  const adjustment = await snapshot.get('adjustments', documentId)
  if (!adjustment) return undefined
  const undone = undoAdjustment(adjustment, reversed)
  if (!undone.ok) return undone
  return ok({
    document: { type: 'adjustment', id: adjustment._id },
    title: titles[adjustment.kind],
    warehouseId: adjustment.warehouseId,
    postedAt: adjustment.at,
    entries: { documentId: adjustment._id },
    writes: [{ kind: 'update', collection: 'adjustments', before: adjustment, document: undone.data }],
    lots: adjustment.lines.map((line) => line.lot),
  })
}
