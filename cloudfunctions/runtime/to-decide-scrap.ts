import { hasRole } from '../../shared/domain/rights'
import type { Caller } from '../../shared/schema/person'
import { _ } from './app'
import type { Where } from './store'

/** Scrap requests that wait for the caller: administrators decide on all but their own, approvers on what names them. */
export const toDecideScrap = (caller: Caller): Where =>
  hasRole(caller, 'admin')
    ? { status: 'requested', 'requester.id': _.neq(caller._id) }
    : { approverIds: caller._id, status: 'requested' }
