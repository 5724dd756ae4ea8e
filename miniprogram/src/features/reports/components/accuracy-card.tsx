import type { OutputOf } from '@shared/operations'
import { Card } from '@/components/card'
import { Stat, StatRow } from '@/components/stat'
import { formatCount } from '@/lib/format'
import { openPage } from '@/lib/nav'

export interface AccuracyCardProps {
  accuracy: OutputOf<'reports.dashboard'>['accuracy']
  warehouseId: string
}

/** How right the books were in the stocktakes of the last 90 days; leads to each of them. */
export function AccuracyCard({ accuracy, warehouseId }: AccuracyCardProps) {
  const { stocktakes, byLines, byValue } = accuracy
  const rate = (value: number | null) => (value === null ? { value: '—' } : { value, unit: '%' })
  return (
    <Card
      id="accuracy"
      title="账实准确率"
      extra="近 90 天"
      onTap={() => openPage('stocktakeAccuracy', warehouseId ? { warehouse: warehouseId } : {})}
    >
      <StatRow>
        <Stat label="按行数" {...rate(byLines)} />
        <Stat label="按金额" {...rate(byValue)} />
        <Stat label="盘点" value={formatCount(stocktakes)} unit="次" />
      </StatRow>
    </Card>
  )
}
