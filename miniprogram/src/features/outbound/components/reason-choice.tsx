import { View } from '@tarojs/components'
import { TextareaField } from '@/components/input-field'
import { Tappable } from '@/components/tappable'
import './reason-field.scss'

export interface ReasonChoiceProps {
  id: string
  label: string
  usual: readonly string[]
  value: string
  onChange: (reason: string) => void
  placeholder?: string
}

/** A usual reason by one tap, or one in own words. */
export function ReasonChoice({ id, label, usual, value, onChange, placeholder }: ReasonChoiceProps) {
  return (
    <View className="pick-reason">
      <View className="pick-reason__label">{label}</View>
      <View className="pick-reason__chips">
        {usual.map((reason) => (
          <Tappable
            key={reason}
            role="radio"
            selected={value === reason}
            className={`pick-reason__chip ${value === reason ? 'pick-reason__chip--on' : ''}`}
            onTap={() => onChange(reason)}
          >
            {reason}
          </Tappable>
        ))}
      </View>
      <TextareaField id={id} label="或者自己写" value={value} onChange={onChange} placeholder={placeholder} />
    </View>
  )
}
