import { useState } from 'react'
import { scrapReasonText } from '@shared/domain/scrap'
import type { Scrap, ScrapReason } from '@shared/schema/scrap'
import { BottomBar } from '@/components/bottom-bar'
import { FormGroup } from '@/components/field'
import { TextareaField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PhotoField, photosInput, type PickedPhoto } from '@/components/photo-field'
import { PickerField } from '@/components/picker-field'
import { failureText } from '@/lib/error-text'
import { signal } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'
import { PartPicker } from '../../quality/components/part-picker'
import { WarehouseField } from '../../quality/components/warehouse-field'
import { partsInput, partsProblem, type ChosenPart, type PartFilter } from '../../quality/parts'

export interface ScrapFormProps {
  warehouse: string
  item: string
  first: PartFilter
  onDone: (scrap: Scrap) => void
}

export const scrapFilters = [
  { value: 'bad', text: '问题库存' },
  { value: 'expired', text: '已过期' },
  { value: 'rejected', text: '不合格' },
  { value: 'frozen', text: '已冻结' },
  { value: 'all', text: '全部' },
] as const

const reasons = Object.entries(scrapReasonText).map(([value, text]) => ({
  value: value as ScrapReason,
  text,
}))

/** Which rows, and why. They are held from the moment of the request. */
export function ScrapForm({ warehouse, item, first, onDone }: ScrapFormProps) {
  const [warehouseId, setWarehouseId] = useState(warehouse)
  const [filter, setFilter] = useState<PartFilter>(first)
  const [chosen, setChosen] = useState<ChosenPart[]>([])
  const [ownReason, setReason] = useState<ScrapReason | ''>('')
  const [note, setNote] = useState('')
  const [photos, setPhotos] = useState<PickedPhoto[]>([])
  const [checked, setChecked] = useState(false)
  const command = useCommand('quality.requestScrap')
  const reason = ownReason || likelyReason(chosen)
  const problem =
    partsProblem(chosen) ??
    (reason ? undefined : '请选择报废原因') ??
    (reason === 'other' && !note.trim() ? '选了「其他」，请写明原因' : undefined)

  const submit = async () => {
    setChecked(true)
    if (problem || !reason) return signal('wrong')
    const answer = await command.run({
      warehouseId,
      reason,
      ...(note.trim() ? { note: note.trim() } : {}),
      ...(photos.length > 0 ? { photos: photosInput(photos) } : {}),
      parts: partsInput(chosen),
    })
    signal(answer.ok ? 'ok' : 'wrong')
    if (answer.ok) onDone(answer.data.scrap)
  }
  const { failure } = command
  const notice = failure ? (
    <Notice id="refusal">{failureText(failure)}。填写的内容都还在。</Notice>
  ) : checked && problem ? (
    <Notice id="incomplete" tone="warning">
      {problem}
    </Notice>
  ) : undefined
  return (
    <Page
      title="申请报废"
      notice={notice}
      bottom={
        <BottomBar
          summary={`已选 ${chosen.length} 行`}
          primary={{ id: 'submit', text: '提交审批', loading: command.running, onTap: () => void submit() }}
        />
      }
    >
      <WarehouseField
        value={warehouseId}
        onChange={(id) => {
          setWarehouseId(id)
          setChosen([])
        }}
      />
      <PartPicker
        warehouseId={warehouseId}
        filters={scrapFilters}
        filter={filter}
        onFilter={setFilter}
        itemId={item || undefined}
        chosen={chosen}
        onChange={setChosen}
      />
      <FormGroup title="为什么报废">
        <PickerField
          label="原因"
          required
          value={reason}
          choices={reasons}
          onChange={setReason}
          hint="提交后这些物资先封存，审批前谁也领不走"
        />
        <TextareaField
          id="note"
          label="说明"
          value={note}
          onChange={setNote}
          placeholder="例如：过期 9 天，已集中放在不合格区"
        />
        <PhotoField id="photos" label="照片" value={photos} onChange={setPhotos} />
      </FormGroup>
    </Page>
  )
}

/** What all the chosen rows have in common says why, until the clerk says otherwise. */
function likelyReason(chosen: readonly ChosenPart[]): ScrapReason | '' {
  if (chosen.length === 0) return ''
  if (chosen.every(({ part }) => part.expired)) return 'expired'
  return chosen.every(({ part }) => part.status === 'rejected') ? 'rejected' : ''
}
