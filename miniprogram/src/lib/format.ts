import { businessDay, inShanghai } from '@shared/domain/calendar'

export { formatQuantity, inWords, parseQuantity } from '@shared/domain/units'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Integer fen → `¥1,234.50`. */
export function formatMoney(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}¥${formatCount(Number(digits.slice(0, -2)))}.${digits.slice(-2)}`
}

/** `1250.5` → `1,250.5`, of a number in digits. */
export function groupDigits(digits: string): string {
  const [whole = '', fraction] = digits.split('.')
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction ? `.${fraction}` : '')
}

/** 12345 → `12,345`. */
export const formatCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')

/** `2026-11-21` → 11月21日 in this year, 2026-11-21 in another. */
export function formatDay(day: string, now: number = Date.now()): string {
  if (day.slice(0, 4) !== businessDay(now).slice(0, 4)) return day
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}

/** Clock time in Shanghai of a UTC instant: `14:05`. */
export const formatClock = (instant: string): string => inShanghai(instant).format('HH:mm')

/** 刚刚 · 5 分钟前 · 3 小时前, and from a day on 11月21日 14:05. */
export function formatTime(instant: string, now: number = Date.now()): string {
  const age = now - Date.parse(instant)
  if (age < MINUTE_MS) return '刚刚'
  if (age < HOUR_MS) return `${Math.floor(age / MINUTE_MS)} 分钟前`
  if (age < DAY_MS) return `${Math.floor(age / HOUR_MS)} 小时前`
  return formatInstant(instant, now)
}

/** 11月21日 14:05, with the year when it is another. */
export const formatInstant = (instant: string, now: number = Date.now()): string =>
  `${formatDay(businessDay(instant), now)} ${formatClock(instant)}`

/** How long something waits: 不到 1 分钟 · 5 分钟 · 3 小时 · 2 天. */
export function formatAge(instant: string, now: number = Date.now()): string {
  const age = now - Date.parse(instant)
  if (age < MINUTE_MS) return '不到 1 分钟'
  if (age < HOUR_MS) return `${Math.floor(age / MINUTE_MS)} 分钟`
  if (age < DAY_MS) return `${Math.floor(age / HOUR_MS)} 小时`
  return `${Math.floor(age / DAY_MS)} 天`
}

/** Days until an expiry: 还有 12 天 · 今天到期 · 已过期 3 天. */
export function formatDaysLeft(days: number): string {
  if (days > 0) return `还有 ${days} 天`
  return days === 0 ? '今天到期' : `已过期 ${-days} 天`
}
