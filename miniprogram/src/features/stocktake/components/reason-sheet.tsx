import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { TextareaField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { failureText } from '@/lib/error-text'
import { signal, toast } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'
import './stocktake-sheet.scss'

export interface ReasonSheetProps {
  open: boolean
  operation: 'stocktake.cancel' | 'stocktake.unfreeze' | 'stocktake.reopen'
  stocktakeId: string
  title: string
  /** What will happen. */
  text: string
  action: string
  danger?: boolean
  success: string
  onClose: () => void
  onDone: () => Promise<void>
}

/** A step that wants a reason, which stays in the history. */
export function ReasonSheet(props: ReasonSheetProps) {
  const { open, operation, stocktakeId, title, text, action, danger, success, onClose, onDone } = props
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const command = useCommand(operation)
  const submit = async () => {
    if (!reason.trim()) {
      signal('wrong')
      return setMissing(true)
    }
    const answer = await command.run({ stocktakeId, reason: reason.trim() })
    signal(answer.ok ? 'ok' : 'wrong')
    if (!answer.ok) return
    setReason('')
    toast.success(success)
    await onDone()
  }
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={title}
      bottom={
        <View className="stocktake-sheet__bottom">
          {command.failure && <Notice id="refusal">{failureText(command.failure)}</Notice>}
          <Button
            id="reason-submit"
            kind={danger ? 'danger' : 'primary'}
            block
            loading={command.running}
            onTap={() => void submit()}
          >
            {action}
          </Button>
        </View>
      }
    >
      <View className="stocktake-sheet">
        <View className="muted">{text}</View>
      </View>
      <TextareaField
        id="reason"
        label="原因"
        required
        value={reason}
        onChange={setReason}
        placeholder="写进盘点单的经过"
        maxLength={200}
        error={missing && !reason.trim() ? '请写明原因' : ''}
      />
    </Sheet>
  )
}
