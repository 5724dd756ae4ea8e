import { View } from '@tarojs/components'
import { useState } from 'react'
import type { IssueCheck } from '@shared/schema/issue-check'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { ListEnd } from '@/components/list-end'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { Segmented } from '@/components/segmented'
import { SessionWait } from '@/components/session-wait'
import { StateTag } from '@/components/state-tag'
import { formatAge } from '@/lib/format'
import { openPage, switchTab } from '@/lib/nav'
import { useMe } from '@/lib/session'
import { usePages } from '@/lib/use-pages'
import './checks-page.scss'
import { checkBrief, checkStatusText, checkTone, checkWhom } from './check-words'

type ChecksView = 'toCheck' | 'all'

/** Issues with controlled goods that wait for a second person, and what became of the others. */
export function ChecksPage() {
  const me = useMe()
  const [view, setView] = useState<ChecksView>('toCheck')
  const pages = usePages('outbound.listChecks', me ? { view, limit: 20 } : null)
  if (!me) {
    return (
      <Page title="待复核">
        <SessionWait />
      </Page>
    )
  }
  return (
    <Page
      title="待复核"
      sticky={
        <View className="checks-views">
          <Segmented
            value={view}
            onChange={setView}
            options={[
              { value: 'toCheck', text: '等我复核', id: 'view-to-check' },
              { value: 'all', text: '全部', id: 'view-all' },
            ]}
          />
        </View>
      }
    >
      <Loadable
        query={pages}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <EmptyState
            drawing="done"
            title={view === 'toCheck' ? '没有等你复核的' : '还没有复核过'}
            text="管控物资由一人拣货、另一人复核；自己拣的要别人来复核"
            action={{ text: '返回工作台', icon: 'home', onTap: () => switchTab('workbench') }}
          />
        }
      >
        {(rows) => (
          <>
            <Card padded={false}>
              {rows.map((check) => (
                <CheckRow key={check._id} check={check} />
              ))}
            </Card>
            <ListEnd pages={pages} done={`共 ${rows.length} 张`} />
          </>
        )}
      </Loadable>
    </Page>
  )
}

function CheckRow({ check }: { check: IssueCheck }) {
  return (
    <ListRow
      className="check-row"
      title={checkBrief(check)}
      subtitle={checkWhom(check)}
      note={
        <View className="code">
          {check._id} · {check.preparedBy.name}拣货，{formatAge(check.preparedAt)}前
        </View>
      }
      tag={<StateTag tone={checkTone[check.status]}>{checkStatusText[check.status]}</StateTag>}
      onTap={() => openPage('check', { id: check._id })}
    />
  )
}
