import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Segmented } from '@/components/segmented'
import { MOST_AREAS, type Area, type AreaPeople, type Split } from '../areas-draft'
import { AreaFields } from './area-fields'
import './area-section.scss'

export interface AreaSectionProps {
  warehouseId: string
  split: Split
  areas: readonly Area[]
  double: boolean
  onSplit: (split: Split) => void
  onPeople: (key: string, people: AreaPeople) => void
}

const hints: Record<Split, string> = {
  none: '不分区，谁有空谁盘',
  zones: '一个库区给一组人，互不打扰',
  racks: `一排货架给一组人，最多 ${MOST_AREAS} 排`,
}

/** How the work is divided, and who does which part. */
export function AreaSection({ warehouseId, split, areas, double, onSplit, onPeople }: AreaSectionProps) {
  return (
    <>
      <Card title="怎么分工">
        <Segmented
          value={split}
          onChange={onSplit}
          options={[
            { value: 'none', text: '一起盘', id: 'split-none' },
            { value: 'zones', text: '按库区分', id: 'split-zones' },
            { value: 'racks', text: '按货架分', id: 'split-racks' },
          ]}
        />
        <View className="area-section__hint">{hints[split]}。没有指定人的，本库仓管员都能盘。</View>
      </Card>
      <AreaFields warehouseId={warehouseId} areas={areas} double={double} onChange={onPeople} />
    </>
  )
}
