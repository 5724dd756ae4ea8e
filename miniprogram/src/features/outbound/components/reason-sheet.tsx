import { View } from '@tarojs/components'
import { useState } from 'react'
import { BottomBar } from '@/components/bottom-bar'
import { Sheet } from '@/components/sheet'
import { ReasonField } from './reason-field'
import './swap-sheet.scss'

export interface ReasonSheetProps {
  /** Names of the items whose older lots stay on the shelf. */
  names: readonly string[]
  reason: string
  onClose: () => void
  onReason: (reason: string) => void
}

/** Asked before signing, when less of an older lot and more of a younger one was taken. */
export function ReasonSheet({ names, reason: before, onClose, onReason }: ReasonSheetProps) {
  const [reason, setReason] = useState(before)
  const save = () => {
    onReason(reason.trim())
    onClose()
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title="为什么没按先进先出"
      bottom={
        <BottomBar
          primary={{ id: 'save-reason', text: '写好了，去签字', disabled: !reason.trim(), onTap: save }}
        />
      }
    >
      <View className="swap-need">{names.join('、')}：先到的批次还有剩，却拿了后到的</View>
      <ReasonField value={reason} onChange={setReason} />
    </Sheet>
  )
}
