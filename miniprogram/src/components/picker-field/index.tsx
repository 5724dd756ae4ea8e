import { View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import { Field, type FieldProps } from '../field'
import { Icon } from '../icon'
import { SearchBar } from '../search-bar'
import { Sheet } from '../sheet'
import { Tappable } from '../tappable'
import './index.scss'

export interface Choice<T extends string = string> {
  value: T
  text: string
  note?: ReactNode
  disabled?: boolean
}

export interface PickerFieldProps<T extends string> extends Omit<FieldProps, 'stacked' | 'onTap' | 'suffix'> {
  value: T | ''
  onChange: (value: T) => void
  choices: Choice<T>[]
  placeholder?: string
  disabled?: boolean
}

/** A row that opens a list to choose one from; long lists can be searched. */
export function PickerField<T extends string>(props: PickerFieldProps<T>) {
  const { value, onChange, choices, placeholder = '请选择', disabled, ...field } = props
  const [open, setOpen] = useState(false)
  const chosen = choices.find((choice) => choice.value === value)
  return (
    <>
      <Field
        {...field}
        onTap={disabled ? undefined : () => setOpen(true)}
        suffix={!disabled && <Icon name="chevron-right" size={18} className="ui-picker__arrow" />}
      >
        <View className={chosen ? 'ui-picker__value' : 'ui-picker__value ui-picker__value--empty'}>
          {chosen?.text ?? placeholder}
        </View>
      </Field>
      <ChoiceSheet
        {...{ open, value, choices, onChange }}
        title={field.label}
        onClose={() => setOpen(false)}
      />
    </>
  )
}

export interface ChoiceSheetProps<T extends string> {
  open: boolean
  onClose: () => void
  title: ReactNode
  value: T | ''
  choices: Choice<T>[]
  onChange: (value: T) => void
}

const SEARCH_FROM = 9

/** The list itself, for places that are not a form row. */
export function ChoiceSheet<T extends string>({
  open,
  onClose,
  title,
  value,
  choices,
  onChange,
}: ChoiceSheetProps<T>) {
  const [words, setWords] = useState('')
  const found = choices.filter((choice) =>
    `${choice.text} ${choice.value}`.toLowerCase().includes(words.trim().toLowerCase()),
  )
  return (
    <Sheet open={open} onClose={onClose} title={title}>
      {choices.length >= SEARCH_FROM && (
        <SearchBar value={words} onChange={setWords} placeholder="输入几个字查找" />
      )}
      {found.map((choice) => (
        <Tappable
          key={choice.value}
          role="radio"
          selected={choice.value === value}
          disabled={choice.disabled}
          className={`ui-picker__choice ${choice.disabled ? 'ui-picker__choice--disabled' : ''}`}
          onTap={() => {
            onChange(choice.value)
            setWords('')
            onClose()
          }}
        >
          <View className="ui-picker__text">
            {choice.text}
            {choice.note && <View className="ui-picker__note">{choice.note}</View>}
          </View>
          {choice.value === value && <Icon name="check" size={20} color="var(--brand)" />}
        </Tappable>
      ))}
      {found.length === 0 && <View className="ui-picker__none">没有符合的选项</View>}
    </Sheet>
  )
}
