import type { Recurrence, StocktakePlan } from '@shared/schema/stocktake'

export const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

/** 每天 · 每周一 · 每 2 周的周一 · 每月 1 日 · 每季度首月 5 日 · 每年 1 月 10 日: how often a plan opens. */
export function recurrenceText({ unit, every, day = 1 }: Recurrence): string {
  const often = (one: string, many: string) => (every === 1 ? one : `每 ${every} ${many}`)
  const weekday = weekdays[day - 1] ?? weekdays[0]
  switch (unit) {
    case 'day':
      return often('每天', '天')
    case 'week':
      return every === 1 ? `每${weekday}` : `每 ${every} 周的${weekday}`
    case 'month':
      return `${often('每月', '个月的')} ${day} 日`
    case 'quarter':
      return `${often('每季度', '个季度')}首月 ${day} 日`
    case 'year':
      return `${often('每年', '年的')} 1 月 ${day} 日`
  }
}

/** A 类 30 天、B 类 90 天、C 类 180 天各盘一次. */
export const cycleText = ({ A, B, C }: NonNullable<StocktakePlan['cycle']>): string =>
  `A 类 ${A} 天、B 类 ${B} 天、C 类 ${C} 天各盘一次`

export const unitChoices: { value: Recurrence['unit']; text: string; suffix: string }[] = [
  { value: 'day', text: '按天', suffix: '天' },
  { value: 'week', text: '按周', suffix: '周' },
  { value: 'month', text: '按月', suffix: '个月' },
  { value: 'quarter', text: '按季度', suffix: '个季度' },
  { value: 'year', text: '按年', suffix: '年' },
]

/** Days that a recurrence may fall on, as choices; none where every day is the same. */
export function dayChoices(unit: Recurrence['unit']): { value: string; text: string }[] {
  if (unit === 'day') return []
  if (unit === 'week') return weekdays.map((text, index) => ({ value: String(index + 1), text }))
  return Array.from({ length: 28 }, (_, index) => ({ value: String(index + 1), text: `${index + 1} 日` }))
}
