import { addDays } from '../../shared/domain/calendar'
import { requisitionRow } from '../../shared/domain/requisition-view'
import { hasRole, visibleWarehouses } from '../../shared/domain/rights'
import { EXPIRING_DAYS } from '../../shared/domain/stock-view'
import { ok } from '../../shared/errors'
import type { Task } from '../../shared/operations/system'
import type { Caller } from '../../shared/schema/person'
import { _ } from '../runtime/app'
import type { CallContext } from '../runtime/context'
import type { Handler } from '../runtime/define-function'
import { count, find, type Where } from '../runtime/store'

/** What waits for the caller, by role; documents first, then the state of the shelves. */
export const workbench: Handler<'system.workbench'> = async (_input, call) => {
  const { caller } = call
  const [documents, shelves, recent] = await Promise.all([
    Promise.all(documentTasks(caller).map(([kind, where]) => documentTask(kind, where))),
    Promise.all(shelfTasks(call).map(([kind, where]) => shelfTask(kind, where))),
    find('requisitions', { 'requester.id': caller._id }, { orderBy: [['createdAt', 'desc']], limit: 3 }),
  ])
  const tasks = [...documents, ...shelves].filter((task) => task.count > 0)
  const todoCount = documents.reduce((total, task) => total + task.count, 0)
  return ok({ tasks, todoCount, recent: recent.map(requisitionRow) })
}

type Waiting = readonly [kind: Task['kind'], where: Where]

function documentTasks(caller: Caller): Waiting[] {
  const tasks: Waiting[] = [['toDecide', { approverIds: caller._id, status: 'submitted' }]]
  if (hasRole(caller, 'clerk')) {
    const status = _.in(['approved', 'partlyIssued'])
    tasks.push(['toIssue', { warehouseId: _.in(caller.warehouseIds), status }])
  }
  const notAgain = { status: 'returned', replacedBy: _.exists(false) }
  tasks.push(['returnedToMe', { 'requester.id': caller._id, ...notAgain }])
  tasks.push(['readyForMe', { 'requester.id': caller._id, status: _.in(['approved', 'partlyIssued']) }])
  return tasks
}

/** Shelves concern those who keep them: clerks their own warehouses, administrators all. */
function shelfTasks({ caller, today }: CallContext): Waiting[] {
  if (!hasRole(caller, 'clerk', 'admin')) return []
  const visible = visibleWarehouses(caller)
  const scope: Where = visible ? { warehouseId: _.in([...visible]) } : {}
  const soon = _.and([_.gte(today), _.lte(addDays(today, EXPIRING_DAYS))])
  return [
    ['expired', { ...scope, nearestExpiry: _.and([_.gt(''), _.lt(today)]) }],
    ['expiring', { ...scope, nearestExpiry: soon }],
    ['lowStock', { ...scope, belowMinimum: true }],
  ]
}

async function documentTask(kind: Task['kind'], where: Where): Promise<Task> {
  const fields = ['_id', 'createdAt', 'updatedAt']
  const waiting = await find('requisitions', where, { orderBy: [['createdAt', 'asc']], limit: 1_000, fields })
  const [oldest] = waiting
  return {
    kind,
    count: waiting.length,
    ...(oldest ? { oldestAt: kind === 'toDecide' ? oldest.createdAt : oldest.updatedAt } : {}),
    ...(oldest && waiting.length === 1 ? { documentId: oldest._id } : {}),
  }
}

const shelfTask = async (kind: Task['kind'], where: Where): Promise<Task> => ({
  kind,
  count: await count('stock', where),
})
