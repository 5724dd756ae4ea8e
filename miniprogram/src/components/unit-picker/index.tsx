import { View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '../icon'
import { ChoiceSheet } from '../picker-field'
import { Tappable } from '../tappable'
import './index.scss'

export interface UnitPickerProps {
  /** The base unit first, then the further ones (支、盒、箱). */
  units: { name: string; note?: string }[]
  value: string
  onChange: (unit: string) => void
}

/** The unit beside a quantity; a list when there is more than one. */
export function UnitPicker({ units, value, onChange }: UnitPickerProps) {
  const [open, setOpen] = useState(false)
  if (units.length < 2) return <View className="ui-unit">{value}</View>
  const choices = units.map(({ name, note }) => ({ value: name, text: name, note }))
  return (
    <>
      <Tappable
        className="ui-unit ui-unit--open"
        onTap={() => setOpen(true)}
        label={`单位 ${value}，点按更换`}
      >
        {value}
        <Icon name="chevron-down" size={16} />
      </Tappable>
      <ChoiceSheet {...{ open, value, choices, onChange }} title="选择单位" onClose={() => setOpen(false)} />
    </>
  )
}
