import { hasRole } from '../../shared/domain/rights'
import type { Task } from '../../shared/operations/system'
import { addDays, startOfDay } from '../../shared/domain/calendar'
import type { CallContext } from '../runtime/context'
import { _ } from '../runtime/app'
import { find } from '../runtime/store'
import type { WaitingSource } from './waiting'

/** Pieces that a colleague wants to hand to the caller. */
export const assetTasks: WaitingSource = ({ caller }) => [
  { kind: 'handOverToMe', collection: 'assets', where: { 'handOver.to.id': caller._id }, since: 'updatedAt' },
]

/** Differences that the last reconciliation of each warehouse found: the administrator's matter. */
export async function booksTask({ caller, today }: CallContext): Promise<Task[]> {
  if (!hasRole(caller, 'admin')) return []
  const recent = await find(
    'reconciliations',
    { startedAt: _.gte(startOfDay(addDays(today, -RECENT_DAYS))) },
    {
      orderBy: [
        ['startedAt', 'desc'],
        ['_id', 'desc'],
      ],
      limit: 100,
      fields: ['_id', 'warehouseId', 'status', 'startedAt', 'differenceCount'],
    },
  )
  const latest = new Map<string, (typeof recent)[number]>()
  for (const run of recent.filter(({ status }) => status !== 'running'))
    if (!latest.has(run.warehouseId)) latest.set(run.warehouseId, run)
  const different = [...latest.values()].filter(({ differenceCount }) => differenceCount > 0)
  const count = different.reduce((total, run) => total + run.differenceCount, 0)
  const [only] = different
  return [
    {
      kind: 'booksDiffer',
      count,
      ...(only ? { oldestAt: different.map((run) => run.startedAt).sort()[0] } : {}),
      ...(only && different.length === 1 ? { documentId: only._id } : {}),
    },
  ]
}

/** What is older was either seen or is found again every night. */
const RECENT_DAYS = 7
