import { documentKindOf } from '../../shared/domain/document-numbers'
import { maySeeValue, maySeeWarehouse } from '../../shared/domain/rights'
import { errorText } from '../../shared/error-text'
import { ok, reject } from '../../shared/errors'
import type { ReversalLine, Reversed } from '../../shared/schema/reversal'
import type { Snapshot } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { warehouseNames } from '../runtime/directory'
import { placeNames } from '../runtime/place-names'
import { find, get } from '../runtime/store'
import { goneSince } from './lot-memory'
import { by, planReversal } from './reverse'

/** As a reversal would read, but each document as it is at that moment: nothing is decided for good by a query. */
const presentState: Snapshot = { get }

/** What taking a document back would do now, or why not: the same plan that the command carries out. */
export const reversible: Handler<'stock.reversible'> = async ({ documentId: given }, call) => {
  const documentId = given.toUpperCase()
  const kind = documentKindOf(documentId)
  const document = { type: kind?.type ?? ('receipt' as const), id: documentId }
  const trial: Reversed = { no: 'CX', by: by(call), at: call.now, reason: '…' }
  const plan = await planReversal(presentState, documentId, trial, call, call.now)
  if (plan.ok) {
    const { undoing, reversal } = plan.data
    return ok({
      document: undoing.document,
      title: undoing.title,
      allowed: true,
      postedAt: undoing.postedAt,
      lines: await shownLines(reversal.lines, maySeeValue(call.caller)),
    })
  }
  if (plan.code === 'NOT_FOUND') return plan
  const details = plan.code === 'GOODS_GONE' ? await goneSince(plan.details ?? {}) : plan.details
  const [reversal] = await find('reversals', { 'of.id': documentId }, { limit: 1 })
  return ok({
    document,
    title: kind?.name ?? '单据',
    allowed: false,
    why: errorText(plan.code, details),
    ...(reversal
      ? { reversed: { no: reversal._id, by: reversal.by, at: reversal.at, reason: reversal.reason } }
      : {}),
    lines: [],
  })
}

export const getReversal: Handler<'stock.reversal'> = async ({ reversalId }, { caller }) => {
  const reversal = await get('reversals', reversalId.toUpperCase())
  if (!reversal) return reject('NOT_FOUND', { what: '冲销单' })
  if (!maySeeWarehouse(caller, reversal.warehouseId)) return reject('WAREHOUSE_FORBIDDEN')
  const nameOf = await warehouseNames()
  const lines = await shownLines(reversal.lines, maySeeValue(caller))
  return ok({ ...reversal, lines, warehouseName: nameOf(reversal.warehouseId) })
}

async function shownLines(lines: readonly ReversalLine[], withValue: boolean) {
  const nameOf = await placeNames()
  return lines.map(({ valueFen, ...line }) => ({
    ...line,
    ...(withValue ? { valueFen } : {}),
    fromName: nameOf(line.from),
    toName: nameOf(line.to),
  }))
}
