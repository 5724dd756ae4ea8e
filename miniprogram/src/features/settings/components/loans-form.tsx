import { View } from '@tarojs/components'
import { useState } from 'react'
import type { SettingValue } from '@shared/schema/settings'
import { InputField } from '@/components/input-field'
import { readDays, readInteger } from '../read-number'

type Value = SettingValue<'loans'>
type Typed = Record<keyof Value, string>

/** How long goods may be lent, how often longer, and when the borrower is reminded. */
export function LoansForm({ value, onChange }: { value: Value; onChange: (value: Value | null) => void }) {
  const [typed, setTyped] = useState<Typed>({
    maxDays: String(value.maxDays),
    maxRenewals: String(value.maxRenewals),
    remindDays: value.remindDays.join('、'),
    overdueEveryDays: String(value.overdueEveryDays),
  })
  const read = ({ maxDays, maxRenewals, remindDays, overdueEveryDays }: Typed) => ({
    maxDays: readInteger(maxDays, 1, 1_825),
    maxRenewals: readInteger(maxRenewals, 0, 20),
    remindDays: readDays(remindDays, 60),
    overdueEveryDays: readInteger(overdueEveryDays, 1, 60),
  })
  const tell = (part: Partial<Typed>) => {
    const next = { ...typed, ...part }
    setTyped(next)
    const { maxDays, maxRenewals, remindDays, overdueEveryDays } = read(next)
    const whole = maxDays !== null && maxRenewals !== null && remindDays !== null && overdueEveryDays !== null
    onChange(whole ? { maxDays, maxRenewals, remindDays: remindDays.slice(0, 10), overdueEveryDays } : null)
  }
  const now = read(typed)
  return (
    <View>
      <InputField
        id="loan-days"
        label="最长借用"
        type="number"
        value={typed.maxDays}
        onChange={(maxDays) => tell({ maxDays })}
        suffix="天"
        error={now.maxDays === null ? '填 1 到 1825' : undefined}
      />
      <InputField
        id="loan-renewals"
        label="最多续借"
        type="number"
        value={typed.maxRenewals}
        onChange={(maxRenewals) => tell({ maxRenewals })}
        suffix="次"
        error={now.maxRenewals === null ? '填 0 到 20' : undefined}
      />
      <InputField
        id="loan-remind"
        label="到期前提醒"
        value={typed.remindDays}
        onChange={(remindDays) => tell({ remindDays })}
        suffix="天"
        hint="到期前几天各提醒一次，0 是当天，用顿号隔开"
        error={now.remindDays === null ? '填几个天数，例如 3、1、0' : undefined}
      />
      <InputField
        id="loan-overdue"
        label="逾期后每"
        type="number"
        value={typed.overdueEveryDays}
        onChange={(overdueEveryDays) => tell({ overdueEveryDays })}
        suffix="天提醒"
        error={now.overdueEveryDays === null ? '填 1 到 60' : undefined}
      />
    </View>
  )
}
