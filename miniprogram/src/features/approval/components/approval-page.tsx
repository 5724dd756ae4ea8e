import { Loadable } from '@/components/loadable'
import { EmptyState } from '@/components/empty-state'
import { Page } from '@/components/page'
import { switchTab } from '@/lib/nav'
import { useMe } from '@/lib/session'
import { useQuery } from '@/lib/use-operation'
import { ApprovalForm } from './approval-form'

/** A document for its approver, on one screen; a chat message opens it by `id`. */
export function ApprovalPage({ id }: { id: string }) {
  const me = useMe()
  const query = useQuery('requisition.get', id ? { requisitionId: id } : null, { pull: true })
  if (query.data && me) return <ApprovalForm key={me._id} view={query.data} me={me} refresh={query.refresh} />
  const notMine = query.failure?.code === 'FORBIDDEN' || query.failure?.code === 'NOT_FOUND' || !id
  return (
    <Page title="审批" backTo="todo">
      {notMine ? (
        <EmptyState
          drawing="search"
          title={query.failure?.code === 'FORBIDDEN' ? '这张申请不归你审批' : '没有找到这张申请'}
          text={
            query.failure?.code === 'FORBIDDEN'
              ? '由申请人所在部门的审批人处理'
              : '链接可能不完整，到待办里找找'
          }
          action={{ id: 'go-todo', text: '去待办', onTap: () => switchTab('todo') }}
        />
      ) : (
        <Loadable query={query}>{() => null}</Loadable>
      )}
    </Page>
  )
}
