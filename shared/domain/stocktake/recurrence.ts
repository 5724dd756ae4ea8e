import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import { reject, type Rejection } from '../../errors'
import type { Recurrence } from '../../schema/stocktake'

dayjs.extend(utc)

const DAY = 'YYYY-MM-DD'
const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']

/**
 * The next day of a plan that was due on `due`: the first of its days after both `due` and `today`, so that days which passed
 * without an opening are made up for once and not one by one. A `due` that is none of its days, such as a first opening in
 * the middle of a month, is followed by the next that is. Business days.
 */
export function nextOn(recurrence: Recurrence, due: string, today: string): string {
  for (let step = 1; ; step++) {
    const day = stepFrom(recurrence, due, step)
    if (day > due && day > today) return day
  }
}

/** The day `steps` periods after the period that `due` lies in. */
function stepFrom({ unit, every, day = 1 }: Recurrence, due: string, steps: number): string {
  const from = dayjs.utc(due)
  const count = every * steps
  if (unit === 'day') return from.add(count, 'day').format(DAY)
  if (unit === 'week') {
    const monday = from.subtract((from.day() + 6) % 7, 'day')
    return monday.add(count * 7 + day - 1, 'day').format(DAY)
  }
  const months = { month: 1, quarter: 3, year: 12 }[unit]
  const first = from.startOf('month').subtract(from.month() % months, 'month')
  return first
    .add(count * months, 'month')
    .add(day - 1, 'day')
    .format(DAY)
}

/** Rejects INVALID_INPUT for a weekday beyond Sunday and a day where the period has none. */
export function refuseRecurrence({ unit, day }: Recurrence): Rejection | null {
  if (unit === 'day' && day !== undefined)
    return reject('INVALID_INPUT', { problem: '按天重复不用选日子，请去掉' })
  if (unit === 'week' && (day ?? 1) > 7)
    return reject('INVALID_INPUT', { problem: '星期只有 1（周一）到 7（周日），请重新选择' })
  return null
}

/** 每月 1 日, 每 2 周的周一, 每季度首月 5 日: for journal and lists. */
export function recurrenceText({ unit, every, day = 1 }: Recurrence): string {
  const many = every > 1 ? ` ${every} ` : ''
  switch (unit) {
    case 'day':
      return every > 1 ? `每 ${every} 天` : '每天'
    case 'week':
      return every > 1 ? `每 ${every} 周的周${WEEKDAYS[day - 1]}` : `每周${WEEKDAYS[day - 1]}`
    case 'month':
      return every > 1 ? `每 ${every} 个月的 ${day} 日` : `每月 ${day} 日`
    case 'quarter':
      return `每${many}${every > 1 ? '个' : ''}季度首月 ${day} 日`
    case 'year':
      return `每${many}年 1 月 ${day} 日`
  }
}
