import { Picker } from '@tarojs/components'
import type { PropsWithChildren } from 'react'

export interface DayPickerProps {
  id?: string
  title: string
  /** `YYYY-MM-DD`, or empty: the choice then begins at `start`. */
  value: string
  start: string
  min: string
  max: string
  onChange: (day: string) => void
  /** What a screen reader says. */
  label: string
}

/** WeChat's own date picker: people know it, and it is quick on old phones. A tap on the children opens it. */
export function DayPicker({
  id,
  title,
  value,
  start,
  min,
  max,
  onChange,
  children,
}: PropsWithChildren<DayPickerProps>) {
  return (
    <Picker
      id={id}
      mode="date"
      headerText={title}
      value={value || start}
      start={min}
      end={max}
      onChange={(event) => onChange(event.detail.value)}
    >
      {children}
    </Picker>
  )
}
