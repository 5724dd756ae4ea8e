import { Input, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { formatQuantity, parseQuantity } from '@shared/domain/units'
import { Icon } from '../icon'
import { Tappable } from '../tappable'
import '../input-field/input.scss'
import './index.scss'

export interface QuantityStepperProps {
  /** Names the number that can be typed over; the buttons are `<id>-less` and `<id>-more`. */
  id?: string
  /** Integer of 10^-scale of the unit shown; null while what is typed is no number. */
  value: number | null
  onChange: (value: number | null) => void
  /** None of it: by the minus button, or a 0 that is still there when one goes on. Not while typing `0.5`. */
  onNone?: () => void
  unit: string
  /** Decimal places of the item. */
  scale?: number
  min?: number
  /** Typing more is allowed and shown in red: say why beside it. The buttons stop here. */
  max?: number
  disabled?: boolean
  label?: string
}

/** Minus, a number to type over, plus: all at least 44 px. Steps by one whole unit. */
export function QuantityStepper(props: QuantityStepperProps) {
  const {
    id,
    value,
    onChange,
    onNone,
    unit,
    scale = 0,
    min = 0,
    max = Number.MAX_SAFE_INTEGER,
    disabled,
    label = '数量',
  } = props
  const [typed, setTyped] = useState(() => textOf(value, scale))

  // A value set from outside replaces the text; `2.` while typing does not.
  useEffect(() => {
    if (value !== null && parseQuantity(typed, scale) !== value) setTyped(textOf(value, scale))
  }, [typed, value, scale])

  const change = (next: number) => {
    const within = Math.min(max, Math.max(min, next))
    if (within === 0 && onNone) return onNone()
    setTyped(textOf(within, scale))
    onChange(within)
  }
  const type = (text: string) => {
    setTyped(text)
    onChange(parseQuantity(text, scale))
  }
  const step = 10 ** scale
  const current = value ?? min
  const wrong = value === null || value < min || value > max
  return (
    <View className={`ui-stepper ${wrong && typed !== '' ? 'ui-stepper--wrong' : ''}`}>
      <Tappable
        id={id && `${id}-less`}
        className="ui-stepper__button"
        label={`减少${label}`}
        disabled={disabled || current <= min}
        onTap={() => change(current - step)}
      >
        <Icon name="minus" size={20} />
      </Tappable>
      <View className="ui-stepper__middle">
        <Input
          id={id}
          className={`ui-input ui-stepper__input ${typed.length > 5 ? 'ui-stepper__input--long' : ''} num`}
          type={scale > 0 ? 'digit' : 'number'}
          value={typed}
          disabled={disabled}
          maxlength={12}
          onInput={(event) => type(event.detail.value)}
          onBlur={value === 0 ? onNone : undefined}
          {...{ ariaLabel: label, 'aria-label': label }}
        />
        <View className="ui-stepper__unit">{unit}</View>
      </View>
      <Tappable
        id={id && `${id}-more`}
        className="ui-stepper__button"
        label={`增加${label}`}
        disabled={disabled || current >= max}
        onTap={() => change(current + step)}
      >
        <Icon name="plus" size={20} />
      </Tappable>
    </View>
  )
}

const textOf = (value: number | null, scale: number) => (value === null ? '' : formatQuantity(value, scale))
