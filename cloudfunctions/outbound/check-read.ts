import { maySeeCheck } from '../../shared/domain/issue-check'
import { hasGrant, hasRole, maySeeWarehouse } from '../../shared/domain/rights'
import { ok, reject } from '../../shared/errors'
import type { IssueTarget } from '../../shared/schema/direct-issue'
import { _, app } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { get, type Where } from '../runtime/store'
import { newestFirst } from '../runtime/time-pages'
import { checkView } from './check-view'
import { toCheck } from '../runtime/to-check'

export const getCheck: Handler<'outbound.getCheck'> = async ({ checkId }, { caller }) => {
  const check = await get('issueChecks', checkId)
  if (!check) return reject('NOT_FOUND', { what: `复核单 ${checkId}` })
  return maySeeCheck(check, caller) ? ok(checkView(check, caller)) : reject('FORBIDDEN')
}

export const listChecks: Handler<'outbound.listChecks'> = async ({ view, status, ...page }, { caller }) => {
  const all = hasRole(caller, 'admin') || hasGrant(caller, 'checkControlled')
  if (!all && !hasRole(caller, 'clerk')) return reject('FORBIDDEN')
  const scope: Where = all ? {} : { warehouseId: _.in(caller.warehouseIds) }
  const where = view === 'toCheck' ? toCheck(caller) : { ...scope, ...(status ? { status } : {}) }
  return ok(await newestFirst('issueChecks', where, 'preparedAt', page))
}

/** Links to the signatures of a prepared or a direct issue that end by themselves. */
export const evidenceOf: Handler<'outbound.evidence'> = async ({ documentId }, { caller }) => {
  const direct = documentId.startsWith('ZF') ? await get('directIssues', documentId) : undefined
  const check = direct ? undefined : await get('issueChecks', documentId)
  if (!direct && !check) return reject('NOT_FOUND', { what: `单据 ${documentId}` })
  const visible = direct ? maySeeWarehouse(caller, direct.warehouseId) : check && maySeeCheck(check, caller)
  if (!visible || (direct && !hasRole(caller, 'clerk', 'admin'))) return reject('FORBIDDEN')
  const signed = [
    ...(direct?.targets ?? check?.targets ?? []),
    ...(check?.signature ? [{ ...check.targets[0], signature: check.signature }] : []),
  ].flatMap(({ departmentId, receivedBy, signature }: Partial<IssueTarget>) =>
    signature ? [{ departmentId, receivedBy: receivedBy ?? '', signature }] : [],
  )
  if (signed.length === 0) return ok({ signatures: [] })
  const { fileList } = await app.getTempFileURL({ fileList: signed.map(({ signature }) => signature.fileId) })
  return ok({
    signatures: signed.map(({ departmentId, receivedBy, signature }, index) => ({
      ...(departmentId ? { departmentId } : {}),
      receivedBy,
      url: fileList[index]?.tempFileURL ?? '',
      sha256: signature.sha256,
    })),
  })
}
