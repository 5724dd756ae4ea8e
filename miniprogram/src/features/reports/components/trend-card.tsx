import { View } from '@tarojs/components'
import { useMemo } from 'react'
import { sum } from '@shared/domain/stock'
import type { OutputOf } from '@shared/operations'
import { Card } from '@/components/card'
import { Segmented } from '@/components/segmented'
import type { Period } from '../api'
import { Chart } from '../chart/chart'
import { trendOption } from '../chart/trend-option'
import { usePalette } from '../chart/use-palette'
import { shortMoney } from '../figures'
import './trend-card.scss'

export interface TrendCardProps {
  data: OutputOf<'reports.dashboard'>
  days: Period
  onDays: (days: Period) => void
}

const periods: { value: `${Period}`; text: string; id: string }[] = [
  { value: '30', text: '30 天', id: 'days-30' },
  { value: '90', text: '90 天', id: 'days-90' },
  { value: '180', text: '180 天', id: 'days-180' },
]

/** What came and what went, by value. */
export function TrendCard({ data: { trend }, days, onDays }: TrendCardProps) {
  const palette = usePalette()
  const stepDays = days > 30 ? 7 : 1
  const option = useMemo(() => trendOption({ trend, palette, stepDays }), [trend, palette, stepDays])
  const received = sum(trend.map(({ inFen }) => inFen))
  const issued = sum(trend.map(({ outFen }) => outFen))
  return (
    <Card title="收发趋势" extra={stepDays === 1 ? '按天，按金额' : '按周，按金额'} id="trend">
      <Segmented
        value={`${days}` as const}
        options={periods}
        onChange={(value) => onDays(Number(value) as Period)}
      />
      <View className="trend-card__sums">
        <Sum kind="in" label="入库" fen={received} />
        <Sum kind="out" label="出库" fen={issued} />
      </View>
      {received + issued > 0 ? (
        <Chart
          id="trend-chart"
          option={option}
          height={220}
          label={`近 ${days} 天入库 ${moneyText(received)}，出库 ${moneyText(issued)}`}
        />
      ) : (
        <View className="trend-card__none">这段时间没有收发</View>
      )}
    </Card>
  )
}

function Sum({ kind, label, fen }: { kind: 'in' | 'out'; label: string; fen: number }) {
  return (
    <View className="trend-card__sum">
      <View className={`trend-card__key trend-card__key--${kind}`} />
      {label}
      <View className="trend-card__value num">{moneyText(fen)}</View>
    </View>
  )
}

const moneyText = (fen: number): string => {
  const { value, unit } = shortMoney(fen)
  return unit ? `${value} ${unit}` : value
}
