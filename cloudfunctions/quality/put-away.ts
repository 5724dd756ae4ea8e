import { putAway } from '../../shared/domain/put-away'
import { refuseWarehouse } from '../../shared/domain/rights'
import { locationCode } from '../../shared/domain/stock'
import { ok, reject } from '../../shared/errors'
import type { InspectionView } from '../../shared/operations/quality'
import { assetWrites } from '../runtime/asset-writes'
import { commit } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { warehouseById } from '../runtime/directory'
import { ledgerWrites, snapshotLedger } from '../runtime/stock-access'
import { get } from '../runtime/store'
import { goodsText } from './goods-text'
import { locationsFor } from './locations'

/** Accepted goods go to their shelves. */
export const putAwayGoods: Handler<'quality.putAway'> = async (input, call) => {
  const known = await get('inspections', input.inspectionId)
  if (!known) return reject('NOT_FOUND', { what: `质检单 ${input.inspectionId}` })
  const warehouse = await warehouseById(known.warehouseId)
  const refused = refuseWarehouse(call.caller, { _id: known.warehouseId, name: warehouse?.name })
  if (refused) return refused
  const shelves = input.lines.map((line) => line.locationId)
  const locations = await locationsFor(known.warehouseId, shelves)
  const command = { by: call.caller, lines: input.lines, location: (id: string) => locations.get(id) }

  return commit<InspectionView>(call, async (snapshot, now) => {
    const inspection = await snapshot.get('inspections', input.inspectionId)
    if (!inspection) return reject('NOT_FOUND', { what: `质检单 ${input.inspectionId}` })
    const lineOf = (lineId: number) => inspection.lines.find((line) => line.lineId === lineId)
    const itemIds = input.lines.flatMap(({ lineId }) => lineOf(lineId)?.itemId ?? [])
    const { ledger, before } = await snapshotLedger(snapshot, inspection.warehouseId, itemIds, now)
    const decision = putAway(inspection, ledger, command, now)
    if (!decision.ok) return decision
    const { inspection: after, ...closed } = decision.data
    const document = { type: 'inspection' as const, id: after._id }
    const by = { id: call.caller._id, name: call.caller.name }
    const assets = await assetWrites(snapshot, closed, { document, by }, now)
    if (!assets.ok) return assets
    const goods = input.lines.flatMap(({ lineId, quantity }) => {
      const item = lineOf(lineId)?.item
      return item ? [{ item, quantity }] : []
    })
    return ok({
      writes: [
        ...ledgerWrites(before, closed.stocks),
        { kind: 'update', collection: 'inspections', before: inspection, document: after },
        ...assets.data,
      ],
      journal: {
        summary: `上架 ${goodsText(goods)} 到 ${[...new Set(shelves)].map(locationCode).join('、')}，质检单 ${after._id}`,
        postings: closed.postings,
        document,
        warehouseId: after.warehouseId,
      },
      answer: { ...after, warehouseName: warehouse?.name ?? after.warehouseId },
    })
  })
}
