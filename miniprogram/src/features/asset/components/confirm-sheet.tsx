import { View } from '@tarojs/components'
import { useState } from 'react'
import { BottomBar } from '@/components/bottom-bar'
import { TextareaField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { SignaturePad } from '@/components/signature-pad'
import { failureText, type Failure } from '@/lib/error-text'
import './confirm-sheet.scss'

interface SheetProps {
  open: boolean
  running: boolean
  failure: Failure | undefined
  onClose: () => void
}

/** The receiver signs and has it; a signature is welcome, not needed. */
export function ConfirmSheet(
  props: SheetProps & { signer: string; onConfirm: (signature?: string) => void },
) {
  const { open, running, failure, onClose, signer, onConfirm } = props
  const [toPng, setToPng] = useState<(() => string) | null>(null)
  const confirm = () => onConfirm(toPng?.())
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title="确认收到"
      bottom={
        <>
          {failure && <Failed failure={failure} />}
          <BottomBar
            primary={{
              id: 'confirm-received',
              text: toPng ? '签字并确认收到' : '确认收到',
              loading: running,
              onTap: confirm,
            }}
          />
        </>
      }
    >
      <View className="confirm-sheet__text">先核对实物上的序列号。确认后这件资产记在你名下，由你保管。</View>
      <View className="confirm-sheet__pad">
        <SignaturePad signer={signer} onChange={(make) => setToPng(() => make)} />
      </View>
      <View className="confirm-sheet__text">可以不签字。</View>
    </Sheet>
  )
}

/** Why it is not taken: the offerer reads it. */
export function RefuseSheet(props: SheetProps & { onRefuse: (reason: string) => void }) {
  const { open, running, failure, onClose, onRefuse } = props
  const [reason, setReason] = useState('')
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title="不接收"
      bottom={
        <>
          {failure && <Failed failure={failure} />}
          <BottomBar
            primary={{
              id: 'refuse-confirm',
              text: '退回给对方',
              loading: running,
              disabled: !reason.trim(),
              onTap: () => onRefuse(reason.trim()),
            }}
          />
        </>
      }
    >
      <TextareaField
        id="refuse-reason"
        label="原因"
        required
        value={reason}
        onChange={setReason}
        placeholder="例如：序列号对不上、缺电源线"
      />
    </Sheet>
  )
}

function Failed({ failure }: { failure: Failure }) {
  return (
    <View className="confirm-sheet__failure">
      <Notice id="confirm-failure">{failureText(failure)}</Notice>
    </View>
  )
}
