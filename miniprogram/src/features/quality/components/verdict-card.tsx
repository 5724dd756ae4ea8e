import { View } from '@tarojs/components'
import { rejectReasonText, toJudge } from '@shared/domain/inspection'
import { formatQuantity } from '@shared/domain/units'
import { locationCode } from '@shared/domain/stock'
import type { InspectionLine, RejectReason } from '@shared/schema/inspection'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { TextareaField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import { PhotoField } from '@/components/photo-field'
import { PickerField } from '@/components/picker-field'
import { QuantityStepper } from '@/components/quantity-stepper'
import { QuantityText } from '@/components/quantity-text'
import { StateTag } from '@/components/state-tag'
import { SwitchField } from '@/components/switch-field'
import { ItemName, LotLine } from '../lot-line'
import { isSkipped, withRejected, type VerdictDraft } from '../verdict-draft'
import { ShelfField } from './shelf-field'
import './verdict-card.scss'

export interface VerdictCardProps {
  line: InspectionLine
  warehouseId: string
  draft: VerdictDraft
  onChange: (draft: VerdictDraft) => void
  /** Shelves of the other lines. */
  taken: readonly string[]
  problem?: string | undefined
}

const reasons = Object.entries(rejectReasonText).map(([value, text]) => ({
  value: value as RejectReason,
  text,
}))

/** One lot before the clerk: how much of it is good, how much is not and why, and where both go. */
export function VerdictCard({ line, warehouseId, draft, onChange, taken, problem }: VerdictCardProps) {
  const { lineId, item } = line
  const waiting = toJudge(line)
  const set = (change: Partial<VerdictDraft>) => onChange({ ...draft, ...change })
  const stepper = { unit: item.unit, scale: item.scale, min: 0 }
  const left = waiting - (draft.accepted ?? 0) - (draft.rejected ?? 0)
  return (
    <Card id={`verdict-${lineId}`} padded={false} className="verdict">
      <View className="verdict__head">
        <View className="verdict__main">
          <View className="verdict__name">
            <ItemName item={item} />
          </View>
          <View className="verdict__spec">{item.specification}</View>
          <LotLine lot={{ ...line, location: locationCode(line.locationId) }} />
        </View>
        <View className="verdict__side">
          <QuantityText quantity={waiting} scale={item.scale} unit={item.unit} size="large" />
          <StateTag tone="neutral">待检</StateTag>
        </View>
      </View>
      <Field label="合格">
        <QuantityStepper
          id={`accepted-${lineId}`}
          {...stepper}
          value={draft.accepted}
          max={waiting - (draft.rejected ?? 0)}
          onChange={(accepted) => set({ accepted })}
          label="合格数量"
        />
      </Field>
      <Field
        label="不合格"
        hint={
          isSkipped(draft)
            ? '两个都是 0：这次不判，留着下次'
            : left > 0
              ? `还有 ${formatQuantity(left, item.scale)} ${item.unit} 留着下次判`
              : undefined
        }
      >
        <QuantityStepper
          id={`rejected-${lineId}`}
          {...stepper}
          value={draft.rejected}
          max={waiting}
          onChange={(rejected) => onChange(withRejected(draft, rejected, waiting))}
          label="不合格数量"
        />
      </Field>
      {(draft.rejected ?? 0) > 0 && (
        <>
          <PickerField
            label="原因"
            required
            value={draft.reason}
            choices={reasons}
            placeholder="为什么不合格"
            onChange={(reason) => set({ reason })}
          />
          <TextareaField
            id={`note-${lineId}`}
            label="说明"
            value={draft.note}
            onChange={(note) => set({ note })}
            placeholder="例如：外箱压坏，内有 2 瓶渗漏"
          />
          <PhotoField
            id={`photos-${lineId}`}
            label={item.controlled ? '照片（管控物资必拍）' : '照片'}
            value={draft.photos}
            onChange={(photos) => set({ photos })}
          />
          <ShelfField
            id={`rejected-to-${lineId}`}
            label="坏货放到"
            zone="rejected"
            warehouseId={warehouseId}
            itemId={line.itemId}
            value={draft.rejectedTo}
            onChange={(rejectedTo) => set({ rejectedTo })}
          />
        </>
      )}
      {(draft.accepted ?? 0) > 0 && (
        <>
          <SwitchField
            id={`shelve-${lineId}`}
            label="马上上架"
            value={draft.shelve}
            onChange={(shelve) => set({ shelve })}
            text={draft.shelve ? '现在放到货架，可以领用' : '先留在待检区，稍后上架'}
          />
          {draft.shelve && (
            <ShelfField
              id={`accepted-to-${lineId}`}
              label="上架库位"
              zone="qualified"
              warehouseId={warehouseId}
              itemId={line.itemId}
              taken={taken}
              value={draft.acceptedTo}
              onChange={(acceptedTo) => set({ acceptedTo })}
            />
          )}
        </>
      )}
      {problem && (
        <View className="verdict__problem">
          <Notice id={`problem-${lineId}`} tone="warning">
            {problem}
          </Notice>
        </View>
      )}
    </Card>
  )
}
