import { View } from '@tarojs/components'
import { Tappable } from '@/components/tappable'
import './toggle-chips.scss'

export interface ToggleChipsProps<T extends string> {
  /** Each chip's id is `<id>-<value>`. */
  id: string
  values: readonly T[]
  options: readonly { value: T; text: string }[]
  onChange: (values: T[]) => void
}

/** Several of a few: a tap turns one on or off. */
export function ToggleChips<T extends string>({ id, values, options, onChange }: ToggleChipsProps<T>) {
  return (
    <View className="toggle-chips">
      {options.map(({ value, text }) => {
        const on = values.includes(value)
        return (
          <Tappable
            key={value}
            id={`${id}-${value}`}
            role="checkbox"
            selected={on}
            className={on ? 'toggle-chips__chip toggle-chips__chip--on' : 'toggle-chips__chip'}
            onTap={() => onChange(on ? values.filter((other) => other !== value) : [...values, value])}
          >
            <View className="toggle-chips__face">{text}</View>
          </Tappable>
        )
      })}
    </View>
  )
}
