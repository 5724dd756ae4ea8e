import { hasRole } from '../../shared/domain/rights'
import { _ } from '../runtime/app'
import { callsForCount, toDecideCount } from '../runtime/stocktakes-of'
import type { WaitingSource } from './waiting'

/** Long work that nobody has gone on with for so long has stopped: a page that is open does a step in less than a second. */
const IDLE_MS = 3 * 60_000

/** What the caller is to count, and what waits in his warehouses: results to look at or decide, work that stopped, shelves. */
export const countTasks: WaitingSource = ({ caller, now }) => {
  const stocktakes = { collection: 'stocktakes' as const, since: 'updatedAt' }
  const here = { warehouseId: _.in(caller.warehouseIds) }
  const idle = new Date(Date.parse(now) - IDLE_MS).toISOString()
  const stopped = { status: _.in(['opening', 'posting']), updatedAt: _.lt(idle) }
  return [
    { kind: 'toCount', where: callsForCount(caller), ...stocktakes },
    ...(hasRole(caller, 'approver', 'admin')
      ? [{ kind: 'toDecideCount' as const, where: toDecideCount(caller), ...stocktakes }]
      : []),
    ...(hasRole(caller, 'clerk')
      ? [
          { kind: 'toReviewCount' as const, where: { ...here, status: 'reviewing' }, ...stocktakes },
          { kind: 'countJobStopped' as const, where: { ...here, ...stopped }, ...stocktakes },
          {
            kind: 'shelfToCount' as const,
            collection: 'countRequests' as const,
            where: { ...here, status: 'open' },
            since: 'at',
          },
        ]
      : []),
  ]
}
