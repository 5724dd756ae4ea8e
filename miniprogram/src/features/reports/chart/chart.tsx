import { Canvas, View, type CanvasTouchEvent } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { openChart, touchChart, type ChartInstance, type ChartOption } from './echarts'
import { findSurface } from './surface'

export interface ChartProps {
  id: string
  option: ChartOption
  /** px */
  height: number
  /** What it shows, for who cannot see it. */
  label: string
}

const TRIES = 20
const TRY_EVERY_MS = 50

/** Draws on a 2D canvas in WeChat and in the browser; a new option changes the picture in place. */
export function Chart({ id, option, height, label }: ChartProps) {
  const chart = useRef<ChartInstance>()
  const wanted = useRef(option)
  wanted.current = option

  useEffect(() => {
    let gone = false
    const open = async (triesLeft: number): Promise<void> => {
      const surface = await findSurface(id)
      if (gone) return
      if (surface) {
        chart.current = openChart(surface)
        chart.current.setOption(wanted.current)
      } else if (triesLeft > 0) setTimeout(() => void open(triesLeft - 1), TRY_EVERY_MS)
    }
    Taro.nextTick(() => void open(TRIES))
    return () => {
      gone = true
      chart.current?.dispose()
      chart.current = undefined
    }
  }, [id])
  useEffect(() => chart.current?.setOption(option, { notMerge: true }), [option])

  const pass = (kind: 'mousedown' | 'mousemove' | 'mouseup') => (event: CanvasTouchEvent) => {
    const touch = event.changedTouches[0] ?? event.touches[0]
    if (chart.current && touch) touchChart(chart.current, kind, touch.x, touch.y)
  }
  // The browser's canvas has events of its own.
  const touches =
    process.env.TARO_ENV === 'h5'
      ? {}
      : { onTouchStart: pass('mousedown'), onTouchMove: pass('mousemove'), onTouchEnd: pass('mouseup') }
  return (
    <View ariaLabel={label}>
      <Canvas id={id} canvasId={id} type="2d" style={{ width: '100%', height: `${height}px` }} {...touches} />
    </View>
  )
}
