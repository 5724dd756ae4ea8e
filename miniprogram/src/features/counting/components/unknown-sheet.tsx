import { View } from '@tarojs/components'
import { useState } from 'react'
import { BottomBar } from '@/components/bottom-bar'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { TextareaField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import { PhotoField, type PickedPhoto } from '@/components/photo-field'
import { QuantityStepper } from '@/components/quantity-stepper'
import { Sheet } from '@/components/sheet'
import './sheets.scss'

export interface UnknownSheetProps {
  code: string
  /** Why nobody knows it: not in the master data, or no network. */
  why: string
  /** How many with this code were kept at this location already. */
  already: number
  onClose: () => void
  onKeep: (quantity: number, note: string, photos: PickedPhoto[]) => void
  /** Looks for the item by its name instead. */
  onSearch: () => void
}

/** A code that nobody knows is kept with what can be said about it: nothing found is lost. */
export function UnknownSheet({ code, why, already, onClose, onKeep, onSearch }: UnknownSheetProps) {
  const [quantity, setQuantity] = useState<number | null>(1)
  const [note, setNote] = useState('')
  const [photos, setPhotos] = useState<PickedPhoto[]>([])
  return (
    <Sheet
      open
      onClose={onClose}
      title="认不出的码"
      bottom={
        <BottomBar
          primary={{
            id: 'unknown-keep',
            text: '留作不明物',
            disabled: !quantity,
            onTap: () => {
              onKeep(quantity ?? 1, note.trim(), photos)
              onClose()
            },
          }}
          secondary={{ id: 'unknown-cancel', text: '扫错了', onTap: onClose }}
        />
      }
    >
      <View className="count-sheet__code code">{code}</View>
      <View className="count-sheet__hint">{why}</View>
      {already > 0 && (
        <View className="count-sheet__notice">
          <Notice tone="warning">这个码在这里已经记了 {already} 件，再记会加在后面</Notice>
        </View>
      )}
      <Button id="unknown-search" kind="text" icon="search" onTap={onSearch}>
        认得这件货，按名称找
      </Button>
      <Field label="数量" required>
        <QuantityStepper id="unknown-quantity" value={quantity} onChange={setQuantity} unit="件" min={1} />
      </Field>
      <PhotoField
        id="unknown-photo"
        label="照片"
        value={photos}
        onChange={setPhotos}
        hint="拍下标签和样子，方便认"
      />
      <TextareaField
        id="unknown-note"
        label="说明"
        value={note}
        onChange={setNote}
        placeholder="是什么、放在哪里、有没有别的标记"
      />
    </Sheet>
  )
}
