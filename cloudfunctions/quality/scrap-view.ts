import { canBecome, mayDecide, mayWithdraw } from '../../shared/domain/scrap'
import { hasRole, mayWorkIn, maySeeValue } from '../../shared/domain/rights'
import type { ScrapView } from '../../shared/operations/quality'
import type { Caller } from '../../shared/schema/person'
import type { Scrap } from '../../shared/schema/scrap'

/** A scrap request concerns its requester, who may decide, the clerks of its warehouse, and administrators. */
export const maySeeScrap = (caller: Caller, scrap: Scrap): boolean =>
  scrap.requester.id === caller._id ||
  scrap.approverIds.includes(caller._id) ||
  mayWorkIn(caller, scrap.warehouseId) ||
  hasRole(caller, 'admin')

/** The document as the caller may see it, and what he may do with it. */
export const scrapView = (scrap: Scrap, caller: Caller): ScrapView => ({
  scrap: shownScrap(scrap, caller),
  actions: {
    decide: hasRole(caller, 'approver', 'admin') && mayDecide(scrap, caller) === null,
    withdraw: mayWithdraw(scrap, caller),
    dispose: canBecome(scrap.status, 'scrapped') && mayWorkIn(caller, scrap.warehouseId),
  },
})

/** Without cost for those whom it does not concern. */
export function shownScrap(scrap: Scrap, caller: Caller): Scrap {
  if (maySeeValue(caller)) return scrap
  const { valueFen: _total, disposal, ...rest } = scrap
  const lines = rest.lines.map(({ valueFen: _cost, ...line }) => line)
  if (!disposal) return { ...rest, lines }
  const { proceedsFen: _proceeds, ...how } = disposal
  return { ...rest, lines, disposal: how }
}
