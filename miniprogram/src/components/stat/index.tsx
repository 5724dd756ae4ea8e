import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Tappable } from '../tappable'
import './index.scss'

export interface StatProps {
  label: string
  value: ReactNode
  unit?: string
  /** A change against before, or what it means. */
  note?: ReactNode
  tone?: 'success' | 'warning' | 'danger' | 'neutral' | 'brand'
  onTap?: () => void
}

/** A figure with its name: 待拣货 3 单. Several stand side by side in `StatRow`. */
export function Stat({ label, value, unit, note, tone, onTap }: StatProps) {
  return (
    <Tappable className="ui-stat" onTap={onTap}>
      <View className="ui-stat__label">{label}</View>
      <View className={`ui-stat__value num ${tone ? `tone-${tone}` : ''}`}>
        {value}
        {unit && <View className="ui-stat__unit">{unit}</View>}
      </View>
      {note && <View className="ui-stat__note">{note}</View>}
    </Tappable>
  )
}

export function StatRow({ children }: { children: ReactNode }) {
  return <View className="ui-stat-row">{children}</View>
}
