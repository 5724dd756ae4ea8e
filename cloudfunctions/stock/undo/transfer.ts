import { undoArrival, undoTransfer } from '../../../shared/domain/reversal/transfer'
import { ok, type Result } from '../../../shared/errors'
import type { Receipt } from '../../../shared/schema/receipt'
import type { Reversed } from '../../../shared/schema/reversal'
import type { Snapshot, Write } from '../../runtime/commit'
import type { Undo } from '../reverse-table'

/** The giving side's last step: the sending, or the last settlement. */
export const undoTransferDocuments: Undo = async (snapshot, documentId, reversed) => {
  const transfer = await snapshot.get('transfers', documentId)
  if (!transfer) return undefined
  const decision = undoTransfer(transfer, reversed)
  if (!decision.ok) return decision
  const { transfer: document, undone } = decision.data
  return ok({
    document: { type: 'transfer', id: transfer._id },
    title: undone.rows ? '调拨单的结清' : '调拨单',
    warehouseId: transfer.fromWarehouseId,
    postedAt: undone.at,
    entries: { documentId: transfer._id, at: undone.at },
    writes: [{ kind: 'update', collection: 'transfers', before: transfer, document }],
    lots: transfer.rows.map((row) => row.lot),
  })
}

/** What a receipt of a transfer takes along when it is taken back: its goods are on their way again. */
export async function undoneArrival(
  snapshot: Snapshot,
  receipt: Receipt,
  reversed: Reversed,
): Promise<Result<Write[]>> {
  const { source } = receipt
  const transfer = source?.type === 'transfer' ? await snapshot.get('transfers', source.id) : undefined
  if (!transfer) return ok([])
  const undone = undoArrival(transfer, receipt, reversed)
  return undone.ok
    ? ok([{ kind: 'update', collection: 'transfers', before: transfer, document: undone.data }])
    : undone
}
