import { View } from '@tarojs/components'
import { Field, type FieldProps } from '../field'
import { Icon } from '../icon'
import { Tappable } from '../tappable'
import { DayPicker } from './day-picker'
import './index.scss'

export interface DateFieldProps extends Omit<FieldProps, 'stacked' | 'onTap' | 'suffix'> {
  id?: string
  /** `2026-11-21`, or empty. */
  value: string
  onChange: (day: string) => void
  placeholder?: string
  /** Bounds `YYYY-MM-DD`; ten years either way unless told. */
  min?: string
  max?: string
  /** Where the choice starts when empty; today unless told. */
  start?: string
  /** Shows a cross that empties the field. */
  clearable?: boolean
}

/** A calendar day, chosen and not typed, and shown as 2026-11-21. */
export function DateField(props: DateFieldProps) {
  const { id, value, onChange, placeholder = '选择日期', start, clearable, ...field } = props
  const year = new Date().getFullYear()
  const { min = `${year - 10}-01-01`, max = `${year + 10}-12-31`, ...row } = field
  const picker = { title: field.label, value, start: start || today(), min, max, onChange }
  return (
    <Field
      {...row}
      suffix={
        clearable && value ? (
          <Tappable className="ui-date__icon" onTap={() => onChange('')} label={`清空${field.label}`}>
            <Icon name="close-circle" size={18} />
          </Tappable>
        ) : (
          <View className="ui-date__icon">
            <Icon name="calendar" size={20} />
          </View>
        )
      }
    >
      <DayPicker {...picker} id={id} label={`${field.label} ${value || placeholder}`}>
        <View className={value ? 'ui-date__value code' : 'ui-date__value ui-date__value--empty'}>
          {value || placeholder}
        </View>
      </DayPicker>
    </Field>
  )
}

/** Today on this device's calendar. */
function today(): string {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
}
