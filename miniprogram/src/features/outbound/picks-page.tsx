import { View } from '@tarojs/components'
import type { RequisitionRow } from '@shared/operations/requisition'
import { businessDay } from '@shared/domain/calendar'
import { hasRole } from '@shared/domain/rights'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { ListEnd } from '@/components/list-end'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { SessionWait } from '@/components/session-wait'
import { StateTag } from '@/components/state-tag'
import { formatAge, formatDay } from '@/lib/format'
import { openPage, switchTab } from '@/lib/nav'
import { useMe } from '@/lib/session'
import { usePages } from '@/lib/use-pages'
import { byUrgency } from '@/features/requisition/urgency'
import './picks-page.scss'

/** Approved requisitions that wait to be picked, the most urgent first. */
export function PicksPage() {
  const me = useMe()
  const isClerk = me && hasRole(me, 'clerk')
  const pages = usePages('requisition.list', isClerk ? { view: 'toIssue', limit: 50 } : null)
  if (me && !isClerk) {
    return (
      <Page title="待出库">
        <EmptyState
          title="拣货出库由仓管员办理"
          action={{ text: '返回工作台', icon: 'home', onTap: () => switchTab('workbench') }}
        />
      </Page>
    )
  }
  if (!me) {
    return (
      <Page title="待出库">
        <SessionWait />
      </Page>
    )
  }
  const several = new Set(pages.data?.map((row) => row.warehouseId)).size > 1
  return (
    <Page title="待出库">
      <Loadable
        query={pages}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <EmptyState
            drawing="done"
            title="没有等着出库的单"
            text="申请审批通过后会出现在这里"
            action={{ text: '去扫码', icon: 'scan', onTap: () => switchTab('scan') }}
          />
        }
      >
        {(rows) => (
          <>
            <Card padded={false}>
              {[...rows].sort(byUrgency('updatedAt')).map((row) => (
                <Row key={row.requisitionId} row={row} withWarehouse={several} />
              ))}
            </Card>
            <ListEnd pages={pages} done={`共 ${rows.length} 张`} />
          </>
        )}
      </Loadable>
    </Page>
  )
}

function Row({ row, withWarehouse }: { row: RequisitionRow; withWarehouse: boolean }) {
  const { requisitionId, requesterName, departmentName, warehouseName, brief, lineCount, updatedAt } = row
  return (
    <ListRow
      className="picks-row"
      title={brief}
      subtitle={`${requesterName} · ${departmentName}`}
      note={
        <View className="picks-row__facts">
          <View className="code">{requisitionId}</View>
          {withWarehouse && <View>{warehouseName}</View>}
        </View>
      }
      value={`${lineCount} 种`}
      tag={
        <>
          <View className="picks-row__age">{waited(updatedAt)}</View>
          <Tags row={row} />
        </>
      }
      onTap={() => openPage('pick', { id: requisitionId })}
    />
  )
}

const waited = (approvedAt: string): string =>
  Date.now() - Date.parse(approvedAt) < 60_000 ? '刚刚批准' : `等了 ${formatAge(approvedAt)}`

function Tags({ row: { urgent, neededBy, status } }: { row: RequisitionRow }) {
  const late = neededBy !== undefined && neededBy <= businessDay(Date.now())
  return (
    <>
      {urgent && <StateTag tone="danger">加急</StateTag>}
      {neededBy && <StateTag tone={late ? 'danger' : 'neutral'}>{formatDay(neededBy)}要用</StateTag>}
      {status === 'partlyIssued' && <StateTag tone="warning">部分出库</StateTag>}
    </>
  )
}
