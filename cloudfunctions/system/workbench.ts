import { addDays } from '../../shared/domain/calendar'
import { requisitionRow } from '../../shared/domain/requisition-view'
import { hasRole, visibleWarehouses } from '../../shared/domain/rights'
import { EXPIRING_DAYS } from '../../shared/domain/stock-view'
import { ok } from '../../shared/errors'
import type { Task } from '../../shared/operations/system'
import { _, db } from '../runtime/app'
import type { CallContext } from '../runtime/context'
import type { Handler } from '../runtime/define-function'
import { find, type Where } from '../runtime/store'
import { assetTasks, booksTask } from './asset-tasks'
import { countTasks } from './count-tasks'
import { issueTasks } from './issue-tasks'
import { loanTasks } from './loan-tasks'
import { orderTasks } from './order-tasks'
import { qualityTasks } from './quality-tasks'
import { transferTasks } from './transfer-tasks'
import { waitingTasks, type Waiting, type WaitingSource } from './waiting'

/** What each area has waiting for a caller, the most pressing first: a further area is a further entry. */
const sources: readonly WaitingSource[] = [
  requisitionTasks,
  orderTasks,
  issueTasks,
  loanTasks,
  assetTasks,
  qualityTasks,
  transferTasks,
  countTasks,
]

/** What waits for the caller, by role; documents first, then the state of the shelves. */
export const workbench: Handler<'system.workbench'> = async (_input, call) => {
  const { caller } = call
  const [documents, books, shelves, recent] = await Promise.all([
    waitingTasks(sources.flatMap((source) => source(call))),
    booksTask(call),
    shelfTasks(call),
    find('requisitions', { 'requester.id': caller._id }, { orderBy: [['createdAt', 'desc']], limit: 3 }),
  ])
  const tasks = [...documents, ...books, ...shelves].filter((task) => task.count > 0)
  const todoCount = documents.reduce((total, task) => total + task.count, 0)
  return ok({ tasks, todoCount, recent: recent.map(requisitionRow) })
}

function requisitionTasks({ caller }: CallContext): Waiting[] {
  const of = (kind: Task['kind'], where: Where, since = 'updatedAt'): Waiting => ({
    kind,
    collection: 'requisitions',
    where,
    since,
  })
  const issuable = _.in(['approved', 'partlyIssued'])
  const mine = { 'requester.id': caller._id }
  return [
    of('toDecide', { approverIds: caller._id, status: 'submitted' }, 'createdAt'),
    ...(hasRole(caller, 'clerk')
      ? [
          of('toIssue', {
            warehouseId: _.in(caller.warehouseIds),
            status: issuable,
            checkId: _.exists(false),
          }),
        ]
      : []),
    of('returnedToMe', { ...mine, status: 'returned', replacedBy: _.exists(false) }),
    of('readyForMe', { ...mine, status: issuable }),
  ]
}

/**
 * How many items have goods past or near their expiry, and how many are short. Shelves concern those who keep them: clerks
 * their own warehouses, administrators all. One request, whose answer has a row a day and not an item.
 */
async function shelfTasks({ caller, today }: CallContext): Promise<Task[]> {
  if (!hasRole(caller, 'clerk', 'admin')) return []
  const visible = visibleWarehouses(caller)
  const scope: Where = visible ? { warehouseId: _.in([...visible]) } : {}
  const until = addDays(today, EXPIRING_DAYS)
  const { data } = await db
    .collection('stock')
    .aggregate()
    .match(
      _.or([
        { ...scope, nearestExpiry: _.and([_.gt(''), _.lte(until)]) },
        { ...scope, belowMinimum: true },
      ]),
    )
    .group({ _id: { day: '$nearestExpiry', low: '$belowMinimum' }, items: $.sum(1) })
    .limit(MOST_DAYS)
    .end()
  const rows = data as { _id: { day: string | null; low: boolean }; items: number }[]
  const items = (fits: (day: string, low: boolean) => boolean) =>
    rows.filter(({ _id }) => fits(_id.day ?? '', _id.low)).reduce((total, row) => total + row.items, 0)
  return [
    { kind: 'expired', count: items((day) => day !== '' && day < today) },
    { kind: 'expiring', count: items((day) => day >= today && day <= until) },
    { kind: 'lowStock', count: items((_day, low) => low) },
  ]
}

/** Days of expiry that there may be, past ones included. */
const MOST_DAYS = 10_000
const $ = db.command.aggregate
