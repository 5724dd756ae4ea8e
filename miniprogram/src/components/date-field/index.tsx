import { View } from '@tarojs/components'
import { DatePicker } from '@nutui/nutui-react-taro'
import { useState } from 'react'
import { Field, type FieldProps } from '../field'
import { Icon } from '../icon'
import { Tappable } from '../tappable'
import './index.scss'

export interface DateFieldProps extends Omit<FieldProps, 'stacked' | 'onTap' | 'suffix'> {
  /** `2026-11-21`, or empty. */
  value: string
  onChange: (day: string) => void
  placeholder?: string
  /** Bounds `YYYY-MM-DD`; ten years either way unless told. */
  min?: string
  max?: string
  /** Where the wheels start when empty; today unless told. */
  start?: string
  /** Shows a cross that empties the field. */
  clearable?: boolean
}

/** A calendar day, chosen with wheels and shown as 2026-11-21. */
export function DateField(props: DateFieldProps) {
  const { value, onChange, placeholder = '选择日期', min, max, start, clearable, ...field } = props
  const [open, setOpen] = useState(false)
  const today = new Date()
  const suffix =
    clearable && value ? (
      <Tappable className="ui-date__clear" onTap={() => onChange('')} label={`清空${field.label}`}>
        <Icon name="close-circle" size={18} />
      </Tappable>
    ) : (
      <Tappable className="ui-date__clear" onTap={() => setOpen(true)} label={`选择${field.label}`}>
        <Icon name="calendar" size={20} />
      </Tappable>
    )
  return (
    <>
      <Field {...field} suffix={suffix}>
        <Tappable
          className="ui-date__value"
          onTap={() => setOpen(true)}
          label={`${field.label} ${value || placeholder}`}
        >
          <View className={value ? 'code' : 'ui-date__empty'}>{value || placeholder}</View>
        </Tappable>
      </Field>
      {open && (
        <DatePicker
          visible
          title={field.label}
          type="date"
          showChinese
          defaultValue={toDate(value || start) ?? today}
          startDate={toDate(min) ?? new Date(today.getFullYear() - 10, 0, 1)}
          endDate={toDate(max) ?? new Date(today.getFullYear() + 10, 11, 31)}
          onConfirm={(_, [year, month, day]) => onChange([year, month, day].map(twoDigits).join('-'))}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

const twoDigits = (part: string | number | null | undefined) => String(part ?? '').padStart(2, '0')

/** Local midnight of a calendar day: the wheels show local parts. */
function toDate(day: string | undefined): Date | undefined {
  const [year, month, date] = (day ?? '').split('-').map(Number)
  return year && month && date ? new Date(year, month - 1, date) : undefined
}
