import { View } from '@tarojs/components'
import type { PickLine } from '@shared/operations/outbound'
import { formatQuantity } from '@/lib/format'
import { Notice } from '@/components/notice'

/** What stock cannot cover, said before the walk and not at its end. */
export function Shortages({ lines }: { lines: readonly PickLine[] }) {
  const short = lines.filter((line) => line.shortage > 0)
  if (short.length === 0) return null
  return (
    <Notice id="shortage" tone="warning">
      {short.map(({ lineId, item, openQuantity, shortage }) => (
        <View key={lineId}>
          「{item.name}」要 {formatQuantity(openQuantity, item.scale)} {item.unit}，还缺{' '}
          {formatQuantity(shortage, item.scale)} {item.unit}
        </View>
      ))}
      <View>有的先发，缺的到货后再发一次</View>
    </Notice>
  )
}
