import { QueryTextError, type TextReader } from './text-reader'

type Argument = string | number

/** Types that JSON has no words for, as the MongoDB shell writes them, to Extended JSON. */
const calls: Record<string, (first: Argument, second: Argument | undefined) => unknown> = {
  ISODate: (at) => ({ $date: at }),
  Date: (at) => ({ $date: at }),
  ObjectId: (id) => ({ $oid: String(id) }),
  NumberLong: (number) => ({ $numberLong: String(number) }),
  NumberInt: (number) => ({ $numberInt: String(number) }),
  NumberDecimal: (number) => ({ $numberDecimal: String(number) }),
  RegExp: (pattern, options) => ({
    $regularExpression: { pattern: String(pattern), options: String(options ?? '') },
  }),
}

export const callNames = ['ISODate("2026-01-31T08:00")', 'ObjectId("…")', 'NumberLong("…")', '/正则/i']

/** Reads `(…)` after the name of a type. */
export function readCall(reader: TextReader, name: string, zone: number, from: number): string {
  const make = Object.hasOwn(calls, name) ? calls[name] : undefined
  if (make === undefined) throw new QueryTextError(`不认识“${name}(…)”；可以用 ${callNames.join('、')}`, from)
  reader.take('(')
  const at = reader.here()
  const values: Argument[] = []
  while (reader.peek() !== ')') {
    values.push(readArgument(reader))
    if (!reader.skip(',') && reader.peek() !== ')') throw reader.unexpected('这里应为英文右括号 )')
  }
  reader.take(')')
  const [first, second] = values
  if (first === undefined) throw new QueryTextError(`${name}( ) 的括号里应有一个值`, at)
  if (name !== 'Date' && name !== 'ISODate') return JSON.stringify(make(first, second))
  return `{"$date":${zonedDate(JSON.stringify(first), zone, at)}}`
}

function readArgument(reader: TextReader): Argument {
  const first = reader.peek()
  if (first === '"' || first === "'") return reader.string()
  const number = reader.match(/-?\d+(\.\d+)?/y)
  if (number === undefined) throw reader.unexpected('括号里应为带引号的文字或数字')
  return Number.isSafeInteger(Number(number)) || number.includes('.') ? Number(number) : number
}

/**
 * A date as JSON text that means the same moment everywhere: text without a zone (`2026-01-31`, `2026-01-31 08:00`)
 * is the person's local time.
 */
export function zonedDate(json: string, zoneMinutes: number, position: number): string {
  const value = JSON.parse(json) as unknown
  if (typeof value === 'number') return JSON.stringify({ $numberLong: String(Math.trunc(value)) })
  const text = String(value).trim()
  const parts =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?)?$/.exec(text)
  const time = parts === null ? Date.parse(text) : localTime(parts, zoneMinutes)
  if (Number.isNaN(time))
    throw new QueryTextError(
      `“${text}”不是日期，应形如 2026-01-31、2026-01-31T08:00 或 2026-01-31T00:00:00Z`,
      position,
    )
  return JSON.stringify({ $numberLong: String(time) })
}

function localTime(parts: RegExpExecArray, zoneMinutes: number): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((n) => Number(n ?? 0))
  const at = new Date(
    Date.UTC(year, month - 1, day, hour, minute, second, Number((parts[7] ?? '').padEnd(3, '0'))),
  )
  // 2026-02-31 would quietly become the third of March.
  const isReal =
    at.getUTCMonth() === month - 1 && at.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
  return isReal ? at.getTime() + zoneMinutes * 60_000 : Number.NaN
}
