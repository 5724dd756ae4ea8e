import { endDirect } from '../../shared/domain/prepare-direct'
import { endPrepared } from '../../shared/domain/prepare-issue'
import { ok, reject, type Result } from '../../shared/errors'
import type { CheckView } from '../../shared/operations/outbound-check'
import { commit, type Change, type Snapshot } from '../runtime/commit'
import type { CallContext } from '../runtime/context'
import type { Handler } from '../runtime/define-function'
import { ledgerWrites } from '../runtime/stock-access'
import { snapshotCheckStocks } from './check-stocks'
import { checkView } from './check-view'
import { goodsText } from './goods-text'

/** Who picked takes the goods back: they are picked anew. */
export const cancelCheck: Handler<'outbound.cancelCheck'> = (input, call) =>
  commit(call, (snapshot, now) => endCheck(snapshot, input, 'cancelled', call, now))

const verbs = { returned: '复核退回', cancelled: '取消复核' } as const

/** A prepared issue that is not handed over: of a requisition its promises stay, those of a direct issue end. */
export async function endCheck(
  snapshot: Snapshot,
  { checkId, comment }: { checkId: string; comment?: string | undefined },
  end: 'returned' | 'cancelled',
  { caller }: CallContext,
  now: string,
): Promise<Result<Change<CheckView>>> {
  const check = await snapshot.get('issueChecks', checkId)
  if (!check) return reject('NOT_FOUND', { what: `复核单 ${checkId}` })
  const command = { by: caller, end, ...(comment ? { reason: comment } : {}) }
  const { requisitionId } = check
  const summary =
    `${verbs[end]} ${goodsText(check.lines, check.picks)}，${checkId}` + (comment ? `，原因：${comment}` : '')
  const checkUpdate = (document: typeof check) =>
    ({ kind: 'update', collection: 'issueChecks', before: check, document }) as const
  if (requisitionId) {
    const requisition = await snapshot.get('requisitions', requisitionId)
    if (!requisition) return reject('NOT_FOUND', { what: `领用单 ${requisitionId}` })
    const decision = endPrepared(check, requisition, command, now)
    if (!decision.ok) return decision
    return ok({
      writes: [
        {
          kind: 'update',
          collection: 'requisitions',
          before: requisition,
          document: decision.data.requisition,
        },
        checkUpdate(decision.data.check),
      ],
      journal: {
        summary,
        postings: [],
        document: { type: 'requisition', id: requisitionId },
        warehouseId: check.warehouseId,
      },
      answer: checkView(decision.data.check, caller),
    })
  }
  const stocks = await snapshotCheckStocks(snapshot, check)
  const decision = endDirect(check, (itemId) => stocks.get(itemId), command, now)
  if (!decision.ok) return decision
  return ok({
    writes: [...ledgerWrites(stocks, decision.data.stocks), checkUpdate(decision.data.check)],
    journal: {
      summary,
      postings: [],
      document: { type: 'directIssue', id: checkId },
      warehouseId: check.warehouseId,
    },
    answer: checkView(decision.data.check, caller),
  })
}
