import { judge, type JudgeLine } from '../../shared/domain/judge'
import { refuseWarehouse } from '../../shared/domain/rights'
import { ok, reject, type Result } from '../../shared/errors'
import type { InputOf } from '../../shared/operations'
import type { InspectionView } from '../../shared/operations/quality'
import { assetWrites } from '../runtime/asset-writes'
import { commit } from '../runtime/commit'
import type { CallContext } from '../runtime/context'
import type { Handler } from '../runtime/define-function'
import { warehouseById } from '../runtime/directory'
import { keepPhotos } from '../runtime/photos'
import { ledgerWrites, snapshotLedger } from '../runtime/stock-access'
import { get } from '../runtime/store'
import { goodsText } from './goods-text'
import { locationsFor, rejectedLocation } from './locations'

/**
 * Judges lines of an inspection. Photos are stored before the transaction, under their hashes: a repetition or a refusal
 * leaves at most a picture that no document names.
 */
export const inspect: Handler<'quality.inspect'> = async (input, call) => {
  const known = await get('inspections', input.inspectionId)
  if (!known) return reject('NOT_FOUND', { what: `质检单 ${input.inspectionId}` })
  const warehouse = await warehouseById(known.warehouseId)
  const refused = refuseWarehouse(call.caller, { _id: known.warehouseId, name: warehouse?.name })
  if (refused) return refused
  const lineIds = input.lines.map((line) => line.lineId)
  if (new Set(lineIds).size < lineIds.length) return reject('DUPLICATE_LINE')

  const named = input.lines.flatMap((line) => [line.acceptedTo, line.rejectedTo])
  const locations = await locationsFor(known.warehouseId, named)
  const lines = await judgeLines(input, rejectedLocation(locations)?._id, call)
  if (!lines.ok) return lines
  const command = { by: call.caller, lines: lines.data, location: (id: string) => locations.get(id) }

  return commit<InspectionView>(call, async (snapshot, now) => {
    const inspection = await snapshot.get('inspections', input.inspectionId)
    if (!inspection) return reject('NOT_FOUND', { what: `质检单 ${input.inspectionId}` })
    const itemIds = inspection.lines.filter((l) => lineIds.includes(l.lineId)).map((line) => line.itemId)
    const { ledger, before } = await snapshotLedger(snapshot, inspection.warehouseId, itemIds, now)
    const decision = judge(inspection, ledger, command, now)
    if (!decision.ok) return decision
    const { inspection: judged, ...closed } = decision.data
    const document = { type: 'inspection' as const, id: judged._id }
    const by = { id: call.caller._id, name: call.caller.name }
    const assets = await assetWrites(snapshot, closed, { document, by }, now)
    if (!assets.ok) return assets
    return ok({
      writes: [
        ...ledgerWrites(before, closed.stocks),
        { kind: 'update', collection: 'inspections', before: inspection, document: judged },
        ...assets.data,
      ],
      journal: {
        summary: summaryOf(judged, input),
        postings: closed.postings,
        document,
        warehouseId: judged.warehouseId,
      },
      answer: { ...judged, warehouseName: warehouse?.name ?? judged.warehouseId },
    })
  })
}

async function judgeLines(
  { lines }: InputOf<'quality.inspect'>,
  rejectedLocationId: string | undefined,
  call: CallContext,
): Promise<Result<JudgeLine[]>> {
  const judged: JudgeLine[] = []
  for (const line of lines) {
    const photos = await keepPhotos(line.photos ?? [], call)
    if (!photos.ok) return { ...photos, details: { ...photos.details, line: line.lineId } }
    judged.push({
      ...line,
      note: line.note || undefined,
      photos: photos.data,
      rejectedTo: line.rejectedTo ?? rejectedLocationId,
    })
  }
  return ok(judged)
}

function summaryOf(
  { _id, lines }: InspectionView | Omit<InspectionView, 'warehouseName'>,
  input: InputOf<'quality.inspect'>,
): string {
  const goods = (part: 'accepted' | 'rejected') =>
    goodsText(
      input.lines.flatMap((verdict) => {
        const line = lines.find(({ lineId }) => lineId === verdict.lineId)
        return line ? [{ item: line.item, quantity: verdict[part] }] : []
      }),
    )
  const [accepted, rejected] = [goods('accepted'), goods('rejected')]
  return [`质检单 ${_id}`, accepted && `合格 ${accepted}`, rejected && `不合格 ${rejected}`]
    .filter(Boolean)
    .join('，')
}
