import { View } from '@tarojs/components'
import { QuantityText } from '@/components/quantity-text'
import { StateTag } from '@/components/state-tag'
import { lotStatusWords } from '@/features/stock/state-words'
import type { LotTarget } from '../target'
import { lotName } from '@/lib/lot-name'
import './lot-head.scss'

/** Which row it is about: the shelf large, the goods, how many. */
export function LotHead({ target }: { target: LotTarget }) {
  const { item, quantity, location } = target
  const status = lotStatusWords[target.status]
  return (
    <View className="lot-head">
      <View className="lot-head__main">
        <View className="lot-head__name">{item.name}</View>
        <View className="lot-head__note">
          <View className="code">{location}</View>
          <View className="code">{lotName(target)}</View>
          {status && <StateTag tone={status.tone}>{status.text}</StateTag>}
        </View>
      </View>
      <QuantityText quantity={quantity} scale={item.scale} unit={item.unit} />
    </View>
  )
}
