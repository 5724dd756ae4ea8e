import { countOnOrderAgain } from '../../../shared/domain/purchase-order'
import { undoSupplierReturn } from '../../../shared/domain/reversal/supplier-return'
import { ok } from '../../../shared/errors'
import type { Reversed } from '../../../shared/schema/reversal'
import type { SupplierReturn } from '../../../shared/schema/supplier-return'
import type { Snapshot, Write } from '../../runtime/commit'
import type { Undo } from '../reverse-table'

/** A return to the supplier: the goods lie where they lay, and their order counts them again. */
export const undoSupplierReturnDocuments: Undo = async (snapshot, documentId, reversed) => {
  const before = await snapshot.get('supplierReturns', documentId)
  if (!before) return undefined
  const undone = undoSupplierReturn(before, reversed)
  if (!undone.ok) return undone
  return ok({
    document: { type: 'supplierReturn', id: before._id },
    title: '退货单',
    warehouseId: before.warehouseId,
    postedAt: before.returnedAt,
    entries: { documentId: before._id },
    writes: [
      { kind: 'update', collection: 'supplierReturns', before, document: undone.data },
      ...(await ordersAgain(snapshot, before, reversed)),
    ],
    lots: before.lines,
  })
}

async function ordersAgain(
  snapshot: Snapshot,
  { lines }: SupplierReturn,
  { no, by, at }: Reversed,
): Promise<Write[]> {
  const writes: Write[] = []
  for (const orderId of new Set(lines.flatMap((line) => line.orderId ?? []))) {
    const before = await snapshot.get('purchaseOrders', orderId)
    if (!before) continue
    const again = lines.flatMap(({ orderId: of, orderLineId, itemId, quantity }) =>
      of === orderId && orderLineId !== undefined ? [{ lineId: orderLineId, itemId, quantity }] : [],
    )
    const document = countOnOrderAgain(before, again, { no, by: { _id: by.id, name: by.name } }, at)
    writes.push({ kind: 'update', collection: 'purchaseOrders', before, document })
  }
  return writes
}
