import type { OutputOf } from '@shared/operations'
import { formatDay, formatMoney } from '@/lib/format'
import { axisMoney } from '../figures'
import type { ChartOption } from './echarts'
import type { Palette } from './palette'

type Trend = OutputOf<'reports.dashboard'>['trend']

export interface TrendChart {
  trend: Trend
  palette: Palette
  /** Days that one step of the trend stands for. */
  stepDays: number
}

/** Receipts as bars and issues as a line, by value; a touch tells the figures of one step. */
export function trendOption({ trend, palette, stepDays }: TrendChart): ChartOption {
  const days = trend.map(({ day }) => day)
  const axis = { axisLine: { show: false }, axisTick: { show: false } }
  const label = { color: palette.faint, fontSize: 11, hideOverlap: true }
  return {
    animation: process.env.TARO_ENV !== 'h5',
    animationDuration: 300,
    grid: {
      left: 4,
      right: 12,
      top: 12,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      backgroundColor: palette.surface,
      borderColor: palette.line,
      borderWidth: 1,
      padding: [8, 12],
      textStyle: { color: palette.text, fontSize: 12, lineHeight: 18 },
      axisPointer: { type: 'line', lineStyle: { color: palette.faint, width: 1 } },
      formatter: (points) =>
        tooltipText(trend, Array.isArray(points) ? points[0]?.dataIndex : undefined, stepDays),
    },
    xAxis: { type: 'category', data: days, ...axis, axisLabel: { ...label, formatter: shortDay } },
    yAxis: {
      type: 'value',
      splitNumber: 3,
      ...axis,
      axisLabel: { ...label, formatter: axisMoney },
      splitLine: { lineStyle: { color: palette.line } },
    },
    series: [
      {
        name: '入库',
        type: 'bar',
        barMaxWidth: 10,
        itemStyle: { color: palette.success, opacity: 0.55, borderRadius: [2, 2, 0, 0] },
        data: trend.map(({ inFen }) => inFen),
      },
      {
        name: '出库',
        type: 'line',
        showSymbol: false,
        symbolSize: 7,
        lineStyle: { width: 2, color: palette.brand },
        itemStyle: { color: palette.brand },
        data: trend.map(({ outFen }) => outFen),
      },
    ],
  }
}

/** `2026-11-02` → 11/2. */
const shortDay = (day: string): string => `${Number(day.slice(5, 7))}/${Number(day.slice(8, 10))}`

function tooltipText(trend: Trend, index: number | undefined, stepDays: number): string {
  const step = index === undefined ? undefined : trend[index]
  if (!step) return ''
  return [
    stepDays === 1 ? formatDay(step.day) : `${formatDay(step.day)}起 ${stepDays} 天`,
    `入库 ${formatMoney(step.inFen)}（${step.receipts} 笔）`,
    `出库 ${formatMoney(step.outFen)}（${step.issues} 笔）`,
  ].join('\n')
}
