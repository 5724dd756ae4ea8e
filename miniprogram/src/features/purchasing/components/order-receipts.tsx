import { View } from '@tarojs/components'
import type { OrderReceipt } from '@shared/operations/inbound-orders'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { StateTag } from '@/components/state-tag'
import { formatInstant } from '@/lib/format'
import { openPage } from '@/lib/nav'

/** Every delivery on an order, the last one first; nothing while none has come. */
export function OrderReceipts({ receipts }: { receipts: readonly OrderReceipt[] }) {
  if (receipts.length === 0) return null
  return (
    <Card title={`收过 ${receipts.length} 次`} padded={false}>
      {receipts.map(({ receiptId, receivedAt, receivedBy, deliveryNote, status, lines }) => (
        <ListRow
          key={receiptId}
          className="order-receipt"
          title={<View className="code">{receiptId}</View>}
          subtitle={`${receivedBy.name} · ${formatInstant(receivedAt)}`}
          note={deliveryNote && `送货单 ${deliveryNote}`}
          tag={
            status === 'reversed' ? (
              <StateTag tone="danger">已冲销</StateTag>
            ) : (
              <View className="muted num">{lines.length} 行</View>
            )
          }
          arrow
          onTap={() => openPage('receive', { receipt: receiptId })}
        />
      ))}
    </Card>
  )
}
