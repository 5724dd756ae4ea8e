import { View } from '@tarojs/components'
import { formatQuantity } from '@shared/domain/units'
import type { OutputOf } from '@shared/operations'
import { Card } from '@/components/card'
import { formatCount, formatDay, formatMoney, groupDigits } from '@/lib/format'
import { openPage, openStock } from '@/lib/nav'
import type { Period } from '../api'
import { AccuracyCard } from './accuracy-card'
import { BarList } from './bar-list'
import { KpiGrid } from './kpi-grid'
import { TrendCard } from './trend-card'
import './dashboard-content.scss'

export interface DashboardContentProps {
  data: OutputOf<'reports.dashboard'>
  warehouseId: string
  days: Period
  onDays: (days: Period) => void
}

/** What there is, what moved, where the money lies, and what is used most. */
export function DashboardContent({ data, warehouseId, days, onDays }: DashboardContentProps) {
  const { valueByWarehouse, topIssued } = data
  const warehouses = [...valueByWarehouse].sort((a, b) => b.valueFen - a.valueFen)
  const period = `${formatDay(data.from)} – ${formatDay(data.to)}`
  return (
    <>
      <KpiGrid data={data} warehouseId={warehouseId} />
      <TrendCard data={data} days={days} onDays={onDays} />
      <AccuracyCard accuracy={data.accuracy} warehouseId={warehouseId} />
      {warehouses.length > 1 && (
        <Card title="各仓库金额" padded={false} id="by-warehouse">
          <BarList
            id="value"
            bars={warehouses.map((warehouse) => ({
              key: warehouse.warehouseId,
              name: warehouse.name,
              value: warehouse.valueFen,
              text: formatMoney(warehouse.valueFen),
              note: `${formatCount(warehouse.items)} 种`,
              onTap: () => openStock({ warehouseId: warehouse.warehouseId, filter: 'inStock' }),
            }))}
          />
        </Card>
      )}
      <Card title="领用最多" extra={period} padded={false} id="top-issued">
        {topIssued.length > 0 ? (
          <BarList
            id="top"
            ranked
            bars={topIssued.map((item) => ({
              key: item.itemId,
              name: item.name,
              about: item.specification,
              value: item.valueFen,
              text: formatMoney(item.valueFen),
              note: `${groupDigits(formatQuantity(item.quantity, item.scale))} ${item.unit}`,
              onTap: () => openPage('item', { id: item.itemId }),
            }))}
          />
        ) : (
          <View className="dashboard__none">这段时间没有出库</View>
        )}
      </Card>
    </>
  )
}
