import { hasRole } from '../../shared/domain/rights'
import type { Caller } from '../../shared/schema/person'
import { _ } from './app'
import type { Where } from './store'

/** Renewals that the caller may decide on: those of loans he approved, and of the warehouses where he works. */
export function waitingRenewals(caller: Caller): Where {
  const others = { renewalWaits: true, 'borrower.id': _.neq(caller._id) }
  const approved = { ...others, approverIds: caller._id }
  if (!hasRole(caller, 'clerk')) return approved
  return _.or([approved, { ...others, warehouseId: _.in(caller.warehouseIds) }]) as unknown as Where
}
