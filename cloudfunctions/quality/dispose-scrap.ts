import { disposeScrap } from '../../shared/domain/dispose'
import { refuseWarehouse } from '../../shared/domain/rights'
import { disposalText } from '../../shared/domain/scrap'
import { reject } from '../../shared/errors'
import type { Handler } from '../runtime/define-function'
import { activePeople } from '../runtime/directory'
import { keepPhotos } from '../runtime/photos'
import { keepSignature } from '../runtime/keep-signature'
import { goodsText } from './goods-text'
import { commitStep } from './scrap-step'

/** The goods are destroyed, sold or handed over, and leave the books. */
export const dispose: Handler<'quality.disposeScrap'> = async (input, call) => {
  const { scrapId, witnessId, signature, photos, method, recipient, documentNo, proceedsFen, note } = input
  const [person] = witnessId ? await activePeople([witnessId]) : []
  if (witnessId && !person) return reject('NOT_FOUND', { what: '监销人' })
  const kept = await keepPhotos(photos ?? [], call)
  if (!kept.ok) return kept
  const signed = signature ? await keepSignature(signature, call) : undefined
  if (signed && !signed.ok) return signed
  const command = {
    by: call.caller,
    method,
    ...(recipient ? { recipient } : {}),
    ...(documentNo ? { documentNo } : {}),
    ...(proceedsFen === undefined ? {} : { proceedsFen }),
    ...(note ? { note } : {}),
    ...(person ? { witness: { id: person._id, name: person.name } } : {}),
    ...(signed ? { signature: signed.data } : {}),
    photos: kept.data,
  }
  return commitStep(call, scrapId, {
    refuse: ({ warehouseId, warehouseName }) =>
      refuseWarehouse(call.caller, { _id: warehouseId, name: warehouseName }),
    moves: true,
    decide: (scrap, ledger, now) => disposeScrap(scrap, ledger, command, now),
    summary: ({ _id, lines }) =>
      `报废处置（${disposalText[method]}）${goodsText(lines)}，报废单 ${_id}` +
      (person ? `，监销人 ${person.name}` : ''),
  })
}
