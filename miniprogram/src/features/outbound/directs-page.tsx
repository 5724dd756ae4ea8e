import { View } from '@tarojs/components'
import type { DirectIssue } from '@shared/schema/direct-issue'
import { hasRole } from '@shared/domain/rights'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { ListEnd } from '@/components/list-end'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { SessionWait } from '@/components/session-wait'
import { StateTag } from '@/components/state-tag'
import { formatTime } from '@/lib/format'
import { openPage, switchTab } from '@/lib/nav'
import { useMe } from '@/lib/session'
import { usePages } from '@/lib/use-pages'
import { checkBrief } from './check-words'

/** What was handed out without a requisition, newest first. */
export function DirectsPage() {
  const me = useMe()
  const may = me && hasRole(me, 'clerk', 'admin')
  const pages = usePages('outbound.listDirect', may ? { limit: 20 } : null)
  if (!me) {
    return (
      <Page title="直接发放单">
        <SessionWait />
      </Page>
    )
  }
  if (!may) {
    return (
      <Page title="直接发放单">
        <EmptyState
          title="直接发放由仓管员办理"
          action={{ text: '返回工作台', icon: 'home', onTap: () => switchTab('workbench') }}
        />
      </Page>
    )
  }
  return (
    <Page title="直接发放单">
      <Loadable
        query={pages}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <EmptyState
            title="还没有直接发放过"
            text="不经申请发出去的物资记在这里"
            action={{ text: '去发放', icon: 'plus', onTap: () => openPage('direct') }}
          />
        }
      >
        {(rows) => (
          <>
            <Card padded={false}>
              {rows.map((row) => (
                <DirectRow key={row._id} row={row} />
              ))}
            </Card>
            <ListEnd pages={pages} done={`共 ${rows.length} 张`} />
          </>
        )}
      </Loadable>
    </Page>
  )
}

function DirectRow({ row }: { row: DirectIssue }) {
  const [first] = row.targets
  const more = row.targets.length - 1
  return (
    <ListRow
      id={`direct-${row._id}`}
      title={checkBrief(row)}
      subtitle={`${first?.departmentName ?? ''}${more > 0 ? ` 等 ${more + 1} 个部门` : ''}`}
      note={
        <View className="code">
          {row._id} · {row.by.name} · {formatTime(row.at)}
        </View>
      }
      tag={row.status === 'reversed' && <StateTag tone="danger">已冲销</StateTag>}
      onTap={() => openPage('directIssue', { id: row._id })}
    />
  )
}
