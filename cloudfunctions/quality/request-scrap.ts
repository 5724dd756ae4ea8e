import { refuseWarehouse } from '../../shared/domain/rights'
import { requestScrap, scrapReasonText } from '../../shared/domain/scrap'
import { ok, reject } from '../../shared/errors'
import type { ScrapView } from '../../shared/operations/quality'
import { approversOf } from '../runtime/approvers'
import { assetWrites } from '../runtime/asset-writes'
import { commit } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { warehouseById } from '../runtime/directory'
import { nextNumber, returnUnlessUsed } from '../runtime/numbers'
import { keepPhotos } from '../runtime/photos'
import { ledgerWrites, snapshotLedger } from '../runtime/stock-access'
import { goodsText } from './goods-text'
import { scrapView } from './scrap-view'

/** Asks for goods to be written off, and holds them meanwhile. An administrator may always decide, so nobody need be named. */
export const request: Handler<'quality.requestScrap'> = async (input, call) => {
  const warehouse = await warehouseById(input.warehouseId)
  if (!warehouse) return reject('NOT_FOUND', { what: '仓库' })
  const refused = refuseWarehouse(call.caller, warehouse)
  if (refused) return refused
  const photos = await keepPhotos(input.photos ?? [], call)
  if (!photos.ok) return photos
  const approvers = await approversOf(call.caller)

  const no = await nextNumber('BF', call.today)
  const command = {
    no,
    warehouse,
    reason: input.reason,
    note: input.note || undefined,
    photos: photos.data,
    parts: input.parts,
    requester: call.caller,
    approvers,
  }
  const result = await commit<ScrapView>(call, async (snapshot, now) => {
    const itemIds = input.parts.map((part) => part.itemId)
    const { ledger, before } = await snapshotLedger(snapshot, warehouse._id, itemIds, now)
    const decision = requestScrap(ledger, command, now)
    if (!decision.ok) return decision
    const { scrap, ...closed } = decision.data
    const document = { type: 'scrap' as const, id: no }
    const assets = await assetWrites(snapshot, closed, { document, by: scrap.requester }, now)
    if (!assets.ok) return assets
    return ok({
      writes: [
        ...ledgerWrites(before, closed.stocks),
        { kind: 'insert', collection: 'scraps', document: scrap },
        ...assets.data,
      ],
      journal: {
        summary: `申请报废 ${goodsText(scrap.lines)}，原因：${scrapReasonText[scrap.reason]}，报废单 ${no}`,
        postings: closed.postings,
        document,
        warehouseId: warehouse._id,
      },
      answer: scrapView(scrap, call.caller),
    })
  })
  returnUnlessUsed(no, result, result.ok ? result.data.scrap._id : undefined)
  return result
}
