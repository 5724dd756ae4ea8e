import { View } from '@tarojs/components'
import type { CSSProperties } from 'react'
import { curvePath, type CurvePoint } from '../on-hand-curve'
import './sparkline.scss'

const WIDTH = 320
const HEIGHT = 40

/** A small curve without axes, drawn as a mask so that it takes the brand's colour in light and dark. */
export function Sparkline({ points, label }: { points: CurvePoint[]; label: string }) {
  const path = curvePath(points, WIDTH, HEIGHT)
  const line = drawing(
    `<path d="${path}" fill="none" stroke="#000" stroke-width="2" vector-effect="non-scaling-stroke"/>`,
  )
  const area = drawing(`<path d="${path}V${HEIGHT}H0Z"/>`)
  return (
    <View className="sparkline" ariaLabel={label}>
      <View className="sparkline__area" style={{ '--curve': area } as CSSProperties} />
      <View className="sparkline__line" style={{ '--curve': line } as CSSProperties} />
    </View>
  )
}

const drawing = (body: string) =>
  `url("data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -1 ${WIDTH} ${HEIGHT + 2}" preserveAspectRatio="none">${body}</svg>`,
  )}")`
