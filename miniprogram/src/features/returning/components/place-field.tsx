import { View } from '@tarojs/components'
import { useState } from 'react'
import { normaliseCode } from '@shared/domain/barcode'
import { Field } from '@/components/field'
import { ScanButton } from '@/components/input-field'
import { ChoiceSheet, type Choice } from '@/components/picker-field'
import { Tappable } from '@/components/tappable'
import { signal } from '@/lib/feedback'
import './place-field.scss'

export interface PlaceFieldProps {
  id?: string
  label: string
  value: string
  choices: Choice[]
  /** What a scanned code that is none of the choices is told. */
  zone: string
  onChange: (locationId: string) => void
}

/** A location of one kind of zone: scanned or chosen. */
export function PlaceField({ id, label, value, choices, zone, onChange }: PlaceFieldProps) {
  const [open, setOpen] = useState(false)
  const [unknown, setUnknown] = useState('')
  const chosen = choices.find((choice) => choice.value === value)
  const take = (locationId: string) => {
    setUnknown('')
    onChange(locationId)
  }
  const onCode = (scanned: string) => {
    const code = normaliseCode(scanned)
    const found = choices.find((choice) => choice.value === code || choice.text === code.toUpperCase())
    signal(found ? 'ok' : 'wrong')
    if (found) take(found.value)
    else setUnknown(`本库${zone}没有库位「${scanned.slice(0, 40)}」，请重新扫描或从列表选择`)
  }
  return (
    <>
      <Field
        label={label}
        required
        error={unknown || (choices.length === 0 ? `本库没有${zone}的库位，请联系管理员设置` : undefined)}
        suffix={<ScanButton label="库位码" onCode={onCode} />}
      >
        <Tappable id={id} className="place-value" onTap={() => setOpen(true)} label={`选择${label}`}>
          <View className={chosen ? 'place-value__code code' : 'place-value__empty'}>
            {chosen?.text ?? '扫描或选择'}
          </View>
        </Tappable>
      </Field>
      <ChoiceSheet
        open={open}
        title={`${label}（${zone}）`}
        value={value}
        choices={choices}
        onChange={take}
        onClose={() => setOpen(false)}
      />
    </>
  )
}
