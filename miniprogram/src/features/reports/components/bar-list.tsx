import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Tappable } from '@/components/tappable'
import { barShare } from '../figures'
import './bar-list.scss'

export interface Bar {
  key: string
  name: string
  /** Small, after the name: tells two of the same name apart. */
  about?: string
  value: number
  /** The value as people read it, at the right. */
  text: ReactNode
  note?: ReactNode
  onTap?: () => void
}

/** Names with a bar below each, as long as its share of the largest; a long name takes two lines, never more. */
export function BarList({ id, bars, ranked }: { id: string; bars: Bar[]; ranked?: boolean }) {
  const largest = Math.max(0, ...bars.map(({ value }) => value))
  return (
    <View className="bar-list">
      {bars.map(({ key, name, about, value, text, note, onTap }, index) => (
        <Tappable key={key} id={`${id}-${key}`} className="bar-list__row" onTap={onTap}>
          {ranked && <View className="bar-list__rank num">{index + 1}</View>}
          <View className="bar-list__main">
            <View className="bar-list__line bar-list__line--names">
              <View className="bar-list__name">
                {name}
                {about && <Text className="bar-list__about"> {about}</Text>}
              </View>
              <View className="bar-list__text num">{text}</View>
            </View>
            <View className="bar-list__line">
              <View className="bar-list__track">
                <View className="bar-list__bar" style={{ width: `${barShare(value, largest)}%` }} />
              </View>
              {note && <View className="bar-list__note num">{note}</View>}
            </View>
          </View>
        </Tappable>
      ))}
    </View>
  )
}
