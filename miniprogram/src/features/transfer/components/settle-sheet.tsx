import { View } from '@tarojs/components'
import { useState } from 'react'
import { inTransit } from '@shared/domain/transfer/document'
import { formatQuantity } from '@shared/domain/units'
import type { Transfer } from '@shared/schema/transfer'
import { Button } from '@/components/button'
import { Field, FormGroup } from '@/components/field'
import { TextareaField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import { QuantityStepper } from '@/components/quantity-stepper'
import { Segmented } from '@/components/segmented'
import { Sheet } from '@/components/sheet'
import { lotName } from '@/lib/lot-name'
import { confirm } from '@/lib/confirm'
import { failureText } from '@/lib/error-text'
import { signal, toast } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'
import './sheet.scss'

export interface SettleSheetProps {
  open: boolean
  transfer: Transfer
  onClose: () => void
  onDone: () => Promise<void>
}

type Outcome = 'return' | 'loss'

/** What did not arrive: back on the own shelf, or written off; row by row as much as one knows of. */
export function SettleSheet({ open, transfer, onClose, onDone }: SettleSheetProps) {
  const [outcome, setOutcome] = useState<Outcome>('return')
  const [reason, setReason] = useState('')
  const [quantities, setQuantities] = useState<Record<number, number | null>>({})
  const [missing, setMissing] = useState(false)
  const command = useCommand('transfer.settle')
  const open_ = transfer.rows.filter((row) => inTransit(row) > 0)
  const chosen = open_.flatMap((row) => {
    const value = quantities[row.rowId]
    const quantity = value === undefined ? inTransit(row) : value
    return quantity ? [{ rowId: row.rowId, quantity }] : []
  })
  const wrong = open_.some((row) => (quantities[row.rowId] ?? 0) > inTransit(row))
  const submit = async () => {
    if (!reason.trim() || chosen.length === 0 || wrong) return setMissing(true)
    const sure =
      outcome === 'return' ||
      (await confirm({
        title: '按损失核销？',
        text: `这些货不再找了，计入${transfer.fromWarehouseName}的损失。弄错了可以冲销。`,
        action: '核销',
        danger: true,
      }))
    if (!sure) return
    const input = { transferId: transfer._id, outcome, rows: chosen, reason: reason.trim() }
    const answer = await command.run(input)
    signal(answer.ok ? 'ok' : 'wrong')
    if (!answer.ok) return
    toast.success(outcome === 'return' ? '已退回本库原库位' : '已按损失核销')
    setQuantities({})
    setReason('')
    await onDone()
  }
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title="结清没到的货"
      bottom={
        <View className="transfer-sheet__bottom">
          {command.failure && <Notice id="refusal">{failureText(command.failure)}</Notice>}
          <Button
            id="settle-submit"
            block
            kind={outcome === 'loss' ? 'danger' : 'primary'}
            loading={command.running}
            onTap={() => void submit()}
          >
            {outcome === 'loss' ? '按损失核销' : '确认退回本库'}
          </Button>
        </View>
      }
    >
      <View className="transfer-sheet">
        <Segmented
          value={outcome}
          onChange={setOutcome}
          options={[
            { value: 'return', text: '货退回来了', id: 'settle-return' },
            { value: 'loss', text: '货找不到了', id: 'settle-loss' },
          ]}
        />
        <FormGroup title={outcome === 'return' ? '退回原库位的数量' : '核销的数量'}>
          {open_.map((row) => {
            const line = transfer.lines.find(({ lineId }) => lineId === row.lineId)
            const { unit = '', scale = 0 } = line?.item ?? {}
            const most = inTransit(row)
            const value = quantities[row.rowId]
            return (
              <Field
                key={row.rowId}
                label={line?.item.name ?? ''}
                stacked
                hint={`${lotName(row.lot)}，在途 ${formatQuantity(most, scale)} ${unit}`}
                error={(value ?? 0) > most ? '超过了在途数量' : ''}
              >
                <QuantityStepper
                  id={`settle-${row.rowId}`}
                  value={value === undefined ? most : value}
                  onChange={(quantity) => setQuantities((old) => ({ ...old, [row.rowId]: quantity }))}
                  unit={unit}
                  scale={scale}
                  max={most}
                />
              </Field>
            )
          })}
          <TextareaField
            id="settle-reason"
            label="原因"
            required
            value={reason}
            onChange={setReason}
            placeholder="怎么少的，谁确认的"
            maxLength={200}
            error={
              missing && !reason.trim() ? '请写明原因' : missing && chosen.length === 0 ? '请填写数量' : ''
            }
          />
        </FormGroup>
      </View>
    </Sheet>
  )
}
