import { View } from '@tarojs/components'
import { percentText } from '../figures'
import { monthBars } from '../month-bars'
import type { AccuracyView } from '../use-accuracy'
import './month-bars.scss'

/** A bar a month with its rate above it; where the bars are cut off is said below. */
export function MonthBars({ months }: Pick<AccuracyView, 'months'>) {
  const { bars, floor } = monthBars(months)
  return (
    <View>
      <View className="month-bars">
        {bars.map(({ month, text, rate, height }) => (
          <View key={month} className="month-bars__month" ariaLabel={`${text} ${percentText(rate)}`}>
            <View className="month-bars__rate num">{rate === null ? '—' : rate}</View>
            <View className="month-bars__bar" style={{ height: `${height}px` }} />
            <View className="month-bars__text num">{text}</View>
          </View>
        ))}
      </View>
      <View className="month-bars__note num">单位 %{floor > 0 ? `，柱子从 ${floor}% 画起` : ''}</View>
    </View>
  )
}
