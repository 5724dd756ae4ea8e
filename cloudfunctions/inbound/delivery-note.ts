import { ok, reject, type Rejection } from '../../shared/errors'
import type { EarlierReceipt } from '../../shared/operations/inbound'
import type { Receipt } from '../../shared/schema/receipt'
import type { Handler } from '../runtime/define-function'
import { warehouseNames } from '../runtime/directory'
import { find } from '../runtime/store'

/** The last posted receipt of this delivery note; a reversed one does not count. One request. */
async function earlierReceipt(supplierId: string, deliveryNote: string): Promise<Receipt | undefined> {
  const found = await find('receipts', { supplierId, deliveryNote }, { limit: 20 })
  return found
    .filter((receipt) => receipt.status === 'posted')
    .sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1))[0]
}

/** Told while the note is typed, before anybody counts boxes twice. The note may be another warehouse's. */
export const checkDeliveryNote: Handler<'inbound.checkDeliveryNote'> = async ({
  supplierId,
  deliveryNote,
}) => {
  const earlier = await earlierReceipt(supplierId, deliveryNote)
  return ok({ earlier: earlier ? await briefOf(earlier) : null })
}

/**
 * Null unless the supplier's note was received before and nobody said that this is meant: then DELIVERY_NOTE_USED with
 * that receipt. Asked in every attempt of the transaction: of two at once with the same goods, the second sees the first.
 */
export async function refuseUsedNote(input: {
  supplierId?: string | undefined
  deliveryNote?: string | undefined
  confirmDuplicate?: boolean | undefined
}): Promise<Rejection | null> {
  const { supplierId, deliveryNote, confirmDuplicate } = input
  if (!supplierId || !deliveryNote || confirmDuplicate) return null
  const earlier = await earlierReceipt(supplierId, deliveryNote)
  return earlier ? reject('DELIVERY_NOTE_USED', { deliveryNote, ...(await briefOf(earlier)) }) : null
}

async function briefOf({ _id, receivedAt, receivedBy, warehouseId }: Receipt): Promise<EarlierReceipt> {
  const nameOf = await warehouseNames()
  return { receiptId: _id, receivedAt, receivedBy: receivedBy.name, warehouseName: nameOf(warehouseId) }
}
