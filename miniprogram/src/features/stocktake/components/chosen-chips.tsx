import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Tappable } from '@/components/tappable'
import type { Named } from '../scope-draft'
import './chosen-chips.scss'

const SHOWN = 20

export interface ChosenChipsProps {
  /** Each chip's id is `<id>-<the thing's id>`. */
  id: string
  chosen: readonly Named[]
  onRemove: (id: string) => void
}

/** What was chosen, each with a cross to take it out again. */
export function ChosenChips({ id, chosen, onRemove }: ChosenChipsProps) {
  if (chosen.length === 0) return null
  return (
    <View className="chosen-chips">
      {chosen.slice(0, SHOWN).map((one) => (
        <Tappable
          key={one.id}
          id={`${id}-${one.id}`}
          className="chosen-chips__chip"
          label={`去掉${one.name}`}
          onTap={() => onRemove(one.id)}
        >
          <View className="chosen-chips__face">
            <View className="chosen-chips__name">{one.name}</View>
            <Icon name="close" size={14} />
          </View>
        </Tappable>
      ))}
      {chosen.length > SHOWN && <View className="chosen-chips__more">等 {chosen.length} 个</View>}
    </View>
  )
}
