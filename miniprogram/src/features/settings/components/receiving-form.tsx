import { View } from '@tarojs/components'
import { useState } from 'react'
import type { SettingValue } from '@shared/schema/settings'
import { InputField } from '@/components/input-field'
import { readPercent } from '../read-number'

type Value = SettingValue<'receiving'>

/** What an order tolerates that says nothing itself. */
export function ReceivingForm({
  value,
  onChange,
}: {
  value: Value
  onChange: (value: Value | null) => void
}) {
  const [over, setOver] = useState(String(value.overPercent))
  const [short, setShort] = useState(String(value.shortPercent))
  const tell = (typedOver: string, typedShort: string) => {
    setOver(typedOver)
    setShort(typedShort)
    const [overPercent, shortPercent] = [readPercent(typedOver), readPercent(typedShort)]
    onChange(overPercent === null || shortPercent === null ? null : { overPercent, shortPercent })
  }
  const wrong = (typed: string) => (readPercent(typed) === null ? '填 0 到 100，最多一位小数' : undefined)
  return (
    <View>
      <InputField
        id="over-percent"
        label="可以超收"
        type="digit"
        value={over}
        onChange={(typed) => tell(typed, short)}
        suffix="%"
        hint="比订单多到这么多以内可以收，再多要改订单"
        error={wrong(over)}
      />
      <InputField
        id="short-percent"
        label="少收算收齐"
        type="digit"
        value={short}
        onChange={(typed) => tell(over, typed)}
        suffix="%"
        hint="少到这么多以内，订单自动算收齐"
        error={wrong(short)}
      />
    </View>
  )
}
