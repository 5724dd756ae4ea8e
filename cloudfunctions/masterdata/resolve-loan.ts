import { isOut, loanStatusText, outQuantity, overdueDays } from '../../shared/domain/loan'
import { hasRole, mayWorkIn } from '../../shared/domain/rights'
import { businessDay } from '../../shared/domain/calendar'
import { formatQuantity } from '../../shared/domain/units'
import type { Resolved } from '../../shared/operations/masterdata'
import type { Caller } from '../../shared/schema/person'
import { get } from '../runtime/store'

/** A loan by its number, for who may see it: who has what, and how long still. */
export async function loanOf(loanId: string, caller: Caller): Promise<Resolved | undefined> {
  const loan = await get('loans', loanId)
  if (!loan) return undefined
  const works = mayWorkIn(caller, loan.warehouseId)
  const mine = loan.borrower.id === caller._id || loan.approverIds.includes(caller._id)
  if (!works && !mine && !hasRole(caller, 'admin')) return undefined
  const late = overdueDays(loan, businessDay(Date.now()))
  const out = loan.lines.filter((line) => outQuantity(line) > 0)
  const shown = (out.length > 0 ? out : loan.lines).slice(0, 2)
  return {
    kind: 'loan',
    loanId,
    state: late > 0 ? `逾期 ${late} 天` : loanStatusText[loan.status],
    borrowerName: `${loan.borrower.name} · ${loan.departmentName}`,
    brief: shown
      .map(({ item, quantity }) => `${item.name} ×${formatQuantity(quantity, item.scale)} ${item.unit}`)
      .join('、'),
    mayReturn: works && isOut(loan),
  }
}
