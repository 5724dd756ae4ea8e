import { maySeeCheck } from '../../shared/domain/issue-check'
import { hasRole, maySeeWarehouse } from '../../shared/domain/rights'
import type { Resolved } from '../../shared/operations/masterdata'
import type { Caller } from '../../shared/schema/person'
import { get } from '../runtime/store'

/** A number of a direct issue (ZF), or of an issue that is prepared and not posted (CK, ZF). */
export async function issueOf(code: string, caller: Caller): Promise<Resolved | undefined> {
  const direct =
    code.startsWith('ZF') && hasRole(caller, 'clerk', 'admin') ? await get('directIssues', code) : undefined
  if (direct && maySeeWarehouse(caller, direct.warehouseId)) {
    const [first] = direct.targets
    const others = direct.targets.length - 1
    const whom = `${first?.departmentName ?? ''}${others > 0 ? ` 等 ${others + 1} 个部门` : ''}`
    return { kind: 'directIssue', directIssueId: direct._id, whom }
  }
  const check = await get('issueChecks', code)
  return check && maySeeCheck(check, caller)
    ? { kind: 'issueCheck', checkId: check._id, waits: check.status === 'waiting' }
    : undefined
}
