import { BarChart, LineChart, type BarSeriesOption, type LineSeriesOption } from 'echarts/charts'
import {
  GridComponent,
  TooltipComponent,
  type GridComponentOption,
  type TooltipComponentOption,
} from 'echarts/components'
import * as echarts from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import type { Surface } from './surface'

echarts.use([BarChart, LineChart, GridComponent, TooltipComponent, CanvasRenderer])

/** What our charts are made of; anything else would enlarge the package. */
export type ChartOption = echarts.ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | TooltipComponentOption
>
export type ChartInstance = echarts.EChartsType

/** A chart on a canvas of either platform. */
export function openChart({ canvas, width, height, ratio }: Surface): ChartInstance {
  if (process.env.TARO_ENV !== 'h5') echarts.setPlatformAPI({ createCanvas: () => canvas })
  return echarts.init(canvas, null, { width, height, devicePixelRatio: ratio })
}

/** Passes a touch on where the canvas has no events of its own. `x` and `y` in px from its corner. */
export function touchChart(
  chart: ChartInstance,
  kind: 'mousedown' | 'mousemove' | 'mouseup',
  x: number,
  y: number,
) {
  const event = {
    zrX: x,
    zrY: y,
    preventDefault: ignore,
    stopImmediatePropagation: ignore,
    stopPropagation: ignore,
  }
  // the event's type in zrender asks for a DOM event; it reads these fields alone
  chart.getZr().handler.dispatch(kind, event as never)
}

const ignore = () => {}
