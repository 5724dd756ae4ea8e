import { addDays } from '@shared/domain/calendar'

export type PeriodName = 'all' | 'today' | 'week' | 'month' | 'own'

/** First and last day of a named period; no bounds for 全部 and for days still to be chosen. */
export function daysOf(period: PeriodName, today: string): { from: string; to: string } {
  switch (period) {
    case 'today':
      return { from: today, to: today }
    case 'week':
      return { from: addDays(today, -6), to: today }
    case 'month':
      return { from: addDays(today, -29), to: today }
    case 'all':
    case 'own':
      return { from: '', to: '' }
  }
}
