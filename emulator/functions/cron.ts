/** A schedule: the allowed values of second, minute, hour, day, month, weekday and year; undefined allows all. */
export type Cron = (Set<number> | undefined)[]

const fields = [
  { name: 'second', low: 0, high: 59 },
  { name: 'minute', low: 0, high: 59 },
  { name: 'hour', low: 0, high: 23 },
  { name: 'day', low: 1, high: 31 },
  {
    name: 'month',
    low: 1,
    high: 12,
    words: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
  },
  { name: 'weekday', low: 0, high: 6, words: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] },
  { name: 'year', low: 1970, high: 2099 },
]

/** Reads the platform's cron expression of seven fields, `0 30 2 * * * *`; throws at anything it does not know. */
export function parseCron(expression: string): Cron {
  const parts = expression.trim().split(/\s+/)
  if (parts.length !== 7)
    throw new Error(`a cron expression has seven fields, not ${parts.length}: "${expression}"`)
  return fields.map((field, i) => parseField(parts[i] as string, field))
}

function parseField(text: string, field: (typeof fields)[number]): Set<number> | undefined {
  if (text === '*' || text === '?') return undefined
  const values = new Set<number>()
  for (const item of text.split(',')) {
    const [range = '', stepText, ...rest] = item.split('/')
    if (rest.length > 0) throw new Error(`"${item}" has more than one step`)
    const step = stepText === undefined ? 1 : toStep(stepText, field)
    const [first, last] = toRange(range, field, stepText !== undefined)
    for (let value = first; value <= last; value += step) values.add(value)
  }
  return values
}

function toStep(text: string, { name, high }: (typeof fields)[number]): number {
  if (!/^\d+$/.test(text) || Number(text) < 1 || Number(text) > high)
    throw new Error(`"${text}" is no step of a ${name} (1 to ${high})`)
  return Number(text)
}

function toRange(text: string, field: (typeof fields)[number], stepped: boolean): [number, number] {
  if (text === '*') return [field.low, field.high]
  const [first = '', last, ...rest] = text.split('-')
  const low = toValue(first, field)
  const high = last !== undefined ? toValue(last, field) : stepped ? field.high : low
  // Taken literally it would never fire, and nobody would notice.
  if (rest.length > 0 || high < low)
    throw new Error(`"${text}" is no range of a ${field.name}: write it from the lower to the higher value`)
  return [low, high]
}

function toValue(text: string, { name, low, high, words }: (typeof fields)[number]): number {
  const word = words?.indexOf(text.toUpperCase()) ?? -1
  const value = word >= 0 ? word + low : Number(text)
  if ((word < 0 && !/^\d+$/.test(text)) || value < low || value > high)
    throw new Error(`"${text}" is no ${name} (${low} to ${high})`)
  return value
}

/** The schedule counts in Asia/Shanghai, which has had no summer time since 1991. */
const shanghaiMs = 8 * 3_600_000
const dayMs = 86_400_000

/** Whether a moment (milliseconds, to the second) is on the schedule. */
export function isDue(cron: Cron, time: number): boolean {
  const at = new Date(time + shanghaiMs)
  return (
    allows(cron[0], at.getUTCSeconds()) &&
    allows(cron[1], at.getUTCMinutes()) &&
    allows(cron[2], at.getUTCHours()) &&
    isDay(cron, at)
  )
}

/** The first moment of the schedule after `from` (milliseconds); undefined when there is none before 2100. */
export function nextFiring(cron: Cron, from: number): number | undefined {
  const first = (Math.floor(from / 1_000) + 1) * 1_000 + shanghaiMs
  const midnight = Math.floor(first / dayMs) * dayMs
  for (let day = midnight; ; day += dayMs) {
    const at = new Date(day)
    if (at.getUTCFullYear() > 2099) return undefined
    const second = isDay(cron, at)
      ? secondOfDay(cron, day === midnight ? (first - day) / 1_000 : 0)
      : undefined
    if (second !== undefined) return day + second * 1_000 - shanghaiMs
  }
}

/** When day and weekday are both given, either is enough, as the platform documents. */
function isDay(cron: Cron, at: Date): boolean {
  const [, , , day, month, weekday, year] = cron
  if (!allows(month, at.getUTCMonth() + 1) || !allows(year, at.getUTCFullYear())) return false
  if (day === undefined || weekday === undefined)
    return allows(day, at.getUTCDate()) && allows(weekday, at.getUTCDay())
  return day.has(at.getUTCDate()) || weekday.has(at.getUTCDay())
}

function secondOfDay([seconds, minutes, hours]: Cron, from: number): number | undefined {
  for (let minute = Math.floor(from / 60); minute < 1_440; minute++) {
    if (!allows(hours, Math.floor(minute / 60)) || !allows(minutes, minute % 60)) continue
    for (let second = Math.max(0, from - minute * 60); second < 60; second++) {
      if (allows(seconds, second)) return minute * 60 + second
    }
  }
  return undefined
}

const allows = (allowed: Set<number> | undefined, value: number): boolean =>
  allowed === undefined || allowed.has(value)
