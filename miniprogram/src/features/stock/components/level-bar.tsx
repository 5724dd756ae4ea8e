import { View } from '@tarojs/components'
import { formatQuantity, groupDigits } from '@/lib/format'
import './level-bar.scss'

export interface LevelBarProps {
  quantity: number
  minimum?: number
  maximum?: number
  unit: string
  scale: number
}

/** How full the shelf is; a mark stands at the minimum, and at a maximum that is passed. Nothing without a minimum. */
export function LevelBar({ quantity, minimum, maximum, unit, scale }: LevelBarProps) {
  if (!minimum) return null
  const full = Math.max(maximum ?? minimum * 3, quantity, minimum)
  const share = (part: number) => `${Math.min(100, (part / full) * 100)}%`
  const tone = quantity === 0 ? 'danger' : quantity < minimum ? 'warning' : 'success'
  const over = maximum !== undefined && quantity > maximum
  const words = (text: string, part: number) => `${text} ${groupDigits(formatQuantity(part, scale))} ${unit}`
  return (
    <View className="level-bar">
      <View className="level-bar__track">
        <View className={`level-bar__fill level-bar__fill--${tone}`} style={{ width: share(quantity) }} />
        <View className="level-bar__mark" style={{ left: share(minimum) }} />
        {over && <View className="level-bar__mark" style={{ left: share(maximum) }} />}
      </View>
      <View className="level-bar__words num">
        <View>{words('最低', minimum)}</View>
        {maximum !== undefined && (
          <View className={over ? 'tone-warning' : ''}>
            {words('最高', maximum)}
            {over && '，已超出'}
          </View>
        )}
      </View>
    </View>
  )
}
