import { useState } from 'react'
import { Field } from '@/components/field'
import { TextareaField } from '@/components/input-field'
import { QuantityStepper } from '@/components/quantity-stepper'
import { Chips } from '@/components/segmented'
import { useChange } from '@/lib/use-change'
import type { LotTarget } from '../target'
import { useConfirmed } from '../use-confirmed'
import { FormSheet } from './form-sheet'

export interface StatusSheetProps {
  target: LotTarget | null
  to: 'frozen' | 'available'
  onClose: () => void
  onDone: (text: string) => void
}

const reasons = {
  frozen: ['外包装破损', '受潮', '标签不清', '等供应商答复', '盘点有疑问'],
  available: ['复核合格', '供应商已答复', '误冻结'],
} as const

/** Freezes a lot or a part of it, or releases it again; always with a reason. */
export function StatusSheet({ target, to, onClose, onDone }: StatusSheetProps) {
  const [quantity, setQuantity] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const word = to === 'frozen' ? '冻结' : '解冻'
  const command = useConfirmed('stock.changeStatus', word)
  useChange(target ? `${target.lotId} ${target.locationId}` : '', () => {
    setQuantity(target?.quantity ?? null)
    setReason('')
    setMissing(false)
    command.dismiss()
  })
  const submit = async () => {
    if (!target || !quantity || !reason.trim()) return setMissing(true)
    const { warehouseId, itemId, lotId, locationId } = target
    const part = quantity === target.quantity ? {} : { quantity }
    const row = { warehouseId, itemId, lotId, locationId }
    const posted = await command.run({ ...row, to, ...part, reason: reason.trim() })
    if (posted) onDone(`已${word}，单号 ${posted._id}`)
  }
  const over = target !== null && quantity !== null && quantity > target.quantity
  return (
    <FormSheet
      title={to === 'frozen' ? '冻结这一批' : '解冻这一批'}
      target={target}
      onClose={onClose}
      failure={command.failure}
      submit={{ text: `确认${word}`, onTap: () => void submit(), loading: command.running }}
    >
      {target && target.item.tracking !== 'serial' && (
        <Field
          label={`${word}数量`}
          required
          error={over ? '超过了这一批的数量' : missing && !quantity ? '请填写数量' : ''}
        >
          <QuantityStepper
            id="status-quantity"
            value={quantity}
            onChange={setQuantity}
            unit={target.item.unit}
            scale={target.item.scale}
            min={1}
            max={target.quantity}
          />
        </Field>
      )}
      <TextareaField
        id="status-reason"
        label="原因"
        required
        value={reason}
        onChange={setReason}
        placeholder={to === 'frozen' ? '为什么先停发，以后查得到' : '为什么可以再发'}
        maxLength={200}
        error={missing && !reason.trim() ? '请写明原因' : ''}
      />
      <Chips
        value={reason}
        options={reasons[to].map((text) => ({ value: text as string, text }))}
        onChange={setReason}
      />
    </FormSheet>
  )
}
