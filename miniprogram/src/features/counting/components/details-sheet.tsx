import { useState } from 'react'
import type { LotCorrection } from '@shared/schema/count-line'
import { BottomBar } from '@/components/bottom-bar'
import { DateField } from '@/components/date-field'
import { Field } from '@/components/field'
import { InputField, TextareaField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import { PhotoField, type PickedPhoto } from '@/components/photo-field'
import { QuantityStepper } from '@/components/quantity-stepper'
import { Sheet } from '@/components/sheet'
import { correctionOf, detailsProblem } from '../details'
import { photosOf } from '../photo-store'
import type { Facts } from '../tally'
import type { LineView } from '../use-count-location'

export interface DetailsSheetProps {
  view: LineView
  onClose: () => void
  /** `quantity` when the line had not been counted before. */
  onSave: (facts: Omit<Facts, 'photos'>, photos: PickedPhoto[], quantity?: number) => void
}

/** What the label says otherwise, what is damaged, a note, photos: beside the number of a line. */
export function DetailsSheet({ view, onClose, onSave }: DetailsSheetProps) {
  const { line, tally, state } = view
  const { item } = line
  const known = tally ?? line.mine
  const [quantity, setQuantity] = useState<number | null>(view.quantity ?? null)
  const [lotNo, setLotNo] = useState(known?.correction?.lotNo ?? '')
  const [made, setMade] = useState(known?.correction?.productionDate ?? '')
  const [expires, setExpires] = useState(known?.correction?.expiryDate ?? '')
  const [damaged, setDamaged] = useState<number | null>(known?.damaged ?? 0)
  const [note, setNote] = useState(known?.note ?? '')
  const [photos, setPhotos] = useState<PickedPhoto[]>(() => photosOf(tally?.photos ?? []))
  const [asked, setAsked] = useState(false)

  const correction: LotCorrection | undefined = correctionOf(line, {
    lotNo,
    productionDate: made,
    expiryDate: expires,
  })
  const photoWanted = state === 'photo' || line.photoWanted
  const problem = detailsProblem({ quantity, damaged, correction, photos: photos.length, photoWanted })
  const hasLot = item.tracking === 'lot'
  const hasDates = hasLot || line.expiryDate !== undefined || line.productionDate !== undefined

  const save = () => {
    setAsked(true)
    if (problem || quantity === null) return
    onSave(
      {
        ...(damaged ? { damaged } : {}),
        ...(correction ? { correction } : {}),
        ...(note.trim() ? { note: note.trim() } : {}),
      },
      photos,
      view.quantity === undefined ? quantity : undefined,
    )
    onClose()
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title={item.name}
      bottom={
        <>
          {asked && problem && <Notice id="details-problem">{problem}</Notice>}
          <BottomBar primary={{ id: 'details-save', text: '记下', onTap: save }} />
        </>
      }
    >
      {view.quantity === undefined && (
        <Field label="一共有多少" required>
          <QuantityStepper
            id="details-quantity"
            value={quantity}
            onChange={setQuantity}
            unit={item.unit}
            scale={item.scale}
          />
        </Field>
      )}
      <PhotoField
        id="details-photo"
        label="照片"
        required={photoWanted}
        value={photos}
        onChange={setPhotos}
        hint={
          photoWanted
            ? '这一行按规定要拍照：拍到标签和全部货'
            : '改批号效期、记损坏时要拍照，拍到标签和损坏处'
        }
      />
      <Field label="其中损坏">
        <QuantityStepper
          id="details-damaged"
          value={damaged}
          onChange={setDamaged}
          unit={item.unit}
          scale={item.scale}
          max={quantity ?? undefined}
          label="损坏数量"
        />
      </Field>
      {hasLot && (
        <InputField
          id="details-lot"
          label="批号"
          value={lotNo}
          onChange={setLotNo}
          placeholder={line.lotNo ? `${line.lotNo}（一样就不填）` : '标签上的批号'}
          maxLength={40}
          scan
        />
      )}
      {hasDates && (
        <>
          <DateField
            id="details-expiry"
            label="有效期"
            value={expires}
            onChange={setExpires}
            placeholder={line.expiryDate ? `${line.expiryDate}（一样就不填）` : '选择日期'}
            clearable
          />
          <DateField
            id="details-made"
            label="生产日期"
            value={made}
            onChange={setMade}
            placeholder={line.productionDate ? `${line.productionDate}（一样就不填）` : '选择日期'}
            clearable
          />
        </>
      )}
      <TextareaField
        id="details-note"
        label="备注"
        value={note}
        onChange={setNote}
        placeholder="给复核的人看：放在哪里、什么样子"
      />
    </Sheet>
  )
}
