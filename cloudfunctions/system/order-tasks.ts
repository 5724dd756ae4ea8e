import { addDays } from '../../shared/domain/calendar'
import { hasRole } from '../../shared/domain/rights'
import { _ } from '../runtime/app'
import type { WaitingSource } from './waiting'

/** Days ahead for which a clerk makes room: what comes later is no work yet. */
const SOON_DAYS = 3

/** Orders that should have come, and those that come these days, for the clerks of their warehouse. */
export const orderTasks: WaitingSource = ({ caller, today }) => {
  if (!hasRole(caller, 'clerk')) return []
  const collection = 'purchaseOrders' as const
  const awaited = { warehouseId: _.in(caller.warehouseIds), awaited: true }
  const soon = _.and([_.gte(today), _.lte(addDays(today, SOON_DAYS))])
  return [
    { kind: 'orderOverdue', collection, where: { ...awaited, dueDay: _.lt(today) }, since: 'dueDay' },
    // What is yet to come has not waited for anybody.
    { kind: 'toReceive', collection, where: { ...awaited, dueDay: soon } },
  ]
}
