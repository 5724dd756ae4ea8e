import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { CodedText } from '../coded-text'
import type { Tone } from '../state-tag'
import { Tappable } from '../tappable'
import './index.scss'

export interface TimelineEntry {
  key: string
  title: ReactNode
  /** `3 小时前` or 11月21日 14:20. */
  time: string
  note?: ReactNode
  /** The quantity that moved, at the right. */
  value?: ReactNode
  tone?: Tone
  onTap?: () => void
}

/** What happened, newest first. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  return (
    <View className="ui-timeline">
      {entries.map(({ key, title, time, note, value, tone = 'neutral', onTap }) => (
        <Tappable key={key} className="ui-timeline__entry" onTap={onTap}>
          <View className={`ui-timeline__dot ui-timeline__dot--${tone}`} />
          <View className="ui-timeline__main">
            <View className="ui-timeline__title">{title}</View>
            {note && (
              <View className="ui-timeline__note">
                {typeof note === 'string' ? <CodedText text={note} /> : note}
              </View>
            )}
            <View className="ui-timeline__time num">{time}</View>
          </View>
          {value && <View className="ui-timeline__value">{value}</View>}
        </Tappable>
      ))}
    </View>
  )
}
