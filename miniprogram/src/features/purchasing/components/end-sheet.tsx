import { View } from '@tarojs/components'
import { useState } from 'react'
import { openOnOrder } from '@shared/domain/purchase-order'
import { formatQuantity } from '@shared/domain/units'
import type { OrderView } from '@shared/operations/inbound-orders'
import { Button } from '@/components/button'
import { TextareaField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import { Chips } from '@/components/segmented'
import { Sheet } from '@/components/sheet'
import { failureText } from '@/lib/error-text'
import { toast } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'
import './end-sheet.scss'

export type Ending = 'cancel' | 'close'

export interface EndSheetProps {
  order: OrderView
  ending: Ending | undefined
  onClose: () => void
  onDone: () => void
}

const usual = ['供应商断货', '供应商停产', '不需要了', '改向别家购买', '重复下单']

/** Ends an order by hand: says what will not come any more, and asks why. */
export function EndSheet({ order, ending, onClose, onDone }: EndSheetProps) {
  const [reason, setReason] = useState('')
  const cancel = useCommand('inbound.cancelOrder')
  const close = useCommand('inbound.closeOrder')
  const command = ending === 'cancel' ? cancel : close
  const verb = ending === 'cancel' ? '取消订单' : '关闭订单'
  const run = async () => {
    const answer = await command.run({ orderId: order._id, reason: reason.trim() })
    if (!answer.ok) return
    toast.success(ending === 'cancel' ? '订单已取消' : '订单已关闭')
    setReason('')
    onClose()
    onDone()
  }
  return (
    <Sheet
      open={ending !== undefined}
      onClose={onClose}
      title={verb}
      bottom={
        <Button
          id="confirm-end"
          kind="danger"
          block
          loading={command.running}
          disabled={reason.trim() === ''}
          onTap={() => void run()}
        >
          {verb}
        </Button>
      }
    >
      <View className="end-sheet">
        <View className="end-sheet__what">
          {ending === 'cancel'
            ? `订单 ${order._id} 还没有收过货。取消后不能再按它收货，也不能恢复。`
            : `还没到的不再等：${missing(order)}。关闭后不能再按它收货，已收的不变。`}
        </View>
        <Chips value={reason} onChange={setReason} options={usual.map((text) => ({ value: text, text }))} />
        <TextareaField
          id="end-reason"
          label="原因"
          required
          value={reason}
          onChange={setReason}
          placeholder="以后有人问起时查得到"
        />
        {command.failure && <Notice id="end-refused">{failureText(command.failure)}</Notice>}
      </View>
    </Sheet>
  )
}

function missing({ lines }: OrderView): string {
  const open = lines.filter((line) => openOnOrder(line) > 0)
  const words = open
    .slice(0, 3)
    .map(
      (line) => `${line.item.name} ${formatQuantity(openOnOrder(line), line.item.scale)} ${line.item.unit}`,
    )
  return words.join('、') + (open.length > 3 ? ` 等 ${open.length} 行` : '')
}
