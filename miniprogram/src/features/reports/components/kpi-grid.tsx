import { View } from '@tarojs/components'
import type { OutputOf } from '@shared/operations'
import { EXPIRING_DAYS } from '@shared/domain/stock-view'
import { Stat, type StatProps } from '@/components/stat'
import { Tappable } from '@/components/tappable'
import { formatCount } from '@/lib/format'
import { openStock, type StockView } from '@/lib/nav'
import { shortMoney } from '../figures'
import './kpi-grid.scss'

export interface KpiGridProps {
  data: OutputOf<'reports.dashboard'>
  warehouseId: string
}

/** Six figures; a tap opens the stock list of what is counted. */
export function KpiGrid({ data, warehouseId }: KpiGridProps) {
  const { alerts, itemCount, stockValueFen } = data
  const open = (filter?: StockView['filter']) => () =>
    openStock({ filter, ...(warehouseId ? { warehouseId } : {}) })
  const alert = (count: number, tone: StatProps['tone']) => ({
    value: formatCount(count),
    tone: count > 0 ? tone : undefined,
  })
  const figures: (StatProps & { id: string; open: () => void })[] = [
    { id: 'kpi-value', label: '库存金额', ...shortMoney(stockValueFen), open: open('inStock') },
    { id: 'kpi-items', label: '在库品种', value: formatCount(itemCount), unit: '种', open: open('inStock') },
    { id: 'kpi-out', label: '缺货', ...alert(alerts.out, 'danger'), unit: '种', open: open('out') },
    { id: 'kpi-low', label: '偏低', ...alert(alerts.low, 'warning'), unit: '种', open: open('low') },
    {
      id: 'kpi-expiring',
      label: `${EXPIRING_DAYS} 天内到期`,
      ...alert(alerts.expiring, 'warning'),
      unit: '种',
      open: open('expiring'),
    },
    {
      id: 'kpi-expired',
      label: '过期',
      ...alert(alerts.expired, 'danger'),
      unit: '种',
      open: open('expired'),
    },
  ]
  return (
    <View className="kpi-grid">
      {figures.map(({ id, open: show, ...stat }) => (
        <Tappable key={id} id={id} className="kpi-grid__card" onTap={show}>
          <Stat {...stat} />
        </Tappable>
      ))}
    </View>
  )
}
