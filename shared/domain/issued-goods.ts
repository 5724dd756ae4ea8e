import { reject, ok, type Result } from '../errors'
import type { DirectIssue } from '../schema/direct-issue'
import type { Place } from '../schema/journal'
import type { ItemBrief } from '../schema/masterdata'
import type { Issue, IssuePick, Requisition } from '../schema/requisition'
import { destinationOf } from './issue-kind'

/** What one issue handed out, whichever document it belongs to; a pick is named by its position, from 1. */
export interface IssuedGoods {
  document: { type: 'requisition' | 'directIssue'; id: string }
  issueNo: string
  warehouseId: string
  /** Who has the goods, as people say it. */
  fromName: string
  picks: readonly IssuePick[]
  item: (pick: IssuePick) => { itemId: string; item: ItemBrief }
  /** Which department has the pick, where several share the document. */
  departmentName: (pick: IssuePick) => string | undefined
  /** Where the books have them. */
  place: (pick: IssuePick) => Place
}

/** What of a pick is still with who took it, in the item's smallest step. */
export const leftOf = ({ quantity, returnedQuantity = 0, lostQuantity = 0 }: IssuePick): number =>
  quantity - returnedQuantity - lostQuantity

/** The share of a pick's cost that goes with `quantity` of what is left: rounded down, the last piece takes the rest. */
export function shareOfPick(pick: IssuePick, quantity: number): number {
  const left = (pick.valueFen ?? 0) - (pick.closedValueFen ?? 0)
  return Number((BigInt(left) * BigInt(quantity)) / BigInt(leftOf(pick)))
}

/**
 * The goods of one issue of a requisition. Rejects an issue it does not have, one that was reversed, and one that opened
 * a loan: its goods come back by the loan.
 */
export function goodsOfRequisition(requisition: Requisition, issueNo: string): Result<IssuedGoods> {
  const issue = requisition.issues.find(({ no }) => no === issueNo)
  if (!issue) return reject('NOT_FOUND', { what: `出库单 ${issueNo}` })
  const reversed = refuseReversed(issue)
  if (reversed) return reversed
  if (issue.loanId) return reject('RETURN_BY_LOAN', { loanId: issue.loanId })
  const lineOf = new Map(requisition.lines.map((line) => [line.lineId, line]))
  return ok({
    document: { type: 'requisition', id: requisition._id },
    issueNo,
    warehouseId: requisition.warehouseId,
    fromName:
      requisition.recipient?.organisation ?? `${requisition.departmentName} ${requisition.requester.name}`,
    picks: issue.picks,
    item: (pick) => known(lineOf.get(pick.lineId)),
    departmentName: () => undefined,
    place: () => destinationOf(requisition, issueNo),
  })
}

/** The goods of a direct issue, each with the department that got them. Rejects one that was reversed. */
export function goodsOfDirectIssue(issue: DirectIssue): Result<IssuedGoods> {
  const reversed = refuseReversed(issue)
  if (reversed) return reversed
  const lineOf = new Map(issue.lines.map((line) => [line.lineId, line]))
  return ok({
    document: { type: 'directIssue', id: issue._id },
    issueNo: issue._id,
    warehouseId: issue.warehouseId,
    fromName: issue.targets.map((target) => target.departmentName).join('、'),
    picks: issue.picks,
    item: (pick) => known(lineOf.get(pick.lineId)),
    departmentName: (pick) =>
      issue.targets.length > 1
        ? issue.targets.find((target) => target.departmentId === departmentOf(pick))?.departmentName
        : undefined,
    place: (pick) => `department:${departmentOf(pick)}`,
  })
}

const departmentOf = (pick: IssuePick): string => (pick as DirectIssue['picks'][number]).departmentId

const refuseReversed = ({ reversed }: Pick<Issue, 'reversed'>) =>
  reversed ? reject('ALREADY_HANDLED', { by: reversed.by.name, at: reversed.at, state: '已冲销' }) : null

function known<T>(line: T | undefined): T {
  if (!line) throw new Error('a pick of a line that its document does not have')
  return line
}
