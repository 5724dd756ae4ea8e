import { maySeeStocktake } from '../../shared/domain/stocktake/access'
import { signReport } from '../../shared/domain/stocktake/sign'
import { signatureRoleText } from '../../shared/domain/stocktake/words'
import { ok } from '../../shared/errors'
import type { StocktakeView } from '../../shared/operations/stocktake-view'
import { commit } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { keepSignature } from '../runtime/keep-signature'
import { get } from '../runtime/store'
import { about } from './review-step'
import { stocktakeNotFound, stocktakeView, talliesOf } from './view'

/** A signature under the report: 监盘人, 盘点人 or 仓管员. */
export const sign: Handler<'stocktake.sign'> = async ({ stocktakeId, role, signature }, call) => {
  const seen = await get('stocktakes', stocktakeId)
  if (!seen || !maySeeStocktake(call.caller, seen)) return stocktakeNotFound(stocktakeId)
  const tallies = await talliesOf(stocktakeId)
  const countedBy = tallies.people.map(({ id }) => id)
  const trial = { by: call.caller, role, countedBy, signature: { fileId: '', sha256: '' } }
  const refused = signReport(seen, trial, call.now)
  if (!refused.ok) return refused
  const kept = await keepSignature(signature, call)
  if (!kept.ok) return kept
  return commit<StocktakeView>(call, async (snapshot, now) => {
    const before = await snapshot.get('stocktakes', stocktakeId)
    if (!before) return stocktakeNotFound(stocktakeId)
    const decided = signReport(before, { ...trial, signature: kept.data }, now)
    if (!decided.ok) return decided
    return ok({
      writes: [{ kind: 'update', collection: 'stocktakes', before, document: decided.data }],
      journal: {
        ...about(before),
        summary: `${signatureRoleText[role]} ${call.caller.name} 在盘点报告 ${stocktakeId} 上签字`,
      },
      answer: await stocktakeView(decided.data, call, tallies),
    })
  })
}
