import { View } from '@tarojs/components'
import type { OutputOf } from '@shared/operations'
import { Icon } from '@/components/icon'
import { StateTag } from '@/components/state-tag'
import { Tappable } from '@/components/tappable'
import './category-line.scss'

export interface CategoryLineProps {
  row: OutputOf<'masterdata.categoryTree'>['rows'][number]
  /** 0 at the top. */
  depth: number
  onTap: () => void
}

/** One category, indented under its parent; how many items are classified right here. */
export function CategoryLine({ row, depth, onTap }: CategoryLineProps) {
  return (
    <Tappable
      id={`category-${row._id}`}
      className={`category-line ${depth === 0 ? 'category-line--top' : ''}`}
      style={{ paddingLeft: `${16 + Math.min(depth, 4) * 20}px` }}
      onTap={onTap}
    >
      <View className="category-line__main">
        <View className={row.status === 'disabled' ? 'category-line__name muted' : 'category-line__name'}>
          {row.name}
        </View>
        <View className="category-line__code code">{row.code}</View>
      </View>
      {row.status === 'disabled' && <StateTag>已停用</StateTag>}
      {row.items > 0 && <View className="category-line__count num">{row.items} 种</View>}
      <Icon name="more" size={18} className="category-line__more" />
    </Tappable>
  )
}
