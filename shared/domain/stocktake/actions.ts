import type { StocktakeActions } from '../../operations/stocktake-view'
import type { Caller } from '../../schema/person'
import type { Stocktake, StocktakeStatus } from '../../schema/stocktake'
import { businessDay, daysBetween } from '../calendar'
import { hasRole } from '../rights'
import { mayRun, maySeeBook, maySeeStocktake } from './access'
import { refuseDecision } from './approval'
import { isCounter } from './areas'

/** A report may still be signed for so many days after posting. */
export const DAYS_TO_SIGN = 30

/** What the caller may do with a stocktake now. `countedBy`: ids of everybody who counted in it, who may not decide. */
export function actionsOf(
  stocktake: Stocktake,
  caller: Caller,
  countedBy: readonly string[],
  today: string,
): StocktakeActions {
  const { status, job, warehouseId } = stocktake
  const runs = mayRun(caller, warehouseId)
  const decides = stocktake.approval?.approverIds.includes(caller._id) ?? false
  const is = (...states: StocktakeStatus[]) => states.includes(status)
  const reads = (runs || decides) && maySeeBook(caller, stocktake)
  return {
    count: is('counting', 'reviewing') && isCounter(caller, stocktake),
    assign: runs && mayAssign(stocktake),
    finish: runs && is('counting'),
    reopen: runs && is('reviewing'),
    review: reads && !is('opening'),
    submit: runs && is('reviewing'),
    decide: hasRole(caller, 'approver', 'admin') && refuseDecision(stocktake, caller, countedBy) === null,
    advance: (runs || decides) && job !== null,
    cancel: runs && mayCancel(stocktake),
    unfreeze: runs && stocktake.frozen && !is('posted', 'cancelled'),
    sign: maySeeStocktake(caller, stocktake) && maySign(stocktake, today),
    export: hasRole(caller, 'clerk', 'approver', 'admin') && reads && !is('opening', 'counting', 'cancelled'),
  }
}

/** People are named anew until the result is submitted. */
export const mayAssign = ({ status }: Pick<Stocktake, 'status'>): boolean =>
  status === 'opening' || status === 'counting' || status === 'reviewing'

/** Once posting has begun, the books have changed and there is no way back. */
export const mayCancel = ({ status }: Pick<Stocktake, 'status'>): boolean =>
  status === 'opening' || status === 'counting' || status === 'reviewing' || status === 'approving'

/** From review on, until some time after posting. */
export function maySign({ status, postedAt }: Stocktake, today: string): boolean {
  if (status === 'posted') return daysBetween(postedAt ? businessDay(postedAt) : today, today) <= DAYS_TO_SIGN
  return status === 'reviewing' || status === 'approving' || status === 'posting'
}
