import { View } from '@tarojs/components'
import { useState } from 'react'
import { normaliseCode } from '@shared/domain/barcode'
import type { Location, ZoneKind } from '@shared/schema/masterdata'
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
  id?: string
  label?: string
  warehouseId: string
  itemId: string
  /** Goods that may be used belong into a qualified zone, the others into the 不合格 zone. */
  zone: Extract<ZoneKind, 'qualified' | 'rejected'>
  value: string
  onChange: (locationId: string) => void
  error?: string | undefined
}

/** Where goods go: proposed (where the same lies, where there is room), scanned or chosen. */
export function ShelfField(props: ShelfFieldProps) {
  const { id, label = '库位', warehouseId, itemId, zone, value, onChange, error } = props
  const [open, setOpen] = useState(false)
  const [unknown, setUnknown] = useState('')
  const locations = useShelves(warehouseId, zone)
  const proposals = useQuery('inbound.proposeLocations', { warehouseId, itemId, zone }).data?.proposals ?? []
  const [best] = proposals
  const chosen = locations.find(({ _id }) => _id === value)
  const reasonOf = (locationId: string) =>
    proposals.find((proposal) => proposal.locationId === locationId)?.reason

  useChange(value || best?.locationId, () => {
    if (!value && best) onChange(best.locationId)
  })
  const take = (locationId: string) => {
    setUnknown('')
    onChange(locationId)
  }
  const onCode = (scanned: string) => {
    const location = findLocation(locations, normaliseCode(scanned))
    signal(location ? 'ok' : 'wrong')
    if (location) take(location._id)
    else setUnknown(`本库${zoneText[zone]}没有库位「${scanned.slice(0, 40)}」，请重新扫描或从列表选择`)
  }
  const rank = ({ _id }: Location) => {
    const at = proposals.findIndex(({ locationId }) => locationId === _id)
    return at < 0 ? proposals.length : at
  }
  const choices = [...locations]
    .sort((a, b) => rank(a) - rank(b) || a.pickSequence - b.pickSequence)
    .map(({ _id, code }) => ({ value: _id, text: code, note: reasonOf(_id) }))
  return (
    <>
      <Field
        label={label}
        required
        error={unknown || error || ''}
        hint={chosen && reasonOf(chosen._id)}
        suffix={<ScanButton label="库位码" onCode={onCode} />}
      >
        <Tappable id={id} className="shelf-field" onTap={() => setOpen(true)} label={`选择${label}`}>
          <View className={chosen ? 'shelf-field__code code' : 'shelf-field__empty'}>
            {chosen?.code ?? '扫描或选择'}
          </View>
        </Tappable>
      </Field>
      <ChoiceSheet
        open={open}
        title={zone === 'qualified' ? '放在哪个库位' : '放在哪个不合格库位'}
        value={value}
        choices={choices}
        onChange={take}
        onClose={() => setOpen(false)}
      />
    </>
  )
}

const zoneText = { qualified: '合格区', rejected: '不合格区' } as const

function useShelves(warehouseId: string, zone: ZoneKind): Location[] {
  const { data } = useQuery('masterdata.listLocations', { warehouseId })
  return data?.rows.filter(({ zoneKind }) => zoneKind === zone) ?? []
}
