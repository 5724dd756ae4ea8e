import { DatePicker } from '@nutui/nutui-react-taro'
import { useState, type PropsWithChildren } from 'react'
import { Tappable } from '../tappable'
import type { DayPickerProps } from './day-picker'

/** Wheels for year, month and day. A tap on the children opens them. */
export function DayPicker(props: PropsWithChildren<DayPickerProps>) {
  const { id, title, value, min, max, onChange, label, children } = props
  const [open, setOpen] = useState(false)
  return (
    <>
      <Tappable id={id} onTap={() => setOpen(true)} label={label}>
        {children}
      </Tappable>
      {open && (
        <DatePicker
          visible
          title={title}
          type="date"
          showChinese
          defaultValue={toDate(value)}
          startDate={toDate(min)}
          endDate={toDate(max)}
          onConfirm={(_, [year, month, day]) => onChange([year, month, day].map(twoDigits).join('-'))}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

const twoDigits = (part: string | number | null | undefined) => String(part ?? '').padStart(2, '0')

/** Local midnight of a calendar day: the wheels show local parts. */
function toDate(day: string): Date {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date)
}
