import { formatQuantity } from '../../shared/domain/units'
import { liabilityText, settleLoan } from '../../shared/domain/loan-settle'
import { refuseWarehouse } from '../../shared/domain/rights'
import { ok, reject, type Result } from '../../shared/errors'
import type { LoanView } from '../../shared/operations/loan'
import type { Posting } from '../../shared/schema/journal'
import type { Loan, Settlement } from '../../shared/schema/loan'
import { assetWrites } from '../runtime/asset-writes'
import { commit, type Snapshot, type Write } from '../runtime/commit'
import type { CallContext } from '../runtime/context'
import type { Handler } from '../runtime/define-function'
import { settings } from '../runtime/directory'
import { keepPhotos } from '../runtime/photos'
import { loanView } from './view'

/** Writes down who answers for loss or damage; what is lost leaves the books in the same entry. */
export const settleLiability: Handler<'loan.settle'> = async (input, call) => {
  const photos = await keepPhotos(input.photos ?? [], call)
  if (!photos.ok) return photos
  const rules = await settings('loans')
  const { loanId, liableName, ...rest } = input
  return commit<LoanView>(call, async (snapshot, now) => {
    const loan = await snapshot.get('loans', loanId)
    if (!loan) return reject('NOT_FOUND', { what: `借出单 ${loanId}` })
    const refused = refuseWarehouse(call.caller, { _id: loan.warehouseId, name: loan.warehouseName })
    if (refused) return refused
    const liable = liableName ? { name: liableName } : loan.borrower
    const command = { ...rest, by: call.caller, liable, photos: photos.data }
    const decision = settleLoan(loan, command, now)
    if (!decision.ok) return decision
    const { loan: after, settlement, postings } = decision.data
    const assets = await lostPieces(snapshot, loan, postings, call, now)
    if (!assets.ok) return assets
    return ok({
      writes: [{ kind: 'update', collection: 'loans', before: loan, document: after }, ...assets.data],
      journal: {
        summary: summaryOf(loan, settlement),
        postings,
        document: { type: 'loan', id: loanId },
        warehouseId: loan.warehouseId,
      },
      answer: loanView(after, rules, call),
    })
  })
}

/** The documents of serial-numbered pieces that were lost; their stock is read for the item only, it does not change. */
async function lostPieces(
  snapshot: Snapshot,
  loan: Loan,
  postings: Posting[],
  { caller }: CallContext,
  now: string,
): Promise<Result<Write[]>> {
  const [posting] = postings
  const serial = loan.lines.find((line) => line.lotId === posting?.lotId)?.serialNo
  if (!posting || !serial) return ok([])
  const stock = await snapshot.get('stock', `${loan.warehouseId}:${posting.itemId}`)
  const by = { id: caller._id, name: caller.name }
  const facts = { document: { type: 'loan', id: loan._id } as const, by }
  return assetWrites(snapshot, { stocks: stock ? [stock] : [], postings }, facts, now)
}

function summaryOf(
  loan: Loan,
  { kind, lineId, quantity, liable, decision, amountFen = 0 }: Settlement,
): string {
  const item = loan.lines.find((line) => line.lineId === lineId)?.item
  const goods = item ? `${item.name} ×${formatQuantity(quantity, item.scale)} ${item.unit}` : ''
  const amount = amountFen > 0 ? ` ${(amountFen / 100).toFixed(2)} 元` : ''
  const what = kind === 'lost' ? '丢失核销' : '损坏定责'
  return `${what} ${goods}，责任人${liable.name}，${liabilityText[decision]}${amount}，借出单 ${loan._id}`
}
