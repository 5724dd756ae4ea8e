import { View } from '@tarojs/components'
import './progress-bar.scss'

export interface ProgressBarProps {
  done: number
  total: number
  tone?: 'brand' | 'success' | 'warning' | 'danger'
}

/** How far something is, as a line; said as a percentage to those who do not see it. */
export function ProgressBar({ done, total, tone = 'brand' }: ProgressBarProps) {
  const percent = total <= 0 ? 0 : Math.min(100, (done * 100) / total)
  return (
    <View className="stocktake-bar" ariaRole="progressbar" ariaLabel={`${Math.floor(percent)}%`}>
      <View className={`stocktake-bar__done stocktake-bar__done--${tone}`} style={{ width: `${percent}%` }} />
    </View>
  )
}
