import { returnLoan } from '../../shared/domain/loan-return'
import { refuseWarehouse } from '../../shared/domain/rights'
import { ok, reject } from '../../shared/errors'
import type { OutputOf } from '../../shared/operations'
import { assetWrites } from '../runtime/asset-writes'
import { withStoredPhotos } from '../runtime/back-photos'
import { commit } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { settings } from '../runtime/directory'
import { goodsText } from '../runtime/goods-text'
import { nextNumber, returnUnlessUsed } from '../runtime/numbers'
import { returnPlaces } from '../runtime/return-places'
import { ledgerWrites, snapshotLedger } from '../runtime/stock-access'
import { get } from '../runtime/store'
import { loanView } from './view'

/**
 * Takes lent goods back. In the transaction: one stock document an item, the return receipt, the loan, the documents of
 * serial-numbered pieces, and the journal entry.
 */
export const returnLent: Handler<'loan.return'> = async (input, call) => {
  const seen = await get('loans', input.loanId)
  if (!seen) return reject('NOT_FOUND', { what: `借出单 ${input.loanId}` })
  const refused = refuseWarehouse(call.caller, { _id: seen.warehouseId, name: seen.warehouseName })
  if (refused) return refused
  const lines = await withStoredPhotos(input.lines, call)
  if (!lines.ok) return lines
  const location = await returnPlaces(
    seen.warehouseId,
    input.lines.map((line) => line.locationId),
  )
  const itemIdOf = new Map(seen.lines.map((line) => [line.lineId, line.itemId]))
  const itemIds = input.lines.flatMap((line) => itemIdOf.get(line.lineId) ?? [])
  const rules = await settings('loans')

  const no = await nextNumber('TK', call.today)
  const command = {
    no,
    by: call.caller,
    returnedBy: input.returnedBy || undefined,
    note: input.note || undefined,
    lines: lines.data,
  }
  const result = await commit<OutputOf<'loan.return'>>(call, async (snapshot, now) => {
    const { before } = await snapshotLedger(snapshot, seen.warehouseId, itemIds, now)
    const loan = await snapshot.get('loans', input.loanId)
    if (!loan) return reject('NOT_FOUND', { what: `借出单 ${input.loanId}` })
    const decision = returnLoan(loan, { stock: (id) => before.get(id), location }, command, now)
    if (!decision.ok) return decision
    const { loan: after, receipt, stocks, postings } = decision.data
    const document = { type: 'loan', id: loan._id } as const
    const facts = { document, by: { id: call.caller._id, name: call.caller.name } }
    const assets = await assetWrites(snapshot, { stocks, postings }, facts, now)
    if (!assets.ok) return assets
    return ok({
      writes: [
        ...ledgerWrites(before, stocks),
        { kind: 'update', collection: 'loans', before: loan, document: after },
        { kind: 'insert', collection: 'receipts', document: receipt },
        ...assets.data,
      ],
      journal: {
        summary: `归还 ${goodsText(receipt.lines)}，借出单 ${loan._id}，退库单 ${no}`,
        postings,
        document,
        warehouseId: loan.warehouseId,
      },
      answer: {
        view: loanView(after, rules, call),
        receipt: { ...receipt, warehouseName: loan.warehouseName },
      },
    })
  })
  returnUnlessUsed(no, result, result.ok ? result.data.receipt._id : undefined)
  return result
}
