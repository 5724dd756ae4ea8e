import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Tappable } from '@/components/tappable'
import type { Entry } from '../entries'
import './entries.scss'

/** The three things this person does most, as large buttons. */
export function MainEntries({ entries }: { entries: Entry[] }) {
  return (
    <View className="main-entries">
      {entries.map(({ id, text, icon, open }, index) => (
        <Tappable
          key={id}
          id={`do-${id}`}
          className={`main-entries__entry ${index === 0 ? 'main-entries__entry--first' : ''}`}
          onTap={open}
        >
          <Icon name={icon} size={28} />
          <View className="main-entries__text">{text}</View>
        </Tappable>
      ))}
    </View>
  )
}

/** Everything else that this person can do. */
export function EntryGrid({ entries }: { entries: Entry[] }) {
  return (
    <Card padded={false}>
      <View className="entry-grid">
        {entries.map(({ id, text, icon, open }) => (
          <Tappable key={id} id={`do-${id}`} className="entry-grid__entry" onTap={open}>
            <Icon name={icon} size={24} className="entry-grid__icon" />
            <View className="entry-grid__text">{text}</View>
          </Tappable>
        ))}
      </View>
    </Card>
  )
}
