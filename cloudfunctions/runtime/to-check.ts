import { hasGrant } from '../../shared/domain/rights'
import type { Caller } from '../../shared/schema/person'
import { _ } from './app'
import type { Where } from './store'

/** Prepared issues that wait for this caller as the second person: not what he picked or asked for himself. */
export function toCheck(caller: Caller): Where {
  const everywhere = hasGrant(caller, 'checkControlled')
  return {
    status: 'waiting',
    ...(everywhere ? {} : { warehouseId: _.in(caller.warehouseIds) }),
    'preparedBy.id': _.neq(caller._id),
    'requester.id': _.neq(caller._id),
  }
}
