import { View } from '@tarojs/components'
import type { Zone } from '@shared/schema/masterdata'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { InputField } from '@/components/input-field'
import { PickerField } from '@/components/picker-field'
import { zoneKinds } from '../words'
import './fields.scss'

const kinds = Object.entries(zoneKinds).map(([value, { text, note }]) => ({
  value: value as Zone['kind'],
  text,
  note,
}))

/** The zones of a warehouse: code, name, and what kind of goods may lie there. */
export function ZoneFields({
  zones,
  onChange,
}: {
  zones: readonly Zone[]
  onChange: (zones: Zone[]) => void
}) {
  const change = (index: number, part: Partial<Zone>) =>
    onChange(zones.map((zone, i) => (i === index ? { ...zone, ...part } : zone)))
  return (
    <>
      {zones.map((zone, index) => (
        <Card
          key={index}
          title={`库区 ${zone.code || index + 1}`}
          extra={
            zones.length > 1 && (
              <Button
                id={`remove-zone-${index}`}
                kind="danger"
                size="small"
                onTap={() => onChange(zones.filter((_, i) => i !== index))}
              >
                删除
              </Button>
            )
          }
          padded={false}
        >
          <InputField
            id={`zone-code-${index}`}
            label="区号"
            required
            value={zone.code}
            placeholder="1–4 位字母或数字，字母开头"
            maxLength={4}
            onChange={(code) => change(index, { code: code.toUpperCase() })}
          />
          <InputField
            id={`zone-name-${index}`}
            label="名称"
            required
            value={zone.name}
            placeholder="如 文具区"
            maxLength={30}
            onChange={(name) => change(index, { name })}
          />
          <PickerField
            label="类型"
            required
            value={zone.kind}
            choices={kinds}
            hint={zoneKinds[zone.kind].note}
            onChange={(kind) => change(index, { kind })}
          />
        </Card>
      ))}
      <View className="form-more">
        <Button
          id="add-zone"
          kind="secondary"
          icon="plus"
          onTap={() => onChange([...zones, { code: '', name: '', kind: 'qualified' }])}
        >
          再加一个库区
        </Button>
      </View>
    </>
  )
}
