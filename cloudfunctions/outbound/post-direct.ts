import type { DirectlyIssued } from '../../shared/domain/direct-issue'
import { ok, type Result } from '../../shared/errors'
import type { Holder } from '../../shared/schema/asset'
import type { DirectIssue } from '../../shared/schema/direct-issue'
import type { Posting } from '../../shared/schema/journal'
import type { Stock } from '../../shared/schema/stock'
import { assetWrites } from '../runtime/asset-writes'
import type { Change, Snapshot } from '../runtime/commit'
import { ledgerWrites } from '../runtime/stock-access'
import { goodsText } from './goods-text'
import { bySecond } from './post-issue'

/** The writes and the journal entry of a direct issue: the stock first, then the pieces and the document. */
export async function postDirect(
  snapshot: Snapshot,
  { document, stocks, postings }: DirectlyIssued,
  before: ReadonlyMap<string, Stock>,
  now: string,
): Promise<Result<Omit<Change<unknown>, 'answer'>>> {
  const link = { type: 'directIssue' as const, id: document._id }
  const holder = (posting: Posting) => holderOf(document, posting)
  const pieces = await assetWrites(
    snapshot,
    { stocks, postings },
    { document: link, by: document.by, holder },
    now,
  )
  if (!pieces.ok) return pieces
  const [first] = document.targets
  const others = document.targets.length - 1
  const whom = `${first?.departmentName ?? ''}${others > 0 ? ` 等 ${others + 1} 个部门` : ''}`
  return ok({
    writes: [
      ...ledgerWrites(before, stocks),
      ...pieces.data,
      { kind: 'insert', collection: 'directIssues', document },
    ],
    journal: {
      summary:
        `直接发放 ${goodsText(document.lines, document.picks)}给${whom}，${document._id}，用途：${document.purpose}` +
        bySecond(document.checkedBy),
      postings,
      document: link,
      warehouseId: document.warehouseId,
    },
  })
}

/** The person named for the department that the posting goes to, or the department. */
function holderOf({ targets }: DirectIssue, { to }: Posting): Holder | undefined {
  const target = targets.find(({ departmentId }) => to === `department:${departmentId}`)
  if (!target) return undefined
  const { departmentId: id, departmentName: name, person } = target
  return { department: { id, name }, ...(person ? { person } : {}) }
}
