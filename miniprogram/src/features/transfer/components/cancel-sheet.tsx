import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { TextareaField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { failureText } from '@/lib/error-text'
import { signal, toast } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'
import './sheet.scss'

export interface CancelSheetProps {
  open: boolean
  transferId: string
  onClose: () => void
  onDone: () => Promise<void>
}

/** Ends a transfer that was not sent: the other side reads why. */
export function CancelSheet({ open, transferId, onClose, onDone }: CancelSheetProps) {
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const command = useCommand('transfer.cancel')
  const submit = async () => {
    if (!reason.trim()) return setMissing(true)
    const answer = await command.run({ transferId, reason: reason.trim() })
    signal(answer.ok ? 'ok' : 'wrong')
    if (!answer.ok) return
    toast.success('已取消，货没有动')
    await onDone()
  }
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title="取消这张调拨单"
      bottom={
        <View className="transfer-sheet__bottom">
          {command.failure && <Notice id="refusal">{failureText(command.failure)}</Notice>}
          <Button
            id="cancel-submit"
            kind="danger"
            block
            loading={command.running}
            onTap={() => void submit()}
          >
            确认取消
          </Button>
        </View>
      }
    >
      <TextareaField
        id="cancel-reason"
        label="原因"
        required
        value={reason}
        onChange={setReason}
        placeholder="对方会看到"
        maxLength={200}
        error={missing && !reason.trim() ? '请写明原因' : ''}
      />
    </Sheet>
  )
}
