import { months } from './format'
import { isoYearStart } from './fields'
import { instantOf, type Zone } from './zone'

/** The parts of a time that a text names. */
interface Parts {
  year?: number
  month?: number
  day?: number
  dayOfYear?: number
  hour?: number
  minute?: number
  second?: number
  millisecond?: number
  isoYear?: number
  isoWeek?: number
  isoDay?: number
  /** Minutes ahead of UTC. */
  ahead?: number
}

/** Reads a date in one of the usual forms. Answers why it cannot, as text. Without an offset in it, `zone` counts. */
export function parseDate(text: string, zone?: Zone): Date | string {
  for (const { pattern, read } of forms) {
    const match = pattern.exec(text.trim())
    if (match === null) continue
    const parts = read(match.groups as Record<string, string | undefined>)
    return assemble(parts, text, zone)
  }
  return `Error parsing date string '${text}'; no date in a form that is known (such as 2019-05-14T09:38:51.686Z)`
}

/** Reads a date by a format of `%` specifiers. */
export function parseByFormat(text: string, format: string, zone?: Zone): Date | string {
  const parts: Parts = {}
  let rest = text
  for (const [token, letter] of format.matchAll(/%(.)|[^%]/gs)) {
    if (letter === undefined || letter === '%') {
      if (!rest.startsWith(letter ?? token))
        return `Error parsing date string '${text}'; expected '${letter ?? token}' at "${rest}"`
      rest = rest.slice(1)
      continue
    }
    const reader = readers[letter]
    const match = reader?.[0].exec(rest)
    if (reader === undefined) return `Invalid format character '%${letter}' in format string`
    if (!match) return `Error parsing date string '${text}'; no %${letter} at "${rest}"`
    reader[1](parts, match[0])
    rest = rest.slice(match[0].length)
  }
  if (rest !== '') return `Error parsing date string '${text}'; Trailing data: "${rest}"`
  return assemble(parts, text, zone)
}

const number = (pattern: RegExp, key: keyof Parts): [RegExp, (parts: Parts, text: string) => void] => [
  pattern,
  (parts, text) => void (parts[key] = Number(text)),
]

const readers: Record<string, [RegExp, (parts: Parts, text: string) => void]> = {
  Y: number(/^\d{4}/, 'year'),
  m: number(/^\d{1,2}/, 'month'),
  d: number(/^\d{1,2}/, 'day'),
  j: number(/^\d{1,3}/, 'dayOfYear'),
  H: number(/^\d{1,2}/, 'hour'),
  M: number(/^\d{1,2}/, 'minute'),
  S: number(/^\d{1,2}/, 'second'),
  L: number(/^\d{1,3}/, 'millisecond'),
  G: number(/^\d{4}/, 'isoYear'),
  V: number(/^\d{1,2}/, 'isoWeek'),
  u: number(/^[1-7]/, 'isoDay'),
  b: [/^[a-z]{3}/i, (parts, text) => void (parts.month = monthOf(text))],
  B: [/^[a-z]{3,9}/i, (parts, text) => void (parts.month = monthOf(text))],
  z: [/^(?:Z|[+-]\d\d:?\d\d)/i, (parts, text) => void (parts.ahead = aheadOf(text))],
  Z: [/^[+-]\d{1,4}/, (parts, text) => void (parts.ahead = Number(text))],
}

const time =
  '(?:[T ]+(?<H>\\d{1,2}):(?<M>\\d{2})(?::(?<S>\\d{2})(?:[.,](?<L>\\d{1,9}))?)?)?\\s*(?<z>Z|UTC|GMT|[+-]\\d\\d(?::?\\d\\d)?)?$'

/** The forms that are read without a format. */
const forms: { pattern: RegExp; read: (groups: Record<string, string | undefined>) => Parts }[] = [
  {
    pattern: new RegExp(`^(?<Y>\\d{4})[-/.](?<m>\\d{1,2})[-/.](?<d>\\d{1,2})${time}`, 'i'),
    read: readGroups,
  },
  { pattern: new RegExp(`^(?<Y>\\d{4})(?<m>\\d{2})(?<d>\\d{2})${time}`, 'i'), read: readGroups },
  { pattern: new RegExp(`^(?<m>\\d{1,2})/(?<d>\\d{1,2})/(?<Y>\\d{4})${time}`, 'i'), read: readGroups },
  {
    pattern: new RegExp(`^(?<b>[a-z]{3,9})\\.? (?<d>\\d{1,2})(?:st|nd|rd|th)?,? (?<Y>\\d{4})${time}`, 'i'),
    read: readGroups,
  },
  {
    pattern: new RegExp(
      `^(?:[a-z]{3,9},? )?(?<d>\\d{1,2})(?:st|nd|rd|th)?[ -](?<b>[a-z]{3,9})\\.?[ -](?<Y>\\d{4})${time}`,
      'i',
    ),
    read: readGroups,
  },
]

function readGroups({ Y, m, b, d, H, M, S, L, z }: Record<string, string | undefined>): Parts {
  return {
    year: Number(Y),
    month: b === undefined ? Number(m) : monthOf(b),
    day: Number(d),
    hour: Number(H ?? 0),
    minute: Number(M ?? 0),
    second: Number(S ?? 0),
    millisecond: Number((L ?? '0').padEnd(3, '0').slice(0, 3)),
    ...(z === undefined ? {} : { ahead: aheadOf(z) }),
  }
}

/** 0 when there is no such month. */
function monthOf(name: string): number {
  return months.findIndex((month) => month.toLowerCase().startsWith(name.toLowerCase())) + 1
}

function aheadOf(text: string): number {
  const match = /^([+-])(\d\d):?(\d\d)?$/.exec(text)
  if (match === null) return 0
  const [, sign, hours, minutes = '0'] = match
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
}

function assemble(parts: Parts, text: string, zone: Zone | undefined): Date | string {
  const { hour = 0, minute = 0, second = 0, millisecond = 0, ahead } = parts
  const midnight = midnightOf(parts, text)
  if (typeof midnight === 'string') return midnight
  if (hour > 23 || minute > 59 || second > 59)
    return `Error parsing date string '${text}'; the time of day is not valid`
  const local = midnight + ((hour * 60 + minute) * 60 + second) * 1_000 + millisecond
  if (ahead === undefined) return new Date(zone === undefined ? local : instantOf(local, zone))
  if (zone !== undefined)
    return `you cannot pass in a date/time string with time zone information ('${text}') together with a timezone argument`
  return new Date(local - ahead * 60_000)
}

function midnightOf(parts: Parts, text: string): number | string {
  const { year, month, day, dayOfYear, isoYear, isoWeek = 1, isoDay = 1 } = parts
  if (isoYear !== undefined) return isoYearStart(isoYear) + ((isoWeek - 1) * 7 + isoDay - 1) * 86_400_000
  if (year === undefined || (dayOfYear === undefined && (month === undefined || day === undefined)))
    return `an incomplete date/time string has been found, with elements missing: "${text}"`
  const date = new Date(0)
  if (dayOfYear !== undefined) date.setUTCFullYear(year, 0, dayOfYear)
  else {
    date.setUTCFullYear(year, (month as number) - 1, day)
    if (date.getUTCMonth() !== (month as number) - 1 || date.getUTCDate() !== day)
      return `Error parsing date string '${text}'; The parsed date was invalid`
  }
  return date.getTime()
}
