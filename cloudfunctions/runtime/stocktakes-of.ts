import { hasRole } from '../../shared/domain/rights'
import type { Caller } from '../../shared/schema/person'
import type { StocktakeStatus } from '../../shared/schema/stocktake'
import { _ } from './app'
import type { Where } from './store'

/** Stocktakes in which the caller is to count: named, or as one of the clerks to whom an area is open. */
export function toCount(caller: Caller, states: readonly StocktakeStatus[]): Where {
  const status = _.in([...states])
  const named = { counterIds: caller._id, status }
  if (!hasRole(caller, 'clerk')) return named
  return _.or([named, { warehouseId: _.in(caller.warehouseIds), status, openToClerks: true }]) as never
}

/** Those that call the caller: being counted, or in review with lines that wait to be counted again. */
export const callsForCount = (caller: Caller): Where =>
  _.or([
    toCount(caller, ['counting']),
    _.and([toCount(caller, ['reviewing']), { waiting: _.exists(true) }]),
  ]) as never

/**
 * Results that wait for the caller's decision: those that name him. Beyond an approver's limit every administrator is named
 * who may decide; one who only stands in for an approver is not called to it.
 */
export const toDecideCount = (caller: Caller): Where => ({
  'approval.approverIds': caller._id,
  status: 'approving',
})
