import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '../icon'
import { Tappable } from '../tappable'
import './index.scss'

export interface ListRowProps {
  id?: string
  /** Name of the thing; may take two lines. */
  title: ReactNode
  /** Specification or kind, beside or under the name. */
  subtitle?: ReactNode
  /** Location, lot, time: grey, below. */
  note?: ReactNode
  /** At the far left: an avatar, an icon, a check mark. */
  leading?: ReactNode
  /** Quantity, at the right. */
  value?: ReactNode
  /** State, under the quantity. */
  tag?: ReactNode
  arrow?: boolean
  onTap?: () => void
  /** What it says aloud, when the parts alone do not. */
  label?: string
  className?: string
}

/** One line of a list inside a `Card padded={false}`; hairlines between rows draw themselves. */
export function ListRow(props: ListRowProps) {
  const { id, title, subtitle, note, leading, value, tag, arrow, onTap, label, className = '' } = props
  return (
    <Tappable id={id} className={`ui-list-row ${className}`} onTap={onTap} label={label}>
      {leading && <View className="ui-list-row__leading">{leading}</View>}
      <View className="ui-list-row__main">
        <View className="ui-list-row__title">{title}</View>
        {subtitle && <View className="ui-list-row__subtitle">{subtitle}</View>}
        {note && <View className="ui-list-row__note">{note}</View>}
      </View>
      {(value != null || tag) && (
        <View className="ui-list-row__side">
          {value != null && <View className="ui-list-row__value num">{value}</View>}
          {tag}
        </View>
      )}
      {arrow && <Icon name="chevron-right" size={18} className="ui-list-row__arrow" />}
    </Tappable>
  )
}
