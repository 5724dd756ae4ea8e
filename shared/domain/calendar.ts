import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

const SHANGHAI_OFFSET_HOURS = 8
const DAY = 'YYYY-MM-DD'

/** A UTC instant on the clock of Asia/Shanghai, which has no summer time. */
export const inShanghai = (instant: string | number) => dayjs.utc(instant).utcOffset(SHANGHAI_OFFSET_HOURS)

/** Business day (Asia/Shanghai) of a UTC instant. */
export const businessDay = (instant: string | number): string => inShanghai(instant).format(DAY)

/** `2026-01-31` + 1 → `2026-02-01`. */
export const addDays = (day: string, days: number): string => dayjs.utc(day).add(days, 'day').format(DAY)

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => dayjs.utc(to).diff(dayjs.utc(from), 'day')

/** First instant of a business day. */
export const startOfDay = (day: string): string =>
  dayjs.utc(day).subtract(SHANGHAI_OFFSET_HOURS, 'hour').toISOString()

/** A lot may be used up to and including its expiry day. */
export const isExpired = (expiryDate: string | undefined, today: string): boolean =>
  expiryDate !== undefined && expiryDate < today
