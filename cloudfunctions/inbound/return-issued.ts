import { takeBack, withGoodsBack, type GoodsBack } from '../../shared/domain/goods-back'
import { refuseWarehouse } from '../../shared/domain/rights'
import { ok, reject } from '../../shared/errors'
import type { ReceiptView } from '../../shared/operations/inbound'
import type { Caller } from '../../shared/schema/person'
import { assetWrites } from '../runtime/asset-writes'
import { withStoredPhotos } from '../runtime/back-photos'
import { commit, type Snapshot, type Write } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { warehouseById } from '../runtime/directory'
import { goodsText } from '../runtime/goods-text'
import { nextNumber, returnUnlessUsed } from '../runtime/numbers'
import { returnPlaces } from '../runtime/return-places'
import { ledgerWrites, snapshotLedger } from '../runtime/stock-access'
import { goodsOf, issuedBy, type IssuedBy } from './issued-goods'

/**
 * Takes issued goods back (退库). In the transaction: one stock document an item, the document that handed them out, the
 * return receipt, the documents of serial-numbered pieces, and the journal entry.
 */
export const returnIssued: Handler<'inbound.returnIssued'> = async (input, call) => {
  const { issueNo, reason } = input
  const seen = await issuedBy(issueNo)
  if (!seen) return reject('NOT_FOUND', { what: `出库单 ${issueNo}` })
  const { warehouseId, warehouseName } = seen.document
  const status = (await warehouseById(warehouseId))?.status
  const refused = refuseWarehouse(call.caller, { _id: warehouseId, name: warehouseName, status })
  if (refused) return refused
  const known = goodsOf(seen, issueNo)
  if (!known.ok) return known
  const lines = await withStoredPhotos(input.lines, call)
  if (!lines.ok) return lines
  const location = await returnPlaces(
    warehouseId,
    input.lines.map((line) => line.locationId),
  )
  const { picks, item } = known.data
  const itemIds = input.lines.flatMap(({ pick }) => {
    const named = picks[pick - 1]
    return named ? [item(named).itemId] : []
  })

  const no = await nextNumber('TK', call.today)
  const command = {
    no,
    by: call.caller,
    reason,
    returnedBy: input.returnedBy || undefined,
    lines: lines.data,
  }
  const result = await commit<ReceiptView>(call, async (snapshot, now) => {
    const { before } = await snapshotLedger(snapshot, warehouseId, itemIds, now)
    const current = await reread(snapshot, seen)
    if (!current) return reject('NOT_FOUND', { what: `出库单 ${issueNo}` })
    const goods = goodsOf(current, issueNo)
    if (!goods.ok) return goods
    const decision = takeBack(goods.data, { stock: (id) => before.get(id), location }, command, now)
    if (!decision.ok) return decision
    const { receipt, stocks, postings } = decision.data
    const facts = { document: goods.data.document, by: { id: call.caller._id, name: call.caller.name } }
    const assets = await assetWrites(snapshot, { stocks, postings }, facts, now)
    if (!assets.ok) return assets
    return ok({
      writes: [
        ...ledgerWrites(before, stocks),
        sourceWrite(current, issueNo, decision.data, call.caller, now),
        { kind: 'insert', collection: 'receipts', document: receipt },
        ...assets.data,
      ],
      journal: {
        summary: `退库 ${goodsText(receipt.lines)}，退库单 ${no}，出库单 ${issueNo}，原因：${reason}`,
        postings,
        document: goods.data.document,
        warehouseId,
      },
      answer: { ...receipt, warehouseName },
    })
  })
  returnUnlessUsed(no, result, result.ok ? result.data._id : undefined)
  return result
}

async function reread(snapshot: Snapshot, seen: IssuedBy): Promise<IssuedBy | undefined> {
  if (seen.collection === 'requisitions') {
    const document = await snapshot.get('requisitions', seen.document._id)
    return document && { collection: 'requisitions', document }
  }
  const document = await snapshot.get('directIssues', seen.document._id)
  return document && { collection: 'directIssues', document }
}

function sourceWrite(current: IssuedBy, issueNo: string, back: GoodsBack, by: Caller, now: string): Write {
  if (current.collection === 'requisitions') {
    const document = withGoodsBack(current.document, { issueNo }, back, by, now)
    return { kind: 'update', collection: 'requisitions', before: current.document, document }
  }
  const departments = current.document.picks.map(({ departmentId }) => departmentId)
  const picks = back.picks.map((pick, index) => ({ ...pick, departmentId: departments[index] ?? '' }))
  const document = { ...current.document, picks }
  return { kind: 'update', collection: 'directIssues', before: current.document, document }
}
