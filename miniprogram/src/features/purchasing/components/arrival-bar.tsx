import { View } from '@tarojs/components'
import './arrival-bar.scss'

/** How much of something has come, 0 to 100 percent. */
export function ArrivalBar({ percent, label }: { percent: number; label?: string }) {
  const width = Math.max(0, Math.min(100, percent))
  return (
    <View className="arrival-bar" ariaLabel={label ?? `已到 ${width}%`}>
      <View
        className={`arrival-bar__done ${width === 100 ? 'arrival-bar__done--all' : ''}`}
        style={{ width: `${width}%` }}
      />
    </View>
  )
}
