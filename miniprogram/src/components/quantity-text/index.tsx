import { Text, View } from '@tarojs/components'
import { formatQuantity, groupDigits } from '@/lib/format'
import './index.scss'

export interface QuantityTextProps {
  /** Integer of the item's smallest step. */
  quantity: number
  /** Decimal places of the item, 0 for what is counted. */
  scale?: number
  unit: string
  size?: 'small' | 'medium' | 'large' | 'huge'
  tone?: 'brand' | 'success' | 'warning' | 'danger' | 'neutral'
  /** Writes + before what came in. */
  signed?: boolean
}

/** A quantity with its unit small beside it: 12.5 kg. */
export function QuantityText({
  quantity,
  scale = 0,
  unit,
  size = 'medium',
  tone,
  signed,
}: QuantityTextProps) {
  const digits = groupDigits(formatQuantity(quantity, scale))
  return (
    <View className={`ui-quantity ui-quantity--${size} ${tone ? `tone-${tone}` : ''}`}>
      <Text className="ui-quantity__number num">{signed && quantity > 0 ? `+${digits}` : digits}</Text>
      <Text className="ui-quantity__unit">{unit}</Text>
    </View>
  )
}
