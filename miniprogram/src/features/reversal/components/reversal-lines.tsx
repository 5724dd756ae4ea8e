import { View } from '@tarojs/components'
import type { Reversible } from '@shared/operations/reversal'
import { Icon } from '@/components/icon'
import { QuantityText } from '@/components/quantity-text'
import { lotName } from '@/lib/lot-name'
import './reversal-lines.scss'

/** The movements of a reversal: what goes from where to where. */
export function ReversalLines({ lines }: { lines: Reversible['lines'] }) {
  return (
    <View className="reversal-lines">
      {lines.map((line, index) => (
        <View key={index} className="reversal-lines__row">
          <View className="reversal-lines__head">
            <View className="reversal-lines__name">{line.item.name}</View>
            <QuantityText quantity={line.quantity} scale={line.item.scale} unit={line.item.unit} />
          </View>
          <View className="reversal-lines__way">
            <View>{line.fromName}</View>
            <Icon name="arrow-right" size={16} />
            <View>{line.toName}</View>
          </View>
          <View className="reversal-lines__note">{lotName(line)}</View>
        </View>
      ))}
    </View>
  )
}
