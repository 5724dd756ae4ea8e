import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { EmptyState, type EmptyStateProps } from '@/components/empty-state'
import { ListEnd } from '@/components/list-end'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { Segmented } from '@/components/segmented'
import { openPage, switchTab } from '@/lib/nav'
import { useMe } from '@/lib/session'
import { RequisitionRow } from '../../requisition/components/requisition-row'
import type { TodoView } from '../todo-view'
import { useTodo } from '../use-todo'
import { TaskCard } from './task-card'
import { WorkRow } from './work-row'
import './todo.scss'

/** Everything that waits for this person, the urgent first and then the oldest. */
export function Todo() {
  const { others, views, view, choose, pages, rows } = useTodo(useMe())
  const tabs = views.length > 1 && (
    <View className="todo__views">
      <Segmented value={view} onChange={choose} options={views} />
    </View>
  )
  const isMine = view === 'mine' || view === 'decided'
  return (
    <Page title="待办" tab="todo" sticky={tabs || undefined}>
      {view === 'others' ? (
        others.map((task) => <TaskCard key={task.kind} task={task} />)
      ) : (
        <>
          <Loadable query={pages} isEmpty={(all) => all.length === 0} empty={<EmptyState {...empty[view]} />}>
            {() => (
              <Card padded={false}>
                {rows?.map((row) =>
                  isMine ? (
                    <RequisitionRow key={row.requisitionId} row={row} who={view === 'decided'} />
                  ) : (
                    <WorkRow key={row.requisitionId} row={row} view={view} />
                  ),
                )}
              </Card>
            )}
          </Loadable>
          <ListEnd pages={pages} />
        </>
      )}
    </Page>
  )
}

const empty: Record<Exclude<TodoView, 'others'>, EmptyStateProps> = {
  toDecide: {
    drawing: 'done',
    title: '没有等你审批的申请',
    text: '有人提交后会出现在这里',
    action: { id: 'go-workbench', text: '回工作台', onTap: () => switchTab('workbench') },
  },
  toIssue: {
    drawing: 'done',
    title: '没有等着出库的申请',
    text: '审批通过的申请会出现在这里',
    action: { id: 'go-receive', text: '去入库', icon: 'receive', onTap: () => openPage('receive') },
  },
  mine: {
    drawing: 'basket',
    title: '没有在办的申请',
    text: '要用什么，从仓库里挑；办完的在「我的申请」里',
    action: { id: 'go-catalogue', text: '去领用', icon: 'plus', onTap: () => openPage('catalog') },
  },
  decided: { title: '还没有审批过', text: '处理过的申请会留在这里' },
}
