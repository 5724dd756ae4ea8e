import { View } from '@tarojs/components'
import { Field, type FieldProps } from '../field'
import { Tappable } from '../tappable'
import './index.scss'

export interface SwitchFieldProps extends Pick<FieldProps, 'label' | 'hint'> {
  id?: string
  value: boolean
  onChange: (on: boolean) => void
  /** What being on means, beside the switch: 优先审批和备货. */
  text?: string
}

/** Yes or no in a form. */
export function SwitchField({ id, value, onChange, text, label, hint }: SwitchFieldProps) {
  return (
    <Field label={label} hint={hint}>
      <Tappable
        id={id}
        role="checkbox"
        selected={value}
        className="ui-switch"
        onTap={() => onChange(!value)}
        label={`${label}${text ? `，${text}` : ''}`}
      >
        <View className="ui-switch__text">{text}</View>
        <View className={value ? 'ui-switch__track ui-switch__track--on' : 'ui-switch__track'}>
          <View className="ui-switch__knob" />
        </View>
      </Tappable>
    </Field>
  )
}
