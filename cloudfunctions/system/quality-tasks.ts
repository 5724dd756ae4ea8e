import { hasRole } from '../../shared/domain/rights'
import { toDecideScrap } from '../runtime/to-decide-scrap'
import { _ } from '../runtime/app'
import type { WaitingSource } from './waiting'

/** Goods in the 待检 zone and scraps to dispose of wait for the clerks of their warehouse, requests for who decides. */
export const qualityTasks: WaitingSource = ({ caller }) => {
  const here = { warehouseId: _.in(caller.warehouseIds) }
  const inspections = { collection: 'inspections' as const, since: 'createdAt' }
  const scraps = { collection: 'scraps' as const, since: 'updatedAt' }
  return [
    ...(hasRole(caller, 'clerk')
      ? [
          {
            kind: 'toInspect' as const,
            where: { ...here, status: _.in(['waiting', 'partlyJudged']) },
            ...inspections,
          },
          { kind: 'toPutAway' as const, where: { awaitsPutAway: true, ...here }, ...inspections },
          { kind: 'toDispose' as const, where: { ...here, status: 'approved' }, ...scraps },
        ]
      : []),
    ...(hasRole(caller, 'approver', 'admin')
      ? [{ kind: 'toDecideScrap' as const, where: toDecideScrap(caller), ...scraps }]
      : []),
  ]
}
