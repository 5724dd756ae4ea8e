import { useState } from 'react'
import { BottomBar } from '@/components/bottom-bar'
import { Sheet } from '@/components/sheet'
import { ReasonChoice } from './reason-choice'

const usual = ['批号对不上', '数量不对', '领用人不符', '外观破损', '用途不清']

/** Why the second person does not hand it over: whoever picked reads it. */
export function SendBackSheet({
  running,
  onClose,
  onSend,
}: {
  running: boolean
  onClose: () => void
  onSend: (comment: string) => void
}) {
  const [reason, setReason] = useState('')
  return (
    <Sheet
      open
      onClose={onClose}
      title="为什么退回"
      bottom={
        <BottomBar
          primary={{
            id: 'confirm-send-back',
            text: '退回重拣',
            kind: 'danger',
            loading: running,
            disabled: !reason.trim(),
            onTap: () => onSend(reason.trim()),
          }}
        />
      }
    >
      <ReasonChoice
        id="send-back-reason"
        label="拣货的人会看到"
        usual={usual}
        value={reason}
        onChange={setReason}
        placeholder="例如：瓶身批号和单上不一样"
      />
    </Sheet>
  )
}
