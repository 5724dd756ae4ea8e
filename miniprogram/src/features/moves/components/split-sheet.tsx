import { useState } from 'react'
import { Field } from '@/components/field'
import { InputField } from '@/components/input-field'
import { QuantityStepper } from '@/components/quantity-stepper'
import { signal } from '@/lib/feedback'
import { useChange } from '@/lib/use-change'
import { useCommand } from '@/lib/use-command'
import type { LotTarget } from '../target'
import { FormSheet } from './form-sheet'

export interface SplitSheetProps {
  target: LotTarget | null
  onClose: () => void
  onDone: (text: string) => void
}

/** A part of a lot becomes a lot of its own: same shelf, same age, maybe another number of the maker. */
export function SplitSheet({ target, onClose, onDone }: SplitSheetProps) {
  const [quantity, setQuantity] = useState<number | null>(null)
  const [lotNo, setLotNo] = useState('')
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const command = useCommand('stock.splitLot')
  useChange(target ? `${target.lotId} ${target.locationId}` : '', () => {
    setQuantity(null)
    setLotNo('')
    setReason('')
    setMissing(false)
  })
  const submit = async () => {
    if (!target || !quantity || quantity >= target.quantity) return setMissing(true)
    const { warehouseId, itemId, lotId, locationId, status } = target
    const answer = await command.run({
      warehouseId,
      itemId,
      lotId,
      locationId,
      status,
      quantity,
      ...(lotNo.trim() && lotNo.trim() !== target.lotNo ? { lotNo: lotNo.trim() } : {}),
      ...(reason.trim() ? { reason: reason.trim() } : {}),
    })
    signal(answer.ok ? 'ok' : 'wrong')
    if (answer.ok) onDone(`已拆成两批，单号 ${answer.data._id}`)
  }
  const wrong = quantity !== null && target !== null && quantity >= target.quantity
  return (
    <FormSheet
      title="拆出一部分"
      target={target}
      onClose={onClose}
      failure={command.failure}
      submit={{ text: '确认拆批', onTap: () => void submit(), loading: command.running }}
    >
      {target && (
        <Field
          label="拆出数量"
          required
          error={wrong ? '要比这一批少，才分得出来' : missing && !quantity ? '请填写要拆出的数量' : ''}
          hint="新的一批入库时间不变，先后次序不受影响"
        >
          <QuantityStepper
            id="split-quantity"
            value={quantity}
            onChange={setQuantity}
            unit={target.item.unit}
            scale={target.item.scale}
            min={0}
            max={target.quantity - 1}
          />
        </Field>
      )}
      <InputField
        id="split-lot-no"
        label="新批号"
        value={lotNo}
        onChange={setLotNo}
        placeholder={target?.lotNo ? `不填就沿用 ${target.lotNo}` : '可不填'}
        maxLength={40}
        scan
      />
      <InputField
        id="split-reason"
        label="原因"
        value={reason}
        onChange={setReason}
        placeholder="可不填"
        maxLength={200}
      />
    </FormSheet>
  )
}
