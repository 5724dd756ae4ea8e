import { inShanghai } from '@shared/domain/calendar'

/** 2026-11-22 14:05: on paper that is kept, the year is never left out. */
export const stamp = (instant: string): string => inShanghai(instant).format('YYYY-MM-DD HH:mm')
