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
    const [range = '', stepText] = item.split('/')
    const step = stepText === undefined ? 1 : toValue(stepText, { ...field, low: 1, high: field.high })
    const [first, last] = toRange(range, field, stepText !== undefined)
    for (let value = first; value <= last; value += step) values.add(value)
  }
  return values
}

function toRange(text: string, field: (typeof fields)[number], stepped: boolean): [number, number] {
  if (text === '*') return [field.low, field.high]
  const [first = '', last] = text.split('-')
  const low = toValue(first, field)
  return [low, last !== undefined ? toValue(last, field) : stepped ? field.high : low]
}

function toValue(text: string, { name, low, high, words }: (typeof fields)[number]): number {
  const word = words?.indexOf(text.toUpperCase()) ?? -1
  const value = word >= 0 ? word + low : Number(text)
  if (text === '' || !Number.isInteger(value) || value < low || value > high) {
    throw new Error(`"${text}" is no ${name} (${low} to ${high})`)
  }
  return value
}

const shanghaiMs = 8 * 3_600_000

/** Whether a moment (milliseconds, to the second) is on the schedule, which counts in Asia/Shanghai. */
export function isDue(cron: Cron, time: number): boolean {
  const at = new Date(time + shanghaiMs)
  const values = [
    at.getUTCSeconds(),
    at.getUTCMinutes(),
    at.getUTCHours(),
    at.getUTCDate(),
    at.getUTCMonth() + 1,
    at.getUTCDay(),
    at.getUTCFullYear(),
  ]
  return cron.every((allowed, i) => allowed === undefined || allowed.has(values[i] as number))
}
