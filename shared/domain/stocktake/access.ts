import type { CountLine } from '../../schema/count-line'
import type { Caller } from '../../schema/person'
import type { Stocktake, StocktakeStatus } from '../../schema/stocktake'
import { hasRole, mayWorkIn } from '../rights'
import { isCounter } from './areas'

export const stocktakeStates: Record<StocktakeStatus, string> = {
  opening: '生成明细中',
  counting: '盘点中',
  reviewing: '复核中',
  approving: '待审批',
  posting: '过账中',
  posted: '已过账',
  cancelled: '已取消',
}

/** Clerks of the warehouse and administrators run a stocktake: open, assign, review, submit. */
export const mayRun = (caller: Caller, warehouseId: string): boolean =>
  mayWorkIn(caller, warehouseId) || hasRole(caller, 'admin')

/** A stocktake is for those who run it, its counters and its approvers. */
export const maySeeStocktake = (caller: Caller, stocktake: Stocktake): boolean =>
  mayRun(caller, stocktake.warehouseId) ||
  stocktake.counterIds.includes(caller._id) ||
  (stocktake.approval?.approverIds.includes(caller._id) ?? false)

const counting: readonly StocktakeStatus[] = ['opening', 'counting']

/**
 * Whether the caller may learn what the books say of a line. In a blind stocktake nobody who may count in it learns it while
 * counting goes on, nor afterwards of a line that is still to be counted again; counters from elsewhere learn it with the
 * report that they sign, once it is posted.
 */
export function maySeeBook(caller: Caller, stocktake: Stocktake, line?: Pick<CountLine, 'state'>): boolean {
  const answers =
    mayRun(caller, stocktake.warehouseId) || (stocktake.approval?.approverIds.includes(caller._id) ?? false)
  if (!stocktake.blind) return answers || isCounter(caller, stocktake)
  if (!answers) return stocktake.status === 'posted' && isCounter(caller, stocktake)
  if (!isCounter(caller, stocktake)) return true
  if (counting.includes(stocktake.status)) return false
  return stocktake.status !== 'reviewing' || line === undefined || line.state === 'counted'
}
