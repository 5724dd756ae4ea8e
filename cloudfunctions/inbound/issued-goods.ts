import {
  goodsOfDirectIssue,
  goodsOfRequisition,
  leftOf,
  type IssuedGoods,
} from '../../shared/domain/issued-goods'
import { lotFacts } from '../../shared/domain/lot-facts'
import { refuseWarehouse } from '../../shared/domain/rights'
import { ok, reject, type Result } from '../../shared/errors'
import type { DirectIssue } from '../../shared/schema/direct-issue'
import type { Requisition } from '../../shared/schema/requisition'
import type { Handler } from '../runtime/define-function'
import { warehouseNames } from '../runtime/directory'
import { isIssueNumber, requisitionOfIssue } from '../runtime/issue-number'
import { get } from '../runtime/store'

/** The document that an issue's number names: the requisition of a CK, or a ZF itself. */
export type IssuedBy =
  | { collection: 'requisitions'; document: Requisition }
  | { collection: 'directIssues'; document: DirectIssue }

/** By the number of the issue; undefined when there is none. One request. */
export async function issuedBy(issueNo: string): Promise<IssuedBy | undefined> {
  if (isIssueNumber(issueNo)) {
    const document = await requisitionOfIssue(issueNo)
    return document && { collection: 'requisitions', document }
  }
  const document = await get('directIssues', issueNo)
  return document && { collection: 'directIssues', document }
}

export const goodsOf = (by: IssuedBy, issueNo: string): Result<IssuedGoods> =>
  by.collection === 'requisitions'
    ? goodsOfRequisition(by.document, issueNo)
    : goodsOfDirectIssue(by.document)

/** What an issue handed out, for the clerk who takes some of it back. */
export const issuedGoods: Handler<'inbound.issuedGoods'> = async ({ issueNo }, { caller }) => {
  const by = await issuedBy(issueNo)
  if (!by) return reject('NOT_FOUND', { what: `出库单 ${issueNo}` })
  const { warehouseId, warehouseName } = by.document
  const refused = refuseWarehouse(caller, { _id: warehouseId, name: warehouseName })
  if (refused) return refused
  const goods = goodsOf(by, issueNo)
  if (!goods.ok) return goods
  const { document, fromName, picks, item, departmentName } = goods.data
  const nameOf = await warehouseNames()
  return ok({
    document,
    issueNo,
    warehouseId,
    warehouseName: nameOf(warehouseId),
    fromName,
    issuedAt: issuedAt(by, issueNo),
    picks: picks.map((pick, index) => {
      const { itemId, item: brief } = item(pick)
      const whose = departmentName(pick)
      return {
        ...lotFacts(pick),
        pick: index + 1,
        itemId,
        item: brief,
        ...(whose ? { departmentName: whose } : {}),
        locationId: pick.locationId,
        quantity: pick.quantity,
        left: leftOf(pick),
      }
    }),
  })
}

const issuedAt = (by: IssuedBy, issueNo: string): string =>
  by.collection === 'directIssues'
    ? by.document.at
    : (by.document.issues.find(({ no }) => no === issueNo)?.at ?? by.document.updatedAt)
