import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { ReconciliationRow } from '@shared/operations/reconcile'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { ListEnd } from '@/components/list-end'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Chips } from '@/components/segmented'
import { SessionWait } from '@/components/session-wait'
import { StateTag } from '@/components/state-tag'
import { failureText } from '@/lib/error-text'
import { formatCount, formatInstant } from '@/lib/format'
import { switchTab } from '@/lib/nav'
import { hasRole, useMe, type Me } from '@/lib/session'
import { useQuery } from '@/lib/use-operation'
import { usePages } from '@/lib/use-pages'
import { ReportView } from './components/report-view'
import { runState, scopeText } from './report-words'
import { useReconcile } from './use-reconcile'

/** 账务核对: the last runs of each warehouse, what they found, and one more now. */
export function ReconcilePage() {
  const me = useMe()
  const { id } = useRouter().params
  if (me && !hasRole(me, 'clerk', 'admin')) {
    return (
      <Page title="账务核对">
        <EmptyState
          title="账务核对由仓管员和管理员办理"
          action={{ text: '返回工作台', icon: 'home', onTap: () => switchTab('workbench') }}
        />
      </Page>
    )
  }
  if (me) return <Runs me={me} startWith={id ?? ''} />
  return (
    <Page title="账务核对">
      <SessionWait />
    </Page>
  )
}

function Runs({ me, startWith }: { me: Me; startWith: string }) {
  const warehouses = useQuery('masterdata.listWarehouses', {})
  const mine = (warehouses.data?.rows ?? []).filter((one) => hasRole(me, 'admin') || one.mine)
  const [chosen, setChosen] = useState('')
  const warehouseId = chosen || (mine.length === 1 ? (mine[0]?._id ?? '') : '')
  const [opened, setOpened] = useState(startWith)
  const pages = usePages('stock.reconciliations', { limit: 20, ...(warehouseId ? { warehouseId } : {}) })
  const { run, running, progress, failure } = useReconcile(pages.refresh)
  const start = async () => {
    const report = await run(warehouseId)
    if (report) setOpened(report._id)
  }
  const nameOf = mine.find((one) => one._id === warehouseId)?.name
  return (
    <Page
      title="账务核对"
      sticky={
        mine.length > 1 && (
          <Chips
            value={chosen}
            onChange={setChosen}
            options={[
              { value: '', text: '全部仓库' },
              ...mine.map((one) => ({ value: one._id, text: one.name, id: `warehouse-${one._id}` })),
            ]}
          />
        )
      }
      notice={failure && <Notice id="reconcile-failure">{failureText(failure)}</Notice>}
      bottom={
        <BottomBar
          {...(progress ? { summary: `已核对 ${formatCount(progress.items)} 种` } : {})}
          primary={{
            id: 'reconcile-now',
            text: running ? '正在核对' : nameOf ? `现在核对${nameOf}` : '先选一个仓库',
            icon: 'refresh',
            loading: running,
            disabled: !warehouseId,
            onTap: () => void start(),
          }}
        />
      }
    >
      <Notice tone="brand" icon="info">
        用全部流水重新推算库存，跟账上逐批对比。只报告，不改账；每天夜里自动核对一次。
      </Notice>
      <Loadable
        query={pages}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <EmptyState
            title="还没有核对过"
            text={warehouseId ? '点下面的按钮核对一次，几秒钟就好' : '先在上面选一个仓库，再点下面的按钮'}
          />
        }
      >
        {(rows) => (
          <>
            <Card title="核对记录" padded={false}>
              {rows.map((row) => (
                <Row key={row._id} row={row} onTap={() => setOpened(row._id)} />
              ))}
            </Card>
            <ListEnd pages={pages} done={`共 ${rows.length} 次`} />
          </>
        )}
      </Loadable>
      <ReportView reportId={opened} onClose={() => setOpened('')} />
    </Page>
  )
}

function Row({ row, onTap }: { row: ReconciliationRow; onTap: () => void }) {
  const { tone, text } = runState(row)
  return (
    <ListRow
      id={`run-${row._id}`}
      title={row.warehouseName}
      subtitle={`${formatInstant(row.startedAt)} · ${row.startedBy.name}`}
      note={scopeText(row)}
      tag={<StateTag tone={tone}>{text}</StateTag>}
      arrow
      onTap={onTap}
    />
  )
}
