import { View } from '@tarojs/components'
import { useState } from 'react'
import { normaliseCode } from '@shared/domain/barcode'
import type { ZoneKind } from '@shared/schema/masterdata'
import type * as z from 'zod/mini'
import { Field } from '@/components/field'
import { ScanButton } from '@/components/input-field'
import { ChoiceSheet } from '@/components/picker-field'
import { Tappable } from '@/components/tappable'
import { findLocation } from '@/features/inbound/use-add-by-code'
import { signal } from '@/lib/feedback'
import { useChange } from '@/lib/use-change'
import { useQuery } from '@/lib/use-operation'
import './shelf-field.scss'

export interface ShelfFieldProps {
  id: string
  label: string
  warehouseId: string
  itemId: string
  /** Zone that the goods must go to. */
  zone: Extract<z.infer<typeof ZoneKind>, 'qualified' | 'rejected'>
  value: string
  onChange: (locationId: string) => void
  /** Places that other lines go to already. */
  taken?: readonly string[]
  error?: string
}

const zoneText = { qualified: '合格区', rejected: '不合格区' } as const

/** Where goods go: proposed with the reason, or scanned, or chosen from the zone's other places. */
export function ShelfField(props: ShelfFieldProps) {
  const { id, label, warehouseId, itemId, zone, value, onChange, taken = [], error } = props
  const [open, setOpen] = useState(false)
  const [unknown, setUnknown] = useState('')
  const proposals = useQuery('inbound.proposeLocations', {
    warehouseId,
    itemId,
    zone,
    ...(taken.length > 0 ? { taken: [...taken] } : {}),
  })
  const locations = useQuery('masterdata.listLocations', { warehouseId })
  const fitting = (locations.data?.rows ?? []).filter(
    (place) => place.zoneKind === zone && place.status === 'active',
  )
  const proposed = proposals.data?.proposals ?? []
  const [best] = proposed
  useChange(value || best?.locationId, () => {
    if (!value && best) onChange(best.locationId)
  })

  const reasonOf = (locationId: string) => proposed.find((one) => one.locationId === locationId)?.reason
  const code =
    fitting.find(({ _id }) => _id === value)?.code ?? proposed.find((p) => p.locationId === value)?.code
  const onCode = (scanned: string) => {
    const place = findLocation(fitting, normaliseCode(scanned))
    signal(place ? 'ok' : 'wrong')
    setUnknown(
      place ? '' : `本库${zoneText[zone]}没有库位「${scanned.slice(0, 40)}」，请重新扫描或从列表选择`,
    )
    if (place) onChange(place._id)
  }
  const rank = (locationId: string) => {
    const at = proposed.findIndex((one) => one.locationId === locationId)
    return at < 0 ? proposed.length : at
  }
  const choices = [...fitting]
    .sort((a, b) => rank(a._id) - rank(b._id) || a.pickSequence - b.pickSequence)
    .map((place) => ({ value: place._id, text: place.code, note: reasonOf(place._id) }))
  const hint = value
    ? reasonOf(value)
    : proposals.data && !best
      ? `${zoneText[zone]}没有空位，请自己选一个`
      : undefined
  return (
    <>
      <Field
        label={label}
        required
        error={unknown || error}
        hint={hint}
        suffix={<ScanButton label="库位码" onCode={onCode} />}
      >
        <Tappable id={id} className="shelf-value" onTap={() => setOpen(true)} label={`选择${label}`}>
          <View className={code ? 'shelf-value__code code' : 'shelf-value__empty'}>
            {code ?? '扫描或选择'}
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
