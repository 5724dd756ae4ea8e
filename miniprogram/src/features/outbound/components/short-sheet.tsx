import { View } from '@tarojs/components'
import { useState } from 'react'
import { BottomBar } from '@/components/bottom-bar'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { QuantityStepper } from '@/components/quantity-stepper'
import { Sheet } from '@/components/sheet'
import { failureText } from '@/lib/error-text'
import { signal, toast } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'
import type { Task } from '../pick-tasks'
import { amount } from '../use-pick-scan'
import { ReasonChoice } from './reason-choice'
import './swap-sheet.scss'

const usual = ['架上没有这么多', '整个库位是空的', '包装破损不能发', '放的是别的物资']

export interface ShortSheetProps {
  task: Task
  requisitionId: string
  onClose: () => void
  onDone: () => void
}

/** The shelf holds less than the book: what is missing is frozen for a count, and the list looks elsewhere. */
export function ShortSheet({ task, requisitionId, onClose, onDone }: ShortSheetProps) {
  const { line, lot } = task
  const [found, setFound] = useState<number | null>(0)
  const [reason, setReason] = useState('')
  const command = useCommand('outbound.reportShort')
  const less = found !== null && found < lot.onHand

  const report = async () => {
    if (!less) return
    const answer = await command.run({
      itemId: line.itemId,
      lotId: lot.lotId,
      locationId: lot.locationId,
      found,
      reason: reason.trim(),
      for: { requisitionId, lineId: line.lineId },
    })
    signal(answer.ok ? 'ok' : 'wrong')
    if (!answer.ok) return
    toast.success('已登记待盘点，缺的从别处拿')
    onClose()
    onDone()
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title={`${lot.location} 少货`}
      bottom={
        <>
          {command.failure && (
            <View className="swap-missing">
              <Notice id="short-refusal">{failureText(command.failure)}</Notice>
            </View>
          )}
          <BottomBar
            primary={{
              id: 'confirm-short',
              text: '登记少货',
              loading: command.running,
              disabled: !less || !reason.trim(),
              onTap: () => void report(),
            }}
          />
        </>
      }
    >
      <View className="swap-need">
        {line.item.name}：账上 {amount(task, lot.onHand)}。缺的会冻结、等盘点，不再派人去拿
      </View>
      <Field label="架上实有" error={found !== null && !less ? '和账上一样多，不用登记' : undefined}>
        <QuantityStepper
          id="found"
          value={found}
          onChange={setFound}
          unit={line.item.unit}
          scale={line.item.scale}
          max={lot.onHand}
          label="实有数量"
        />
      </Field>
      <ReasonChoice
        id="short-reason"
        label="什么情况（盘点的人会看到）"
        usual={usual}
        value={reason}
        onChange={setReason}
      />
    </Sheet>
  )
}
