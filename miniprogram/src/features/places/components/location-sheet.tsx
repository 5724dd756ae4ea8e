import { View } from '@tarojs/components'
import { useState } from 'react'
import type { LocationRow } from '@shared/operations/places'
import { BarcodeLabel } from '@/components/barcode-label'
import { Button } from '@/components/button'
import { FormGroup } from '@/components/field'
import { InputField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { failureText } from '@/lib/error-text'
import { toast } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'
import { LifeCard } from './life-card'
import './location-sheet.scss'

export interface LocationSheetProps {
  location: LocationRow | undefined
  admin: boolean
  onClose: () => void
  onChanged: () => void
}

/** One location: its barcode, its place in the walk, what it holds. */
export function LocationSheet({ location, admin, onClose, onChanged }: LocationSheetProps) {
  return (
    <Sheet open={location !== undefined} onClose={onClose} title={location ? `库位 ${location.code}` : ''}>
      {location && (
        <View className="location-sheet">
          <BarcodeLabel text={location._id} />
          {admin && <Editing location={location} onClose={onClose} onChanged={onChanged} />}
        </View>
      )}
    </Sheet>
  )
}

function Editing({
  location,
  onClose,
  onChanged,
}: Omit<LocationSheetProps, 'location' | 'admin'> & { location: LocationRow }) {
  const { _id, warehouseId, code, updatedAt } = location
  const save = useCommand('masterdata.saveLocation')
  const setStatus = useCommand('masterdata.setLocationStatus')
  const remove = useCommand('masterdata.deleteLocations')
  const [sequence, setSequence] = useState(String(location.pickSequence))
  const [capacity, setCapacity] = useState(location.capacity ? String(location.capacity) : '')
  const submit = async () => {
    const answer = await save.run({
      locationId: _id,
      warehouseId,
      code,
      ...(sequence.trim() ? { pickSequence: Number(sequence) } : {}),
      ...(Number(capacity) > 0 ? { capacity: Number(capacity) } : {}),
      ...(updatedAt ? { updatedAt } : {}),
    })
    if (!answer.ok) return
    toast.success(`已保存 ${code}`)
    onChanged()
    onClose()
  }
  return (
    <>
      <FormGroup>
        <InputField
          id="sequence"
          label="走货顺序"
          type="number"
          value={sequence}
          hint="小的先走到；放在两个库位之间就填中间的数"
          maxLength={8}
          onChange={setSequence}
        />
        <InputField
          id="location-capacity"
          label="最多放"
          type="number"
          value={capacity}
          placeholder="不限"
          suffix="个批次"
          maxLength={4}
          onChange={setCapacity}
        />
      </FormGroup>
      {save.failure && <Notice id="location-refusal">{failureText(save.failure)}</Notice>}
      <Button id="save-location" icon="check" loading={save.running} onTap={() => void submit()}>
        保存
      </Button>
      <LifeCard
        what={`库位 ${code}`}
        status={location.status}
        meaning={
          location.lots > 0
            ? `这里有 ${location.lots} 个批次，停用后不能再放货，已有的货照样能拣走。`
            : '停用后不能再放货。'
        }
        setStatus={(status) => setStatus.run({ warehouseId, locationIds: [_id], status })}
        remove={() => remove.run({ warehouseId, locationIds: [_id] })}
        onDone={() => {
          onChanged()
          onClose()
        }}
      />
    </>
  )
}
