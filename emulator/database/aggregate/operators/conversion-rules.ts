import { Decimal128, Double, ObjectId } from 'bson'
import { decimalOf } from '../../decimals'
import { isNumeric, longOf, numberType, toNumber, type Numeric } from '../../numbers'
import { parseDate } from '../dates/parse'
import { typeName } from '../expression/value-types'
import { decimal, double } from './numeric'

/** Why a value cannot be converted; `$convert` may answer its `onError` instead. */
export class ConversionError extends Error {}

const unsupported = (value: unknown, to: string) =>
  new ConversionError(`Unsupported conversion from ${typeName(value)} to ${to}`)

/** The conversions by the name of the type; the value is neither null nor missing. */
export const conversions: Record<string, (value: unknown) => unknown> = {
  double: (value) => double(asNumber(value, 'double')),
  string: (value) => toText(value),
  objectId: toObjectId,
  bool: (value) => (typeof value === 'boolean' ? value : isNumeric(value) ? toNumber(value) !== 0 : true),
  date: toDate,
  int: (value) => {
    const whole = toWhole(value, 'int')
    if (whole < -0x80000000n || whole > 0x7fffffffn) throw overflow(value)
    return Number(whole)
  },
  long: (value) => longOf(toWhole(value, 'long')) ?? fail(overflow(value)),
  decimal: toDecimal,
}

const overflow = (value: unknown) =>
  new ConversionError(`Conversion would overflow target type: ${toText(value)}`)

function fail(error: Error): never {
  throw error
}

/** A number, date, boolean or ObjectId as text, as MongoDB writes it. */
export function toText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof ObjectId) return value.toHexString()
  if (value instanceof Double) return String(value.value)
  if (isNumeric(value)) return String(value)
  throw unsupported(value, 'string')
}

function asNumber(value: unknown, to: string): number {
  if (isNumeric(value)) return toNumber(value) as number
  if (typeof value === 'boolean') return Number(value)
  if (value instanceof Date && to !== 'int') return value.getTime()
  if (typeof value === 'string') return parsedNumber(value)
  throw unsupported(value, to)
}

function parsedNumber(text: string): number {
  const special = /^([+-]?)(inf|infinity|nan)$/i.exec(text)
  if (special !== null) {
    const number = /nan/i.test(text) ? NaN : Infinity
    return special[1] === '-' ? -number : number
  }
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) throw unparsable(text)
  return Number(text)
}

const unparsable = (text: string) =>
  new ConversionError(
    `Failed to parse number '${text}': ${text === '' ? 'No digits' : 'Did not consume whole string.'}`,
  )

function toWhole(value: unknown, to: 'int' | 'long'): bigint {
  if (typeof value === 'string') {
    if (!/^[+-]?\d+$/.test(value)) throw unparsable(value)
    return BigInt(value.replace(/^\+/, ''))
  }
  if (isNumeric(value) && numberType(value) !== 'double') {
    const exact = decimalOf(String(value))
    if (typeof exact === 'object') return truncated(exact.coefficient, exact.exponent)
  }
  const number = asNumber(value, to)
  if (!Number.isFinite(number))
    throw new ConversionError(
      `Attempt to convert ${Number.isNaN(number) ? 'NaN' : 'infinity'} value to integer type`,
    )
  return BigInt(Math.trunc(number))
}

function truncated(coefficient: bigint, exponent: number): bigint {
  return exponent >= 0 ? coefficient * 10n ** BigInt(exponent) : coefficient / 10n ** BigInt(-exponent)
}

function toDecimal(value: unknown): Numeric {
  if (value instanceof Decimal128) return value
  if (typeof value === 'string') {
    const number = parsedNumber(value)
    return Number.isFinite(number) ? Decimal128.fromStringWithRounding(value) : decimal(number)
  }
  if (isNumeric(value) && numberType(value) === 'double') {
    const number = toNumber(value) as number
    return Number.isFinite(number) ? Decimal128.fromString(number.toPrecision(15)) : decimal(number)
  }
  return isNumeric(value) ? Decimal128.fromString(String(value)) : decimal(asNumber(value, 'decimal'))
}

function toDate(value: unknown): Date {
  if (value instanceof Date) return value
  if (value instanceof ObjectId) return value.getTimestamp()
  if (typeof value === 'string') {
    const date = parseDate(value)
    if (typeof date === 'string') throw new ConversionError(date)
    return date
  }
  if (!isNumeric(value) || numberType(value) === 'int') throw unsupported(value, 'date')
  const date = new Date(Number(toWhole(value, 'long')))
  if (Number.isNaN(date.getTime())) throw overflow(value)
  return date
}

function toObjectId(value: unknown): ObjectId {
  if (value instanceof ObjectId) return value
  if (typeof value !== 'string') throw unsupported(value, 'objectId')
  if (/^[0-9a-f]{24}$/i.test(value)) return ObjectId.createFromHexString(value)
  const why =
    value.length === 24
      ? 'Invalid character found in hex string'
      : `Invalid string length for parsing to OID, expected 24 but found ${value.length}`
  throw new ConversionError(`Failed to parse objectId '${value}': ${why}: "${value}"`)
}
