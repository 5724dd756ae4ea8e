import { takeBackFromOrder } from '../../../shared/domain/purchase-order'
import { arrivalsOf } from '../../../shared/domain/receive'
import type { Receipt } from '../../../shared/schema/receipt'
import type { Reversed } from '../../../shared/schema/reversal'
import type { Snapshot, Write } from '../../runtime/commit'

/** The purchase order of a receipt that is taken back: what it counted is open again. */
export async function reopenedOrder(
  snapshot: Snapshot,
  receipt: Receipt,
  { by, at }: Reversed,
): Promise<Write[]> {
  const before = receipt.orderId ? await snapshot.get('purchaseOrders', receipt.orderId) : undefined
  if (!before) return []
  const taken = { no: receipt._id, by: { _id: by.id, name: by.name } }
  const document = takeBackFromOrder(before, arrivalsOf(receipt.lines), taken, at)
  return [{ kind: 'update', collection: 'purchaseOrders', before, document }]
}
