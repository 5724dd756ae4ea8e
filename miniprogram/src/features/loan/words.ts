import type { Tone } from '@/components/state-tag'
import { formatDay } from '@/lib/format'
import { daysBetween } from '@shared/domain/calendar'
import { loanStatusText } from '@shared/domain/loan'
import type { LoanStatus } from '@shared/schema/loan'

export const loanTone: Record<LoanStatus, Tone> = {
  lent: 'brand',
  partlyReturned: 'warning',
  toSettle: 'warning',
  returned: 'success',
  settled: 'neutral',
  reversed: 'neutral',
}

/** From so many days before the due date on, a loan is shown as due. */
export const DUE_SOON_DAYS = 7

export interface Due {
  text: string
  tone: Tone
}

/** 逾期 3 天 · 今天到期 · 还有 5 天 · 12月20日前还; of what is not out any more, its state. */
export function dueWords(
  { status, dueDate, overdueDays }: { status: LoanStatus; dueDate: string; overdueDays: number },
  today: string,
): Due {
  if (status !== 'lent' && status !== 'partlyReturned')
    return { text: loanStatusText[status], tone: loanTone[status] }
  if (overdueDays > 0) return { text: `逾期 ${overdueDays} 天`, tone: 'danger' }
  const left = daysBetween(today, dueDate)
  if (left === 0) return { text: '今天到期', tone: 'warning' }
  if (left <= DUE_SOON_DAYS) return { text: `还有 ${left} 天`, tone: 'warning' }
  return { text: `${formatDay(dueDate)}前还`, tone: 'neutral' }
}
