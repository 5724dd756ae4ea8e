import { View } from '@tarojs/components'
import { useState } from 'react'
import { BottomBar } from '@/components/bottom-bar'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { failureText } from '@/lib/error-text'
import { toast } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'
import { ReasonChoice } from './reason-choice'
import { closeReasons } from './rest-choice'
import './swap-sheet.scss'

export interface CloseSheetProps {
  requisitionId: string
  onClose: () => void
  onDone: () => void
}

/** Gives up what was approved and not handed out; says what that means before it is done. */
export function CloseSheet({ requisitionId, onClose, onDone }: CloseSheetProps) {
  const [reason, setReason] = useState('')
  const command = useCommand('outbound.closeRest')
  const close = async () => {
    const answer = await command.run({ requisitionId, reason: reason.trim() })
    if (!answer.ok) return
    toast.success('没发的已关闭')
    onClose()
    onDone()
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title="关闭没发的"
      bottom={
        <>
          {command.failure && (
            <View className="swap-missing">
              <Notice id="close-refusal">{failureText(command.failure)}</Notice>
            </View>
          )}
          <BottomBar
            primary={{
              id: 'confirm-close',
              text: '关闭，不再发',
              kind: 'danger',
              loading: command.running,
              disabled: !reason.trim(),
              onTap: () => void close(),
            }}
          />
        </>
      }
    >
      <View className="swap-need">
        已经领走的不变；没发的数量从单里去掉，预留放给别人。关闭后不能恢复，要领得重新申请。
      </View>
      <ReasonChoice
        id="close-reason"
        label="原因（申请人和仓管员都会看到）"
        usual={closeReasons}
        value={reason}
        onChange={setReason}
      />
    </Sheet>
  )
}
