import { View } from '@tarojs/components'
import { useState } from 'react'
import { BottomBar } from '@/components/bottom-bar'
import { Icon } from '@/components/icon'
import { Notice } from '@/components/notice'
import { ListRow } from '@/components/list-row'
import { QuantityText } from '@/components/quantity-text'
import { Sheet } from '@/components/sheet'
import { lotText } from '../lot-text'
import { asOldAs, type candidates, type Task } from '../pick-tasks'
import { amount } from '../use-pick-scan'
import { ReasonField } from './reason-field'
import './swap-sheet.scss'

export interface SwapSheetProps {
  task: Task
  choices: ReturnType<typeof candidates>
  /** What was given before, on this list. */
  reason: string
  onClose: () => void
  onSwap: (to: { lotId: string; locationId: string }, reason: string) => void
}

/** Another lot instead of the proposed one, and why: the server does not post it without. */
export function SwapSheet({ task, choices, reason: before, onClose, onSwap }: SwapSheetProps) {
  const [chosen, setChosen] = useState<(typeof choices)[number]>()
  const [reason, setReason] = useState(before)
  const [asked, setAsked] = useState(false)
  const { item } = task.line
  const needsReason = chosen !== undefined && !asOldAs(task.line, chosen.lot, task.lot)

  const confirmSwap = () => {
    setAsked(true)
    if (!chosen || (needsReason && !reason.trim())) return
    onSwap(chosen.lot, needsReason ? reason.trim() : before)
    onClose()
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title="换一个批次"
      bottom={
        <>
          {asked && needsReason && !reason.trim() && (
            <View className="swap-missing">
              <Notice id="reason-missing">请选一个换批原因，或自己写一句</Notice>
            </View>
          )}
          <BottomBar
            primary={{ id: 'confirm-swap', text: '换成这一批', disabled: !chosen, onTap: confirmSwap }}
          />
        </>
      }
    >
      {choices.map((choice) => {
        const { lot, free } = choice
        const on = choice.lot.lotId === chosen?.lot.lotId && choice.lot.locationId === chosen.lot.locationId
        return (
          <ListRow
            key={`${lot.lotId} ${lot.locationId}`}
            className={`swap-lot ${on ? 'swap-lot--on' : ''}`}
            leading={
              <Icon
                name={on ? 'check-circle' : 'box'}
                size={24}
                color={on ? 'var(--brand)' : 'var(--text-faint)'}
              />
            }
            title={<View className="swap-lot__code code">{lot.location}</View>}
            subtitle={lotText(lot)}
            note={lot.expiryDate && `有效期至 ${lot.expiryDate}`}
            value={<QuantityText quantity={free} scale={item.scale} unit={item.unit} />}
            tag={free < task.quantity && <View className="swap-lot__short">不够的部分仍拿推荐批次</View>}
            onTap={() => setChosen(choice)}
          />
        )
      })}
      <View className="swap-need">这一处要拿 {amount(task, task.quantity)}</View>
      {needsReason && <ReasonField value={reason} onChange={setReason} />}
      {chosen && !needsReason && <View className="swap-need">和推荐的一样早，不用写原因</View>}
    </Sheet>
  )
}
