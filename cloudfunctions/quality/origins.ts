import type { Origin } from '../../shared/domain/supplier-return'
import type { Receipt } from '../../shared/schema/receipt'
import { _ } from '../runtime/app'
import { find } from '../runtime/store'

/**
 * The receipts that brought these lots: the number of a lot begins with its receipt's, a serial-numbered piece remembers
 * its own. Lots of opening stock, returns and transfers name no order, and lots that were split name none at all.
 */
export async function originsOf(lotIds: readonly string[]): Promise<(lotId: string) => Origin | undefined> {
  const pieces = lotIds.filter((lotId) => lotId.includes(':'))
  const assets = pieces.length > 0 ? await find('assets', { _id: _.in(pieces) }, { limit: 100 }) : []
  const received = new Map(assets.map((asset) => [asset._id, asset.history[0]?.document.id]))
  const receiptOf = (lotId: string): string | undefined =>
    received.get(lotId) ?? /^([A-Z]{2}\d{8}-\d{4,})-\d+$/.exec(lotId)?.[1]
  const ids = [...new Set(lotIds.flatMap((lotId) => receiptOf(lotId) ?? []))]
  const receipts = ids.length > 0 ? await find('receipts', { _id: _.in(ids) }, { limit: 100 }) : []
  return (lotId) => {
    const receipt = receipts.find(({ _id }) => _id === receiptOf(lotId))
    return receipt && originIn(receipt, lotId)
  }
}

function originIn(receipt: Receipt, lotId: string): Origin {
  const line = receipt.lines.find(
    (candidate) => candidate.lotId === lotId || candidate.pieces?.some((piece) => piece.lotId === lotId),
  )
  const ordered = receipt.orderId && line?.orderLineId !== undefined
  return {
    receiptId: receipt._id,
    ...(receipt.supplierId ? { supplierId: receipt.supplierId } : {}),
    ...(ordered ? { orderId: receipt.orderId, orderLineId: line.orderLineId } : {}),
  }
}
