import { undoReceipt } from '../../../shared/domain/reversal/receipt'
import { ok } from '../../../shared/errors'
import type { Undo } from '../reverse-table'
import { cancelledInspection } from './inspection'
import { reopenedOrder } from './purchase-order'
import { outAgain } from './goods-back'
import { undoneArrival } from './transfer'

/** A receipt: what came in goes back to where it came from. */
export const undoReceiptDocuments: Undo = async (snapshot, documentId, reversed) => {
  const receipt = await snapshot.get('receipts', documentId)
  if (!receipt) return undefined
  const undone = undoReceipt(receipt, reversed)
  if (!undone.ok) return undone
  const arrival = await undoneArrival(snapshot, receipt, reversed)
  if (!arrival.ok) return arrival
  const out = await outAgain(snapshot, receipt, reversed)
  if (!out.ok) return out
  // The entry of a return links to the document that its goods had left with.
  const { source } = receipt
  const entries =
    receipt.kind === 'return' && source
      ? { documentId: source.id, at: receipt.receivedAt }
      : { documentId: receipt._id }
  return ok({
    document: { type: 'receipt', id: receipt._id },
    title: receipt.kind === 'return' ? '退库单' : '入库单',
    warehouseId: receipt.warehouseId,
    postedAt: receipt.receivedAt,
    entries,
    writes: [
      { kind: 'update', collection: 'receipts', before: receipt, document: undone.data },
      ...arrival.data,
      ...out.data,
      ...(await reopenedOrder(snapshot, receipt, reversed)),
      ...(await cancelledInspection(snapshot, receipt, reversed)),
    ],
  })
}
