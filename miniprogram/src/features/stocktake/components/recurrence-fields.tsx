import { View } from '@tarojs/components'
import { recurrenceText } from '@shared/domain/stocktake/recurrence'
import { DateField } from '@/components/date-field'
import { FormGroup } from '@/components/field'
import { InputField } from '@/components/input-field'
import { PickerField } from '@/components/picker-field'
import { formatDay } from '@/lib/format'
import { recurrenceOf } from '../plan-draft'
import { dayChoices, unitChoices } from '../recurrence-words'
import type { Plan } from '../use-plan'

/** How often it comes, in words as it is chosen, and when next. */
export function RecurrenceFields({ form: { draft, change, opensOn, today } }: { form: Plan }) {
  const recurrence = recurrenceOf(draft)
  const days = dayChoices(draft.unit)
  const suffix = unitChoices.find(({ value }) => value === draft.unit)?.suffix ?? ''
  return (
    <FormGroup
      title="多久一次"
      extra={recurrence && <View id="recurrence">{recurrenceText(recurrence)}</View>}
    >
      <PickerField
        label="周期"
        value={draft.unit}
        choices={unitChoices}
        onChange={(unit) => change({ unit, day: '1', nextOn: '' })}
      />
      <InputField
        id="plan-every"
        label="每隔"
        type="number"
        value={draft.every}
        onChange={(every) => change({ every, nextOn: '' })}
        suffix={suffix}
        maxLength={2}
        error={recurrence ? '' : '请填 1 到 24 的整数'}
      />
      {days.length > 0 && (
        <PickerField
          label={draft.unit === 'week' ? '星期' : '哪天'}
          value={draft.day}
          choices={days}
          onChange={(day) => change({ day, nextOn: '' })}
        />
      )}
      <DateField
        id="next-on"
        label="下次开盘"
        value={draft.nextOn}
        onChange={(nextOn) => change({ nextOn })}
        placeholder={opensOn ? formatDay(opensOn) : '选择日期'}
        start={opensOn ?? today}
        min={today}
        clearable
        hint="到这天早上自动开盘，工作台会提醒盘点人"
      />
      <InputField
        id="plan-days"
        label="几天盘完"
        type="number"
        value={draft.daysToCount}
        onChange={(daysToCount) => change({ daysToCount })}
        suffix="天"
        maxLength={2}
      />
    </FormGroup>
  )
}
