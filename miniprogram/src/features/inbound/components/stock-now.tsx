import { View } from '@tarojs/components'
import type { ReceiptView } from '@shared/operations/inbound'
import type { ReceiptLine } from '@shared/schema/receipt'
import { Card } from '@/components/card'
import { QuantityText } from '@/components/quantity-text'
import { Spinner } from '@/components/spinner'
import { formatQuantity } from '@/lib/format'
import { useQuery } from '@/lib/use-operation'
import './stock-now.scss'

/** How much of each received item lies in the warehouse now, asked from the server after the posting. */
export function StockNow({ receipt }: { receipt: ReceiptView }) {
  const received = new Map<string, { line: ReceiptLine; quantity: number }>()
  for (const line of receipt.lines) {
    const before = received.get(line.itemId)?.quantity ?? 0
    received.set(line.itemId, { line, quantity: before + line.quantity })
  }
  return (
    <Card title="现在的库存" extra={receipt.warehouseName}>
      {[...received.values()].map((entry) => (
        <Row key={entry.line.itemId} warehouseId={receipt.warehouseId} {...entry} />
      ))}
    </Card>
  )
}

function Row({ warehouseId, line, quantity }: { warehouseId: string; line: ReceiptLine; quantity: number }) {
  const { data } = useQuery('stock.item', { itemId: line.itemId })
  const stock = data?.stocks.find((candidate) => candidate.warehouseId === warehouseId)
  const { item } = line
  return (
    <View className="stock-now">
      <View className="stock-now__name">{item.name}</View>
      <View className="stock-now__change num">
        +{formatQuantity(quantity, item.scale)} {item.unit}
      </View>
      {stock ? (
        <QuantityText quantity={stock.onHand} scale={item.scale} unit={item.unit} tone="success" />
      ) : (
        <Spinner size={16} />
      )}
    </View>
  )
}
