import type { Recurrence } from '@shared/schema/stocktake'

const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

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
