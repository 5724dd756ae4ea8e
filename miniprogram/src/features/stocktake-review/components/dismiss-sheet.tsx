import { View } from '@tarojs/components'
import { useState } from 'react'
import { BottomBar } from '@/components/bottom-bar'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { ReasonChoice } from '@/features/outbound/components/reason-choice'
import { failureText } from '@/lib/error-text'
import { signal, toast } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'
import type { NameSheetProps } from './name-sheet'

const usual = ['个人物品', '别的单位寄存', '已报废待清运', '空包装', '重复扫到']

/** Why something found is no stock of ours. */
export function DismissSheet({ find, onClose, onDone }: NameSheetProps) {
  const [reason, setReason] = useState('')
  const settle = useCommand('stocktake.settleFind')
  const save = async () => {
    if (!find) return
    const answer = await settle.run({ findId: find._id, as: { dismiss: reason.trim() } })
    signal(answer.ok ? 'ok' : 'wrong')
    if (!answer.ok) return
    toast.success('已记为不算，原因留在盘点记录里')
    setReason('')
    await onDone()
  }
  return (
    <Sheet
      open={find !== undefined}
      onClose={onClose}
      title={`不算 ${find?.code ?? ''}`}
      bottom={
        <>
          {settle.failure && (
            <View className="name-sheet__notice">
              <Notice id="dismiss-refusal">{failureText(settle.failure)}</Notice>
            </View>
          )}
          <BottomBar
            primary={{
              id: 'save-dismiss',
              text: '不算进盘点',
              disabled: !reason.trim(),
              loading: settle.running,
              onTap: () => void save(),
            }}
          />
        </>
      }
    >
      <ReasonChoice
        id="dismiss-reason"
        label="为什么不算"
        usual={usual}
        value={reason}
        onChange={setReason}
        placeholder="例如：施工队临时放的工具"
      />
    </Sheet>
  )
}
