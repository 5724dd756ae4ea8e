import { prepareIssue } from '../../shared/domain/prepare-issue'
import { ok } from '../../shared/errors'
import type { CheckView } from '../../shared/operations/outbound-check'
import { commit } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { nextNumber, returnUnlessUsed } from '../runtime/numbers'
import { pickSequenceOf } from '../runtime/pick-sequence'
import { ledgerWrites } from '../runtime/stock-access'
import { checkView } from './check-view'
import { goodsText } from './goods-text'
import { issuable } from './issue'
import { issueCommand } from './issue-input'

/** Controlled goods, picked and signed for: kept for a second person, who posts them. Nothing leaves the books. */
export const prepareGoods: Handler<'outbound.prepare'> = async (input, call) => {
  const no = await nextNumber('CK', call.today)
  const command = await issueCommand(input, call, no)
  if (!command.ok) {
    returnUnlessUsed(no, command, undefined)
    return command
  }
  const result = await commit<CheckView>(call, async (snapshot, now) => {
    const found = await issuable(snapshot, input, call)
    if (!found.ok) return found
    const { requisition, stocks } = found.data
    const sequence = await pickSequenceOf(requisition.warehouseId)
    const decision = prepareIssue(requisition, (itemId) => stocks.get(itemId), command.data, sequence, now)
    if (!decision.ok) return decision
    const { check, requisition: prepared, stocks: promised } = decision.data
    return ok({
      writes: [
        ...ledgerWrites(stocks, promised),
        { kind: 'update', collection: 'requisitions', before: requisition, document: prepared },
        { kind: 'insert', collection: 'issueChecks', document: check },
      ],
      journal: {
        summary: `提交复核 ${goodsText(check.lines, check.picks)}，出库单 ${no}，${requisition._id}`,
        postings: [],
        document: { type: 'requisition', id: requisition._id },
        warehouseId: requisition.warehouseId,
      },
      answer: checkView(check, call.caller),
    })
  })
  returnUnlessUsed(no, result, result.ok ? result.data.check._id : undefined)
  return result
}
