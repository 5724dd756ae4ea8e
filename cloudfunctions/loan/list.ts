import { isOut, outQuantity, overdueDays } from '../../shared/domain/loan'
import { hasRole } from '../../shared/domain/rights'
import { formatQuantity } from '../../shared/domain/units'
import { ok, reject, type Result } from '../../shared/errors'
import type { InputOf } from '../../shared/operations'
import type { LoanRow } from '../../shared/operations/loan'
import type { Loan } from '../../shared/schema/loan'
import type { Caller } from '../../shared/schema/person'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { pageAfter, readCursor, timeCursor } from '../runtime/paging'
import { find, type Where } from '../runtime/store'
import { newestFirst } from '../runtime/time-pages'
import { waitingRenewals } from '../runtime/waiting-renewals'

type Input = InputOf<'loan.list'>

/** What is open comes by its due date, the earliest first; all and what is closed, the newest first. */
export const listLoans: Handler<'loan.list'> = async (
  { view, state, itemId, lotId, ...page },
  { caller, today },
) => {
  const whose = views[view](caller)
  if (!whose.ok) return whose
  const narrowed = {
    ...states[state ?? 'all'](today),
    ...(itemId ? { 'lines.itemId': itemId } : {}),
    ...(lotId ? { 'lines.lotId': lotId } : {}),
  }
  const where = (view === 'renewals' ? whose.data : { ...whose.data, ...narrowed }) as Where
  const open = state === 'open' || state === 'overdue' || view === 'renewals'
  const { rows, nextCursor } = open
    ? await soonestFirst(where, page)
    : await newestFirst('loans', where, 'lentAt', page)
  return ok({ rows: rows.map((loan) => loanRow(loan, today)), nextCursor })
}

/** Whose loans each view shows; a view that is not for the caller's role is refused, not empty. */
const views: Record<Input['view'], (caller: Caller) => Result<Where>> = {
  mine: (caller) => ok({ 'borrower.id': caller._id }),
  warehouse: (caller) =>
    hasRole(caller, 'admin')
      ? ok({})
      : hasRole(caller, 'clerk')
        ? ok({ warehouseId: _.in(caller.warehouseIds) })
        : reject('FORBIDDEN'),
  renewals: (caller) => ok(waitingRenewals(caller)),
}

const states: Record<NonNullable<Input['state']> | 'all', (today: string) => Where> = {
  all: () => ({}),
  open: () => ({ open: true }),
  overdue: (today) => ({ open: true, dueDate: _.lt(today), status: _.in(['lent', 'partlyReturned']) }),
  closed: () => ({ open: false }),
}

/** As `newestFirst`, by due date: those of one day follow their number. */
async function soonestFirst(where: Where, { cursor, limit = 20 }: Pick<Input, 'cursor' | 'limit'>) {
  const from = readCursor(cursor)
  const after = from && _.or([{ dueDate: _.gt(from.first) }, { dueDate: from.first, _id: _.gt(from.id) }])
  const query = after ? _.and([where, { dueDate: _.gte(from.first) }, after]) : where
  const rows = await find('loans', query, {
    orderBy: [
      ['dueDate', 'asc'],
      ['_id', 'asc'],
    ],
    limit: limit + 1,
  })
  return pageAfter(rows, limit, (row) => timeCursor(row.dueDate, row._id))
}

const loanRow = (loan: Loan, today: string): LoanRow => ({
  loanId: loan._id,
  status: loan.status,
  borrowerName: loan.borrower.name,
  departmentName: loan.departmentName,
  warehouseId: loan.warehouseId,
  warehouseName: loan.warehouseName,
  brief: briefOf(loan),
  dueDate: loan.dueDate,
  overdueDays: overdueDays(loan, today),
  renewalWaits: loan.renewalWaits,
  lentAt: loan.lentAt,
})

/** The first two items with what is out of them; of a loan that has nothing out, with what was lent. */
function briefOf(loan: Loan): string {
  const out = isOut(loan)
  const items = new Map<string, { item: Loan['lines'][number]['item']; quantity: number }>()
  for (const line of loan.lines) {
    const quantity = (out ? outQuantity(line) : line.quantity) + (items.get(line.itemId)?.quantity ?? 0)
    if (quantity > 0) items.set(line.itemId, { item: line.item, quantity })
  }
  const shown = [...items.values()].slice(0, 2)
  const words = shown.map(
    ({ item, quantity }) => `${item.name} ×${formatQuantity(quantity, item.scale)} ${item.unit}`,
  )
  return words.join('、') + (items.size > 2 ? `等 ${items.size} 种` : '')
}
