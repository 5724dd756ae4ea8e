import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import './index.scss'

/** Rows of the shape of a `ListRow`. Shows nothing for 150 ms: a fast answer must not flash. */
export function SkeletonList({ rows = 5, card = true }: { rows?: number; card?: boolean }) {
  const visible = useLate(150)
  return (
    <View
      className={`ui-skeleton ${card ? 'ui-skeleton--card' : ''} ${visible ? '' : 'ui-skeleton--waiting'}`}
    >
      {Array.from({ length: rows }, (_, row) => (
        <View key={row} className="ui-skeleton__row">
          <View className="ui-skeleton__main">
            <View className="ui-skeleton__line" style={{ width: `${[72, 58, 66, 50][row % 4]}%` }} />
            <View
              className="ui-skeleton__line ui-skeleton__line--thin"
              style={{ width: `${[40, 48, 34][row % 3]}%` }}
            />
          </View>
          <View className="ui-skeleton__side" />
        </View>
      ))}
    </View>
  )
}

/** True once `delayMs` have passed. */
function useLate(delayMs: number): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), delayMs)
    return () => clearTimeout(timer)
  }, [delayMs])
  return late
}
