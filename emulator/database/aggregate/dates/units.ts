import { requestFailed } from '../../../admin/errors'
import { shown } from '../expression/value-types'
import { instantOf, type Zone } from './zone'

const milliseconds = {
  millisecond: 1,
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
} as const
const monthsOf = { month: 1, quarter: 3, year: 12 } as const

export type Unit = keyof typeof milliseconds | keyof typeof monthsOf

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

export function unitOf(value: unknown, name: string): Unit {
  if (typeof value === 'string' && (value in milliseconds || value in monthsOf)) return value as Unit
  throw requestFailed(`${name} requires 'unit' to be a time unit such as "day", found: ${shown(value)}`)
}

/** The first day of a week as a number, Sunday is 0. */
export function weekStartOf(value: unknown, name: string): number {
  if (value === undefined) return 0
  const text = typeof value === 'string' ? value.toLowerCase() : ''
  const found = days.findIndex((day) => day === text || day.slice(0, 3) === text)
  if (found < 0)
    throw requestFailed(`${name} requires 'startOfWeek' to be a day of the week, found: ${shown(value)}`)
  return found
}

const monthNumber = (local: number) => {
  const date = new Date(local)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

function firstOfMonth(month: number): number {
  const date = new Date(0)
  date.setUTCFullYear(Math.floor(month / 12), ((month % 12) + 12) % 12, 1)
  return date.getTime()
}

const isMonths = (unit: Unit): unit is keyof typeof monthsOf => unit in monthsOf

/** A date `amount` units later. Days and more keep the clock's time; a day that a month lacks becomes its last. */
export function addUnits(date: Date, amount: number, unit: Unit, zone: Zone): Date {
  if (!isMonths(unit) && milliseconds[unit] <= milliseconds.hour)
    return new Date(date.getTime() + amount * milliseconds[unit])
  const local = date.getTime() + zone(date.getTime())
  if (!isMonths(unit)) return new Date(instantOf(local + amount * milliseconds[unit], zone))
  const month = monthNumber(local) + amount * monthsOf[unit]
  const day = new Date(local).getUTCDate()
  const [first, next] = [firstOfMonth(month), firstOfMonth(month + 1)]
  const target = Math.min(first + (day - 1) * milliseconds.day, next - milliseconds.day)
  return new Date(instantOf(target + mod(local, milliseconds.day), zone))
}

/** How many boundaries of the unit lie between two dates. */
export function differenceIn(from: Date, to: Date, unit: Unit, zone: Zone, weekStart: number): number {
  if (!isMonths(unit) && milliseconds[unit] <= milliseconds.second)
    return Math.floor(to.getTime() / milliseconds[unit]) - Math.floor(from.getTime() / milliseconds[unit])
  const local = (date: Date) => date.getTime() + zone(date.getTime())
  const [a, b] = [local(from), local(to)]
  if (isMonths(unit)) {
    const size = monthsOf[unit]
    return Math.floor(monthNumber(b) / size) - Math.floor(monthNumber(a) / size)
  }
  const shift = unit === 'week' ? weekShift(weekStart) : 0
  const size = milliseconds[unit]
  return Math.floor((b - shift) / size) - Math.floor((a - shift) / size)
}

/** 1970-01-01 was a Thursday: the milliseconds from then to the first beginning of a week. */
const weekShift = (weekStart: number) => mod(weekStart - 4, 7) * milliseconds.day

/** Bins are counted from here, as MongoDB does. */
const reference = Date.UTC(2000, 0, 1)

/** The beginning of the bin of `size` units in which a date lies. */
export function truncate(date: Date, unit: Unit, size: number, zone: Zone, weekStart: number): Date {
  const local = date.getTime() + zone(date.getTime())
  if (isMonths(unit)) {
    const bin = monthsOf[unit] * size
    const origin = monthNumber(reference)
    return new Date(
      instantOf(firstOfMonth(origin + Math.floor((monthNumber(local) - origin) / bin) * bin), zone),
    )
  }
  const bin = milliseconds[unit] * size
  // 2000-01-01 was a Saturday.
  const origin = unit === 'week' ? reference + mod(weekStart - 6, 7) * milliseconds.day : reference
  const start = origin + Math.floor((local - origin) / bin) * bin
  if (bin <= milliseconds.hour && milliseconds[unit] < milliseconds.hour)
    return new Date(date.getTime() - (local - start))
  return new Date(instantOf(start, zone))
}

const mod = (value: number, size: number) => ((value % size) + size) % size
