import { View } from '@tarojs/components'
import { Icon } from '../icon'
import { Tappable } from '../tappable'
import './index.scss'

export interface ChipButtonProps {
  id?: string
  /** What is chosen, or what could be (分类). */
  text: string
  /** Something is chosen. */
  on?: boolean
  /** What it says aloud. */
  label: string
  onTap: () => void
}

/** A chip that opens a list, at the left of a line of `Chips`. */
export function ChipButton({ id, text, on, label, onTap }: ChipButtonProps) {
  return (
    <Tappable
      id={id}
      className={`ui-chip-button ${on ? 'ui-chip-button--on' : ''}`}
      onTap={onTap}
      label={label}
    >
      <View className="ui-chip-button__face">
        <View className="ui-chip-button__text">{text}</View>
        <Icon name="chevron-down" size={16} />
      </View>
    </Tappable>
  )
}
