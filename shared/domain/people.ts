import { ok, reject, type Rejection, type Result } from '../errors'
import type { Department, Warehouse } from '../schema/masterdata'
import type { Grant, Person, Role } from '../schema/person'
import { refuseStale, withStatus, type Living } from './lifecycle'

export interface PersonInput {
  account: string
  name: string
  initials: string
  pinyin: string
  title?: string
  phone?: string
  departmentId: string
  roles: readonly Role[]
  warehouseIds: readonly string[]
  grants: readonly Grant[]
  updatedAt?: string
}

/** What a decision about people rests on. */
export interface Staff {
  /** Who decides. */
  actorId: string
  departments: readonly Department[]
  warehouses: readonly Warehouse[]
  /** Ids of all active administrators. */
  administrators: readonly string[]
}

/**
 * A new person, or one changed; the account never changes. A clerk needs a warehouse; the others keep none. Rights beyond
 * the role are kept only where the role can use them (see `grantsOf`). Rejects NOT_FOUND, WAREHOUSE_REQUIRED, OWN_ACCOUNT
 * (nobody takes the administrator's role from oneself), LAST_ADMIN, CHANGED_MEANWHILE.
 */
export function savePerson(
  staff: Staff,
  before: Person | undefined,
  { updatedAt: basedOn, ...input }: PersonInput,
  now: string,
): Result<Person> {
  const stale = before && refuseStale(before, basedOn, '人员资料')
  if (stale) return stale
  const department = staff.departments.find(({ _id }) => _id === input.departmentId)
  const stays = before?.departmentId === input.departmentId
  if (!department || (department.status !== 'active' && !stays)) return reject('NOT_FOUND', { what: '部门' })
  const roles = [...new Set(input.roles)]
  const warehouseIds = roles.includes('clerk') ? [...new Set(input.warehouseIds)] : []
  const unknown = warehouseIds.find((id) => !staff.warehouses.some(({ _id }) => _id === id))
  if (unknown) return reject('NOT_FOUND', { what: `仓库 ${unknown}` })
  if (roles.includes('clerk') && warehouseIds.length === 0) return reject('WAREHOUSE_REQUIRED')
  const refused = before && refuseLoss(staff, before, roles.includes('admin'))
  if (refused) return refused
  return ok({
    ...(before ?? { _id: input.account, account: input.account, status: 'active' as const }),
    name: input.name,
    initials: input.initials,
    pinyin: input.pinyin,
    title: input.title || undefined,
    phone: input.phone || undefined,
    departmentId: department._id,
    departmentName: department.name,
    roles,
    warehouseIds,
    grants: grantsOf(roles, input.grants),
    updatedAt: now,
  })
}

/** Rights beyond a role that the roles can use: a clerk all, an administrator to reverse, anybody to be second person. */
export const grantsOf = (roles: readonly Role[], grants: readonly Grant[]): Grant[] =>
  [...new Set(grants)].filter((grant) => usableGrants(roles).includes(grant))

export function usableGrants(roles: readonly Role[]): readonly Grant[] {
  if (roles.includes('clerk')) return ['overrideLot', 'directIssue', 'reverse', 'checkControlled']
  return roles.includes('admin') ? ['reverse', 'checkControlled'] : ['checkControlled']
}

/** Enabled or disabled. Disabling ends every session. Rejects OWN_ACCOUNT, LAST_ADMIN, ALREADY_HANDLED. */
export function setPersonStatus(
  staff: Staff,
  before: Person,
  status: Living['status'],
  now: string,
): Result<Person> {
  const refused = status === 'disabled' && refuseLoss(staff, before, false)
  if (refused) return refused
  const changed = withStatus<Person>(before, status, now)
  return changed.ok && status === 'disabled' ? ok({ ...changed.data, sessionsFrom: now }) : changed
}

/** Somebody must be able to let others in: no administrator removes oneself, and the last one stays. */
function refuseLoss(staff: Staff, before: Person, staysAdmin: boolean): Rejection | null {
  const isAdmin = before.status === 'active' && before.roles.includes('admin')
  if (before._id === staff.actorId && !staysAdmin) return reject('OWN_ACCOUNT')
  if (!isAdmin || staysAdmin) return null
  return staff.administrators.some((id) => id !== before._id) ? null : reject('LAST_ADMIN')
}
