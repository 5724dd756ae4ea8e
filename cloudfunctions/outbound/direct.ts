import { directIssue } from '../../shared/domain/direct-issue'
import { prepareDirect } from '../../shared/domain/prepare-direct'
import { ok } from '../../shared/errors'
import type { CheckView } from '../../shared/operations/outbound-check'
import type { DirectIssue } from '../../shared/schema/direct-issue'
import type { Stock } from '../../shared/schema/stock'
import { commit, type Snapshot } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { nextNumber, returnUnlessUsed } from '../runtime/numbers'
import { pickSequenceOf } from '../runtime/pick-sequence'
import { ledgerWrites } from '../runtime/stock-access'
import { checkView } from './check-view'
import { directCommand } from './direct-command'
import { goodsText } from './goods-text'
import { postDirect } from './post-direct'

/** Hands out without a requisition, to one department or to many: all of it or nothing. */
export const issueDirectly: Handler<'outbound.directIssue'> = async (input, call) => {
  const no = await nextNumber('ZF', call.today)
  const command = await directCommand(input, call, no)
  if (!command.ok) {
    returnUnlessUsed(no, command, undefined)
    return command
  }
  const result = await commit<DirectIssue>(call, async (snapshot, now) => {
    const stocks = await stocksFor(snapshot, input)
    const sequence = await pickSequenceOf(input.warehouseId)
    const decision = directIssue((itemId) => stocks.get(itemId), command.data, sequence, now)
    if (!decision.ok) return decision
    const posted = await postDirect(snapshot, decision.data, stocks, now)
    return posted.ok ? ok({ ...posted.data, answer: decision.data.document }) : posted
  })
  returnUnlessUsed(no, result, result.ok ? result.data._id : undefined)
  return result
}

/** Controlled goods without a requisition, picked and signed for: kept for a second person. */
export const prepareDirectly: Handler<'outbound.prepareDirect'> = async (input, call) => {
  const no = await nextNumber('ZF', call.today)
  const command = await directCommand(input, call, no)
  if (!command.ok) {
    returnUnlessUsed(no, command, undefined)
    return command
  }
  const result = await commit<CheckView>(call, async (snapshot, now) => {
    const stocks = await stocksFor(snapshot, input)
    const sequence = await pickSequenceOf(input.warehouseId)
    const decision = prepareDirect((itemId) => stocks.get(itemId), command.data, sequence, now)
    if (!decision.ok) return decision
    const { check, stocks: promised } = decision.data
    return ok({
      writes: [
        ...ledgerWrites(stocks, promised),
        { kind: 'insert', collection: 'issueChecks', document: check },
      ],
      journal: {
        summary: `提交复核 ${goodsText(check.lines, check.picks)}，直接发放单 ${no}`,
        postings: [],
        document: { type: 'directIssue', id: no },
        warehouseId: check.warehouseId,
      },
      answer: checkView(check, call.caller),
    })
  })
  returnUnlessUsed(no, result, result.ok ? result.data.check._id : undefined)
  return result
}

async function stocksFor(
  snapshot: Snapshot,
  { warehouseId, lines }: { warehouseId: string; lines: readonly { itemId: string }[] },
): Promise<ReadonlyMap<string, Stock>> {
  const stocks = new Map<string, Stock>()
  for (const itemId of new Set(lines.map((line) => line.itemId))) {
    const stock = await snapshot.get('stock', `${warehouseId}:${itemId}`)
    if (stock) stocks.set(itemId, stock)
  }
  return stocks
}
