import { acceptShipment, mayAccept } from '../../shared/domain/acceptance'
import { maySeeRequisition } from '../../shared/domain/rights'
import { ok, reject } from '../../shared/errors'
import type { RequisitionView } from '../../shared/operations/requisition'
import { app } from '../runtime/app'
import { assetWrites } from '../runtime/asset-writes'
import { commit } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { keepSignature } from '../runtime/keep-signature'
import { keepPhotos, photoLinks } from '../runtime/photos'
import { requisitionView } from '../runtime/requisition-view'
import { stocksOf } from '../runtime/stock-access'
import { get } from '../runtime/store'

/** Writes down what the recipient of a shipment said (签收); what was lost on the way leaves the books in the same entry. */
export const acceptGoods: Handler<'outbound.accept'> = async (input, call) => {
  const { requisitionId, issueNo, acceptedBy, acceptedOn, differences = [], note } = input
  const seen = await get('requisitions', requisitionId)
  if (!seen) return reject('NOT_FOUND', { what: `外发单 ${requisitionId}` })
  if (!mayAccept(seen, call.caller)) return reject('FORBIDDEN')
  const photos = await keepPhotos(input.photos ?? [], call)
  if (!photos.ok) return photos
  const signature = input.signature ? await keepSignature(input.signature, call) : undefined
  if (signature && !signature.ok) return signature
  const stocks = await stocksOf(
    seen.warehouseId,
    seen.lines.map((line) => line.itemId),
  )
  const command = {
    issueNo,
    by: call.caller,
    acceptedBy,
    acceptedOn,
    differences,
    note: note || undefined,
    photos: photos.data,
    signature: signature?.data,
  }
  return commit<RequisitionView>(call, async (snapshot, now) => {
    const requisition = await snapshot.get('requisitions', requisitionId)
    if (!requisition) return reject('NOT_FOUND', { what: `外发单 ${requisitionId}` })
    const decision = acceptShipment(requisition, command, now)
    if (!decision.ok) return decision
    const { requisition: accepted, postings } = decision.data
    const document = { type: 'requisition', id: requisitionId } as const
    const facts = { document, by: { id: call.caller._id, name: call.caller.name } }
    // Of the stock only the item is asked for: what was lost on the way does not touch a shelf.
    const assets = await assetWrites(snapshot, { stocks, postings }, facts, now)
    if (!assets.ok) return assets
    const differs = differences.length > 0 ? `，${differences.length} 行有差异` : ''
    return ok({
      writes: [
        { kind: 'update', collection: 'requisitions', before: requisition, document: accepted },
        ...assets.data,
      ],
      journal: {
        summary: `签收外发 ${requisitionId}，出库单 ${issueNo}，签收人${acceptedBy}${differs}`,
        postings,
        document,
        warehouseId: requisition.warehouseId,
      },
      answer: requisitionView(accepted, stocks, call),
    })
  })
}

/** Links to the pictures and the signature of an acceptance, which end by themselves. */
export const acceptancePhotos: Handler<'outbound.acceptancePhotos'> = async (
  { requisitionId, issueNo },
  { caller },
) => {
  const requisition = await get('requisitions', requisitionId)
  if (!requisition) return reject('NOT_FOUND', { what: `外发单 ${requisitionId}` })
  if (!maySeeRequisition(caller, requisition)) return reject('FORBIDDEN')
  const acceptance = requisition.issues.find(({ no }) => no === issueNo)?.acceptance
  if (!acceptance) return reject('NOT_FOUND', { what: '签收记录' })
  const { photos = [], signature } = acceptance
  const links = await photoLinks(photos)
  if (!signature) return ok({ photos: links })
  const { fileList } = await app.getTempFileURL({ fileList: [signature.fileId] })
  const signatureUrl = fileList[0]?.tempFileURL
  return ok({ photos: links, ...(signatureUrl ? { signatureUrl } : {}) })
}
