import { useEffect, useState } from 'react'
import { BottomBar } from '@/components/bottom-bar'
import { DateField } from '@/components/date-field'
import { Sheet } from '@/components/sheet'

export interface DaysSheetProps {
  open: boolean
  onClose: () => void
  from: string
  to: string
  today: string
  onChange: (days: { from: string; to: string }) => void
}

/** First and last day, chosen together. */
export function DaysSheet({ open, onClose, from, to, today, onChange }: DaysSheetProps) {
  const [days, setDays] = useState({ from, to })
  // it begins with the days that are shown now, such as those of 近 7 天
  useEffect(() => {
    if (open) setDays({ from, to })
  }, [open, from, to])
  const backwards = days.from !== '' && days.to !== '' && days.from > days.to
  const apply = () => {
    onChange(days)
    onClose()
  }
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title="选日期"
      bottom={
        <BottomBar primary={{ id: 'days-apply', text: '查看这些天', disabled: backwards, onTap: apply }} />
      }
    >
      <DateField
        id="days-from"
        label="从"
        value={days.from}
        onChange={(day) => setDays({ ...days, from: day })}
        placeholder="不限"
        max={today}
        clearable
      />
      <DateField
        id="days-to"
        label="到"
        value={days.to}
        onChange={(day) => setDays({ ...days, to: day })}
        placeholder="今天"
        max={today}
        clearable
        error={backwards ? '结束日期早于开始日期，请改一下' : undefined}
      />
    </Sheet>
  )
}
