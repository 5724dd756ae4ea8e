import { View } from '@tarojs/components'
import { useState } from 'react'
import { varianceReasonText } from '@shared/domain/stocktake/words'
import type { VarianceReason } from '@shared/schema/count-line'
import { BottomBar } from '@/components/bottom-bar'
import { TextareaField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { Tappable } from '@/components/tappable'
import { failureText, type Failure } from '@/lib/error-text'
import './reason-sheet.scss'

export interface ReasonSheetProps {
  open: boolean
  /** How many differences get this reason. */
  count: number
  running: boolean
  failure: Failure | undefined
  /** Reasons that the causes point at: named first. */
  likely?: readonly VarianceReason[]
  /** What the difference was given before. */
  before?: { reason: VarianceReason; note: string } | undefined
  onClose: () => void
  onReason: (reason: VarianceReason, note: string) => Promise<void>
}

const all = Object.keys(varianceReasonText) as VarianceReason[]

/** Why shelf and books differ: one of the usual reasons by one tap, with a note where it says more. */
export function ReasonSheet(props: ReasonSheetProps) {
  const { open, count, running, failure, likely = [], before, onClose, onReason } = props
  const [chosen, setChosen] = useState<VarianceReason>()
  const [note, setNote] = useState<string>()
  const reason = chosen ?? before?.reason
  const words = (note ?? before?.note ?? '').trim()
  const lacking = reason === 'other' && !words
  const save = async () => {
    if (!reason) return
    await onReason(reason, words)
    setChosen(undefined)
    setNote(undefined)
  }
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={count > 1 ? `这 ${count} 行差异的原因` : '差异的原因'}
      bottom={
        <>
          {failure && <Notice id="reason-refusal">{failureText(failure)}</Notice>}
          <BottomBar
            primary={{
              id: 'save-reason',
              text: '认定差异',
              disabled: !reason || lacking,
              loading: running,
              onTap: () => void save(),
            }}
          />
        </>
      }
    >
      <View className="reason-choice">
        {[...likely, ...all.filter((one) => !likely.includes(one))].map((one) => (
          <Tappable
            key={one}
            id={`reason-${one}`}
            role="radio"
            selected={one === reason}
            className={`reason-choice__one ${one === reason ? 'reason-choice__one--on' : ''}`}
            onTap={() => setChosen(one)}
          >
            {varianceReasonText[one]}
            {likely.includes(one) && <View className="reason-choice__likely">可能</View>}
          </Tappable>
        ))}
      </View>
      <TextareaField
        id="reason-note"
        label="说明"
        value={note ?? before?.note ?? ''}
        onChange={setNote}
        placeholder={reason === 'other' ? '选了「其他」，请写明原因' : '可不填，例如：9 月 3 日领用没有登记'}
        {...(lacking && note !== undefined ? { error: '选了「其他」，请写明原因' } : {})}
      />
      <View className="reason-choice__after">认定后盘点数作为实际数，过账时按差异改账</View>
    </Sheet>
  )
}
