import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ControlledClass } from '@shared/schema/masterdata'
import type { SettingValue } from '@shared/schema/settings'
import { SwitchField } from '@/components/switch-field'
import { controlledText } from '@/features/stock/state-words'

type Value = SettingValue<'controlled'>

const classes = Object.keys(controlledText) as ControlledClass[]

/** Which classes two people hand out, and whether the recipient shows an identity document. */
export function ControlledForm({ value, onChange }: { value: Value; onChange: (value: Value) => void }) {
  const [chosen, setChosen] = useState(value)
  const tell = (next: Value) => {
    setChosen(next)
    onChange(next)
  }
  const { idCheck, twoPeople } = chosen
  return (
    <View>
      {classes.map((one) => (
        <SwitchField
          key={one}
          id={`two-${one}`}
          label={controlledText[one]}
          text="双人发放"
          value={twoPeople.includes(one)}
          onChange={(on) =>
            tell({
              idCheck,
              twoPeople: classes.filter((other) => (other === one ? on : twoPeople.includes(other))),
            })
          }
        />
      ))}
      <SwitchField
        id="id-check"
        label="核对证件"
        value={idCheck}
        onChange={(on) => tell({ twoPeople, idCheck: on })}
        hint="发放管控物资时，登记领取人的证件后四位"
      />
    </View>
  )
}
