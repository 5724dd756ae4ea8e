import { reject, type Rejection } from '../errors'
import type { Caller, Grant, Role } from '../schema/person'
import type { Asset } from '../schema/asset'
import type { Requisition } from '../schema/requisition'

/** Pure rules of who may what: the functions enforce them, the pages hide buttons by them. */
export const hasRole = (caller: Pick<Caller, 'roles'>, ...roles: readonly Role[]): boolean =>
  roles.some((role) => caller.roles.includes(role))

/** Whether a right beyond the roles was given. */
export const hasGrant = (caller: Pick<Caller, 'grants'>, grant: Grant): boolean =>
  caller.grants?.includes(grant) ?? false

/** Work in a warehouse (receive, pick, issue, count) is for the clerks who are assigned to it. */
export const mayWorkIn = (caller: Caller, warehouseId: string): boolean =>
  hasRole(caller, 'clerk') && caller.warehouseIds.includes(warehouseId)

/**
 * Warehouses whose stock the caller may see: clerks their own, everybody else all of them,
 * since staff choose from them and approvers look before they sign. Undefined means all.
 */
export const visibleWarehouses = (caller: Caller): readonly string[] | undefined =>
  hasRole(caller, 'clerk') && !hasRole(caller, 'admin') ? caller.warehouseIds : undefined

/** Whether the caller may see what a warehouse holds and what came and went there. */
export const maySeeWarehouse = (caller: Caller, warehouseId: string): boolean =>
  visibleWarehouses(caller)?.includes(warehouseId) ?? true

/** Cost is for those who answer for it. */
export const maySeeValue = (caller: Pick<Caller, 'roles'>): boolean => hasRole(caller, 'clerk', 'admin')

/** A requisition is for its requester, its approvers, the clerks of its warehouse and administrators. */
export const maySeeRequisition = (caller: Caller, requisition: Requisition): boolean =>
  requisition.requester.id === caller._id ||
  requisition.approverIds.includes(caller._id) ||
  mayWorkIn(caller, requisition.warehouseId) ||
  hasRole(caller, 'admin')

/** Null when the caller works in the warehouse and it is not closed; otherwise why not. */
export function refuseWarehouse(
  caller: Caller,
  { _id, name, status }: { _id: string; name?: string; status?: 'active' | 'disabled' },
): Rejection | null {
  if (!mayWorkIn(caller, _id)) return reject('WAREHOUSE_FORBIDDEN', { warehouseName: name })
  return status === 'disabled' ? reject('WAREHOUSE_DISABLED', { warehouseName: name }) : null
}

/**
 * The history of a piece is for who has or had it or is offered it, their department, the clerks of its warehouse and
 * administrators. Where it is now everybody may know: whoever finds a thing with a label wants to bring it back.
 */
export const maySeeAssetHistory = (caller: Caller, asset: Asset): boolean =>
  [asset.holder?.person?.id, asset.handOver?.to.id, asset.custodian?.id].includes(caller._id) ||
  asset.holder?.department?.id === caller.departmentId ||
  asset.history.some(({ holder }) => holder?.person?.id === caller._id) ||
  mayWorkIn(caller, asset.warehouseId) ||
  hasRole(caller, 'admin')
