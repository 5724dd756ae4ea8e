import { businessDay, daysBetween } from '@shared/domain/calendar'
import type { AuditRow } from '@shared/operations/audit'
import { formatDay } from '@/lib/format'

export interface DayGroup {
  day: string
  rows: AuditRow[]
}

/** Rows of one business day together, in the order in which they came. */
export function groupByDay(rows: readonly AuditRow[]): DayGroup[] {
  const groups: DayGroup[] = []
  for (const row of rows) {
    const day = businessDay(row.at)
    const last = groups[groups.length - 1]
    if (last?.day === day) last.rows.push(row)
    else groups.push({ day, rows: [row] })
  }
  return groups
}

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** 今天 11月22日 周日. */
export function dayTitle(day: string, now: number): string {
  const ago = daysBetween(day, businessDay(now))
  const near = ago === 0 ? '今天 ' : ago === 1 ? '昨天 ' : ''
  return `${near}${formatDay(day, now)} ${weekdays[new Date(day).getUTCDay()] ?? ''}`
}
