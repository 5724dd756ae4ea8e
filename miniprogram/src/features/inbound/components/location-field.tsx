import { View } from '@tarojs/components'
import { useState } from 'react'
import { normaliseCode } from '@shared/domain/barcode'
import { formatQuantity } from '@shared/domain/units'
import type { Item, Location } from '@shared/schema/masterdata'
import { Field } from '@/components/field'
import { ScanButton } from '@/components/input-field'
import { ChoiceSheet } from '@/components/picker-field'
import { Tappable } from '@/components/tappable'
import { signal } from '@/lib/feedback'
import { useChange } from '@/lib/use-change'
import { useQuery } from '@/lib/use-operation'
import { findLocation } from '../use-add-by-code'
import './location-field.scss'

export interface LocationFieldProps {
  id?: string
  item: Item
  warehouseId: string
  locations: readonly Location[]
  value: string
  onChange: (locationId: string) => void
  error?: string
}

/** Where the goods go: scanned, searched, or where the same item already lies, which is proposed. */
export function LocationField(props: LocationFieldProps) {
  const { id, item, warehouseId, locations, value, onChange, error } = props
  const [open, setOpen] = useState(false)
  const [unknown, setUnknown] = useState('')
  const held = useHeldHere(item, warehouseId)
  const qualified = locations.filter(({ zoneKind }) => zoneKind === 'qualified')
  const proposed = qualified.find(({ _id }) => held.has(_id))
  const chosen = locations.find(({ _id }) => _id === value)
  const quantityText = (locationId: string) =>
    `${formatQuantity(held.get(locationId) ?? 0, item.scale)} ${item.unit}`

  useChange(value || proposed?._id, () => {
    if (!value && proposed) onChange(proposed._id)
  })

  const take = (location: Location) => {
    setUnknown('')
    onChange(location._id)
  }
  const onCode = (scanned: string) => {
    const location = findLocation(qualified, normaliseCode(scanned))
    signal(location ? 'ok' : 'wrong')
    if (location) take(location)
    else setUnknown(`本库合格区没有库位「${scanned.slice(0, 40)}」，请重新扫描或从列表选择`)
  }
  const hint =
    chosen && held.has(chosen._id) ? `这里已有 ${quantityText(chosen._id)}，放在一起好找` : undefined
  const near = (location: Location) => (held.has(location._id) ? 0 : 1)
  const choices = [...qualified]
    .sort((a, b) => near(a) - near(b) || a.pickSequence - b.pickSequence)
    .map(({ _id, code }) => ({
      value: _id,
      text: code,
      note: held.has(_id) ? `已有这种物资 ${quantityText(_id)}` : undefined,
    }))
  return (
    <>
      <Field
        label="库位"
        required
        error={unknown || error}
        hint={hint}
        suffix={<ScanButton label="库位码" onCode={onCode} />}
      >
        <Tappable id={id} className="location-value" onTap={() => setOpen(true)} label="选择库位">
          <View className={chosen ? 'location-value__code code' : 'location-value__empty'}>
            {chosen?.code ?? '扫描或选择'}
          </View>
        </Tappable>
      </Field>
      <ChoiceSheet
        open={open}
        title="放在哪个库位"
        value={value}
        choices={choices}
        onChange={(locationId) => {
          setUnknown('')
          onChange(locationId)
        }}
        onClose={() => setOpen(false)}
      />
    </>
  )
}

/** Quantity of the item by location in this warehouse, the fullest shelf first. */
function useHeldHere(item: Item, warehouseId: string): Map<string, number> {
  const { data } = useQuery('stock.item', { itemId: item._id })
  const held = new Map<string, number>()
  for (const lot of data?.stocks.find((stock) => stock.warehouseId === warehouseId)?.lots ?? []) {
    held.set(lot.locationId, (held.get(lot.locationId) ?? 0) + lot.quantity)
  }
  return held
}
