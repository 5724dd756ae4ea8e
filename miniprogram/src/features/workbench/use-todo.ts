import { useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { hasRole, type Me } from '@/lib/session'
import { setTodoCount } from '@/lib/todo-count'
import { useQuery } from '@/lib/use-operation'
import { usePages } from '@/lib/use-pages'
import { byUrgency } from '../requisition/urgency'
import { isDocumentTask } from './task-words'
import { takeTodoView, type TodoView } from './todo-view'

/** Tasks that a list of 待办 shows document by document. */
const listed: ReadonlySet<string> = new Set(['toIssue', 'toDecide', 'readyForMe', 'returnedToMe'])

/** The lists of 待办 that this person has, with how much waits in each, and the rows of the chosen one. */
export function useTodo(me: Me | undefined) {
  const workbench = useQuery('system.workbench', {})
  const countOf = (kind: string) => workbench.data?.tasks.find((task) => task.kind === kind)?.count ?? 0
  useEffect(() => {
    if (workbench.data) setTodoCount(workbench.data.todoCount)
  }, [workbench.data])

  const approves = hasRole(me, 'approver') || countOf('toDecide') > 0
  const issues = hasRole(me, 'clerk')
  const others = (workbench.data?.tasks ?? []).filter(
    (task) => isDocumentTask(task) && !listed.has(task.kind),
  )
  const views: { value: TodoView; text: string; count?: number; id: string }[] = [
    ...(issues
      ? [{ value: 'toIssue' as const, text: '待出库', count: countOf('toIssue'), id: 'view-issue' }]
      : []),
    ...(approves
      ? [{ value: 'toDecide' as const, text: '待审批', count: countOf('toDecide'), id: 'view-decide' }]
      : []),
    ...(others.length > 0
      ? [
          {
            value: 'others' as const,
            text: '其他',
            count: others.reduce((sum, task) => sum + task.count, 0),
            id: 'view-others',
          },
        ]
      : []),
    {
      value: 'mine',
      text: '我的',
      count: countOf('readyForMe') + countOf('returnedToMe'),
      id: 'view-mine',
    },
    ...(approves ? [{ value: 'decided' as const, text: '已审批', id: 'view-decided' }] : []),
  ]
  const [wanted, setWanted] = useState<TodoView | null>(takeTodoView)
  useDidShow(() => {
    const asked = takeTodoView()
    if (asked) setWanted(asked)
  })
  // Unless one was asked for: the first list in which something waits.
  const chosen = views.find(({ value }) => value === wanted) ?? views.find(({ count }) => count) ?? views[0]
  const view = chosen?.value ?? 'mine'

  const isWork = view === 'toDecide' || view === 'toIssue'
  // What is finished does not wait for anybody: it is under 我的申请.
  const list = view === 'mine' ? 'open' : view
  const pages = usePages(
    'requisition.list',
    me && list !== 'others' ? { view: list, limit: isWork ? 100 : 20 } : null,
  )
  const { hasMore, loadingMore, loadMore, failure } = pages
  // The order of urgency needs all of them; of one's own documents the newest are enough.
  useEffect(() => {
    if (isWork && hasMore && !loadingMore && !failure) void loadMore()
  })
  return {
    /** What waits and has no list here: each leads to its own. */
    others,
    views,
    view,
    choose: setWanted,
    pages,
    rows: isWork
      ? pages.data && [...pages.data].sort(byUrgency(view === 'toIssue' ? 'updatedAt' : 'createdAt'))
      : pages.data,
  }
}
