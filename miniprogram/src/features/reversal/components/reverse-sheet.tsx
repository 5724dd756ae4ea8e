import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Reversible } from '@shared/operations/reversal'
import { BottomBar } from '@/components/bottom-bar'
import { TextareaField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import { Chips } from '@/components/segmented'
import { Sheet } from '@/components/sheet'
import { confirm } from '@/lib/confirm'
import { failureText } from '@/lib/error-text'
import { toast } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'
import { ReversalLines } from './reversal-lines'
import './reverse-sheet.scss'

const reasons = ['数量录错', '物资录错', '库位录错', '重复录入', '单位录错']

interface ReverseSheetProps {
  open: boolean
  plan: Reversible
  onClose: () => void
  onDone: () => Promise<void>
}

/** What will be posted, why, and once more whether it shall be. What was written stays when it is refused. */
export function ReverseSheet({ open, plan, onClose, onDone }: ReverseSheetProps) {
  const command = useCommand('stock.reverse')
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const reverse = async () => {
    setMissing(!reason.trim())
    if (!reason.trim()) return
    const sure = await confirm({
      title: `冲销${plan.title} ${plan.document.id}？`,
      text: `${plan.lines.length} 笔账会按原样记回去。冲销后不能恢复，这张单据不能再次冲销。`,
      action: '冲销',
      danger: true,
    })
    if (!sure) return
    const answer = await command.run({ documentId: plan.document.id, reason: reason.trim() })
    if (!answer.ok) return
    toast.success(`已冲销，冲销单 ${answer.data.reversalId}`)
    await onDone()
  }
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={`冲销${plan.title}`}
      bottom={
        <>
          {command.failure && (
            <View className="reverse-sheet__failure">
              <Notice id="reverse-failure">{failureText(command.failure)}</Notice>
            </View>
          )}
          <BottomBar
            primary={{
              id: 'reverse-confirm',
              text: '确认冲销',
              loading: command.running,
              onTap: () => void reverse(),
            }}
          />
        </>
      }
    >
      <View className="reverse-sheet__title">会这样记回去</View>
      <ReversalLines lines={plan.lines} />
      <TextareaField
        id="reverse-reason"
        label="冲销原因"
        required
        value={reason}
        onChange={setReason}
        placeholder="写清哪里记错了，审计时看得到"
        {...(missing && !reason.trim() ? { error: '请写明冲销原因' } : {})}
      />
      <View className="reverse-sheet__reasons">
        <Chips value={reason} onChange={setReason} options={reasons.map((text) => ({ value: text, text }))} />
      </View>
    </Sheet>
  )
}
