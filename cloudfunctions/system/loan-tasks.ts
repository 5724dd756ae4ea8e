import { addDays } from '../../shared/domain/calendar'
import { hasRole } from '../../shared/domain/rights'
import { _ } from '../runtime/app'
import { waitingRenewals } from '../runtime/waiting-renewals'
import type { WaitingSource } from './waiting'

/** From so many days before the due date on, a loan waits on its borrower's workbench. */
const DUE_SOON_DAYS = 7

/** What the caller is to bring back, what his warehouse waits for, and renewals and shipments that wait for a word. */
export const loanTasks: WaitingSource = ({ caller, today }) => {
  const out = { open: true, status: _.in(['lent', 'partlyReturned']) }
  const mine = { 'borrower.id': caller._id, ...out }
  const soon = _.and([_.gte(today), _.lte(addDays(today, DUE_SOON_DAYS))])
  const loans = { collection: 'loans' as const }
  const shipped = { collection: 'requisitions' as const, since: 'updatedAt' }
  const here = { warehouseId: _.in(caller.warehouseIds) }
  return [
    { kind: 'loanOverdue', where: { ...mine, dueDate: _.lt(today) }, ...loans, since: 'dueDate' },
    { kind: 'loanDue', where: { ...mine, dueDate: soon }, ...loans },
    {
      kind: 'renewalToDecide',
      collection: 'loans',
      where: waitingRenewals(caller),
      since: 'updatedAt',
    },
    ...(hasRole(caller, 'clerk')
      ? [
          {
            kind: 'overdueHere' as const,
            where: { ...here, ...out, dueDate: _.lt(today) },
            ...loans,
            since: 'dueDate',
          },
          {
            kind: 'toSettle' as const,
            collection: 'loans' as const,
            where: { ...here, open: true, status: 'toSettle' },
            since: 'updatedAt',
          },
          { kind: 'toAccept' as const, where: { shipment: 'shipped', ...here }, ...shipped },
        ]
      : [
          {
            kind: 'toAccept' as const,
            where: { 'requester.id': caller._id, shipment: 'shipped' },
            ...shipped,
          },
        ]),
  ]
}
