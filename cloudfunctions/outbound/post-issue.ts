import { kindText } from '../../shared/domain/issue-kind'
import type { Issued } from '../../shared/domain/issue'
import { ok, type Result } from '../../shared/errors'
import type { Holder } from '../../shared/schema/asset'
import type { CheckedBy, Requisition } from '../../shared/schema/requisition'
import type { Stock } from '../../shared/schema/stock'
import { assetWrites } from '../runtime/asset-writes'
import type { Change, Snapshot, Write } from '../runtime/commit'
import { ledgerWrites } from '../runtime/stock-access'
import { goodsText } from './goods-text'

/**
 * The writes and the journal entry of an issue, whoever posts it: the stock first, then the pieces, the requisition and
 * what follows from its kind.
 */
export async function postIssue(
  snapshot: Snapshot,
  { requisition, issue, stocks, postings, loan }: Issued,
  was: { requisition: Requisition; stocks: ReadonlyMap<string, Stock> },
  now: string,
): Promise<Result<Omit<Change<unknown>, 'answer'>>> {
  const document = { type: 'requisition' as const, id: requisition._id }
  const pieces = await assetWrites(
    snapshot,
    { stocks, postings },
    { document, by: issue.by, ...holderOf(requisition) },
    now,
  )
  if (!pieces.ok) return pieces
  const writes: Write[] = [
    ...ledgerWrites(was.stocks, stocks),
    ...pieces.data,
    { kind: 'update', collection: 'requisitions', before: was.requisition, document: requisition },
    ...(loan ? [{ kind: 'insert', collection: 'loans', document: loan } as const] : []),
  ]
  const title = kindText[requisition.kind].document
  const summary =
    `出库 ${goodsText(requisition.lines, issue.picks)}，出库单 ${issue.no}，${title} ${requisition._id}` +
    (loan ? `，借出单 ${loan._id}` : '') +
    bySecond(issue.checkedBy)
  return ok({ writes, journal: { summary, postings, document, warehouseId: requisition.warehouseId } })
}

export const bySecond = (checkedBy: CheckedBy | undefined): string =>
  checkedBy ? `，${checkedBy.name}复核` : ''

function holderOf({ kind, requester, departmentId, departmentName, recipient }: Requisition): {
  holder?: Holder
} {
  const department = { id: departmentId, name: departmentName }
  if (kind === 'external') return recipient ? { holder: { external: recipient.organisation } } : {}
  return { holder: { person: requester, department } }
}
