import { useRef, useState } from 'react'
import { ErrorState } from '@/components/error-state'
import { Page } from '@/components/page'
import { Chips } from '@/components/segmented'
import { useDashboard, useWarehouses, type Period } from '@/features/reports/api'
import { DashboardContent } from '@/features/reports/components/dashboard-content'
import { DashboardSkeleton } from '@/features/reports/components/dashboard-skeleton'

/** 数据看板: figures and charts for who answers for the stock. */
export default function DashboardPage() {
  const [warehouseId, setWarehouseId] = useState('')
  const [days, setDays] = useState<Period>(90)
  const query = useDashboard(warehouseId, days)
  const warehouses = useWarehouses().data?.rows ?? []
  // Another period or warehouse replaces the figures in place: the page neither empties nor jumps meanwhile.
  const last = useRef(query.data)
  if (query.data) last.current = query.data
  const data = query.data ?? (query.failure ? undefined : last.current)
  return (
    <Page
      title="数据看板"
      sticky={
        warehouses.length > 1 && (
          <Chips
            value={warehouseId}
            options={[
              { value: '', text: '全部仓库', id: 'scope-all' },
              ...warehouses.map(({ _id, name }) => ({ value: _id, text: name, id: `scope-${_id}` })),
            ]}
            onChange={setWarehouseId}
          />
        )
      }
    >
      {data ? (
        <DashboardContent data={data} warehouseId={warehouseId} days={days} onDays={setDays} />
      ) : query.failure ? (
        <ErrorState failure={query.failure} onRetry={() => void query.refresh()} />
      ) : (
        <DashboardSkeleton />
      )}
    </Page>
  )
}
