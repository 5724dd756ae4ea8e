const SHANGHAI_OFFSET_MS = 8 * 3600_000
const DAY_MS = 86_400_000

/** Business day (Asia/Shanghai, which has no summer time) of a UTC instant. */
export const businessDay = (instant: string | number): string =>
  new Date((typeof instant === 'number' ? instant : Date.parse(instant)) + SHANGHAI_OFFSET_MS)
    .toISOString()
    .slice(0, 10)

/** `2026-01-31` + 1 → `2026-02-01`. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS

/** First instant of a business day. */
export const startOfDay = (day: string): string =>
  new Date(Date.parse(day) - SHANGHAI_OFFSET_MS).toISOString()

/** A lot may be used up to and including its expiry day. */
export const isExpired = (expiryDate: string | undefined, today: string): boolean =>
  expiryDate !== undefined && expiryDate < today
