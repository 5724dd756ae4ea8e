import { useState } from 'react'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { ListEnd } from '@/components/list-end'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { Chips } from '@/components/segmented'
import { openPage } from '@/lib/nav'
import { usePages } from '@/lib/use-pages'
import { statusText } from '@shared/domain/requisition'
import { RequisitionStatus } from '@shared/schema/requisition'
import { RequisitionRow } from './requisition-row'

type Filter = RequisitionStatus | 'all'

const filters: { value: Filter; text: string; id: string }[] = [
  { value: 'all', text: '全部', id: 'state-all' },
  ...RequisitionStatus.options.map((value) => ({ value, text: statusText[value], id: `state-${value}` })),
]

/** All my requisitions, newest first, by state. */
export function MyRequisitions({ state }: { state?: string }) {
  const asked = RequisitionStatus.options.find((option) => option === state)
  const [filter, setFilter] = useState<Filter>(asked ?? 'all')
  const pages = usePages('requisition.list', {
    view: 'mine',
    limit: 20,
    ...(filter === 'all' ? {} : { status: filter }),
  })
  const empty = (
    <EmptyState
      title={filter === 'all' ? '还没有申请过' : `没有「${statusText[filter]}」的申请`}
      text={filter === 'all' ? '要用什么，从仓库里挑，提交后在这里看进度' : undefined}
      action={
        filter === 'all'
          ? { id: 'go-catalogue', text: '去领用', icon: 'plus', onTap: () => openPage('catalog') }
          : { id: 'show-all', text: '看全部', onTap: () => setFilter('all') }
      }
    />
  )
  return (
    <Page title="我的申请" sticky={<Chips value={filter} onChange={setFilter} options={filters} />}>
      <Loadable query={pages} isEmpty={(rows) => rows.length === 0} empty={empty}>
        {(rows) => (
          <Card padded={false}>
            {rows.map((row) => (
              <RequisitionRow key={row.requisitionId} row={row} />
            ))}
          </Card>
        )}
      </Loadable>
      <ListEnd pages={pages} done={pages.data && pages.data.length > 8 ? '到底了' : undefined} />
    </Page>
  )
}
