import { View } from '@tarojs/components'
import { useState } from 'react'
import { normaliseCode } from '@shared/domain/barcode'
import type { Location } from '@shared/schema/masterdata'
import { Field } from '@/components/field'
import { ScanButton } from '@/components/input-field'
import { ChoiceSheet } from '@/components/picker-field'
import { Tappable } from '@/components/tappable'
import { signal } from '@/lib/feedback'
import { useChange } from '@/lib/use-change'
import type { DraftLine } from '../receipt-draft'
import { findLocation } from '../use-add-by-code'
import { usePlaces, type Delivery } from '../use-places'
import './location-field.scss'

export interface LocationFieldProps {
  id?: string
  line: DraftLine
  delivery: Delivery
  locations: readonly Location[]
  onChange: (locationId: string) => void
  error?: string
}

/** Where the goods go: proposed with a reason, or scanned, or chosen by the clerk who sees the shelf. */
export function LocationField({ id, line, delivery, locations, onChange, error }: LocationFieldProps) {
  const [open, setOpen] = useState(false)
  const [unknown, setUnknown] = useState('')
  const { data: places } = usePlaces(line, delivery)
  const zone = places?.zone ?? 'qualified'
  const value = line.locationId
  const inZone = locations.filter(({ zoneKind }) => zoneKind === zone)
  const chosen = locations.find(({ _id }) => _id === value)
  const proposals = places?.proposals ?? []
  const [best] = proposals
  const why = proposals.find(({ locationId }) => locationId === value)?.reason

  // Goods to inspect have another zone than the rest: a place chosen before that was known is asked for anew.
  const misplaced = Boolean(places && chosen && chosen.zoneKind !== zone)
  useChange(`${value} ${best?.locationId ?? ''} ${String(misplaced)}`, () => {
    if ((!value || misplaced) && best) onChange(best.locationId)
  })

  const take = (locationId: string) => {
    setUnknown('')
    onChange(locationId)
  }
  const onCode = (scanned: string) => {
    const location = findLocation(inZone, normaliseCode(scanned))
    signal(location ? 'ok' : 'wrong')
    if (location) take(location._id)
    else setUnknown(`${zoneNames[zone]}没有库位「${scanned.slice(0, 40)}」，请重新扫描或从列表选择`)
  }
  const reasons = new Map(proposals.map(({ locationId, reason }) => [locationId, reason]))
  const others = inZone.filter(({ _id }) => !reasons.has(_id)).sort((a, b) => a.pickSequence - b.pickSequence)
  const choices = [
    ...proposals.map(({ locationId, code, reason }) => ({ value: locationId, text: code, note: reason })),
    ...others.map(({ _id, code }) => ({ value: _id, text: code })),
  ]
  return (
    <>
      <Field
        label="库位"
        required
        error={unknown || error}
        hint={hintOf(places?.inspect ?? false, why, places?.proposals.length === 0)}
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
        title={`放在哪个库位（${zoneNames[zone]}）`}
        value={value}
        choices={choices}
        onChange={take}
        onClose={() => setOpen(false)}
      />
    </>
  )
}

const zoneNames = { qualified: '合格区', inspection: '待检区', rejected: '不合格区' }

function hintOf(inspect: boolean, why: string | undefined, full: boolean): string | undefined {
  const first = inspect ? '这批要先质检，放待检区，合格后再上架' : ''
  const then = why ? `推荐：${why}` : full ? '推荐的库位都放满了，请自己选一个' : ''
  return [first, then].filter(Boolean).join('。') || undefined
}
