import { useState } from 'react'
import type { SettingValue } from '@shared/schema/settings'
import { InputField } from '@/components/input-field'

type Value = SettingValue<'organisation'>

/** Whose warehouses these are: the head of printed reports. */
export function OrganisationForm({
  value,
  onChange,
}: {
  value: Value
  onChange: (value: Value | null) => void
}) {
  const [name, setName] = useState(value.name)
  return (
    <InputField
      id="organisation-name"
      label="单位名称"
      required
      maxLength={60}
      value={name}
      onChange={(typed) => {
        setName(typed)
        onChange(typed.trim() ? { name: typed.trim() } : null)
      }}
      hint="印在盘点报告的抬头"
      error={name.trim() ? undefined : '请填写单位名称'}
    />
  )
}
