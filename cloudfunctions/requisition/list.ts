import { requisitionRow } from '../../shared/domain/requisition-view'
import { hasRole } from '../../shared/domain/rights'
import { ok, reject, type Result } from '../../shared/errors'
import type { InputOf } from '../../shared/operations'
import type { Caller } from '../../shared/schema/person'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import type { Where } from '../runtime/store'
import { newestFirst } from '../runtime/time-pages'

type View = InputOf<'requisition.list'>['view']

export const listRequisitions: Handler<'requisition.list'> = async (
  { view, status, ...page },
  { caller },
) => {
  const where = views[view](caller)
  if (!where.ok) return where
  const narrowed = status ? { ...where.data, status } : where.data
  const { rows, nextCursor } = await newestFirst('requisitions', narrowed, 'createdAt', page)
  return ok({ rows: rows.map(requisitionRow), nextCursor })
}

/** What each view shows; a view that is not for the caller's role is refused, not empty. */
const views: Record<View, (caller: Caller) => Result<Where>> = {
  mine: (caller) => ok({ 'requester.id': caller._id }),
  open: (caller) =>
    ok({
      'requester.id': caller._id,
      status: _.in(['submitted', 'approved', 'partlyIssued', 'returned']),
      replacedBy: _.exists(false),
    }),
  toDecide: (caller) => ok({ approverIds: caller._id, status: 'submitted' }),
  decided: (caller) => ok({ approverIds: caller._id, status: _.neq('submitted') }),
  toIssue: (caller) =>
    hasRole(caller, 'clerk')
      ? ok({
          warehouseId: _.in(caller.warehouseIds),
          status: _.in(['approved', 'partlyIssued']),
          checkId: _.exists(false),
        })
      : reject('FORBIDDEN'),
  toAccept: (caller) =>
    ok({
      shipment: 'shipped',
      ...(hasRole(caller, 'clerk')
        ? { warehouseId: _.in(caller.warehouseIds) }
        : { 'requester.id': caller._id }),
    }),
  all: (caller) =>
    hasRole(caller, 'admin')
      ? ok({})
      : hasRole(caller, 'clerk')
        ? ok({ warehouseId: _.in(caller.warehouseIds) })
        : reject('FORBIDDEN'),
}
