import { type Decimal128, type Double, Long } from 'bson'
import { compareDecimals, decimalOf, digitsOf, truncate, type Decimal } from './decimals'

/**
 * A number of a document. Nearly all are JavaScript numbers: a whole one up to 32 bits is an int, up to 64 bits a
 * long, any other a double. Only what would lose its type or its value that way is a `bson` class: a double that is
 * whole, a small long or one that no double holds, and every decimal.
 */
export type Numeric = number | Double | Long | Decimal128

export type NumberType = 'int' | 'long' | 'double' | 'decimal'

const least32 = -0x80000000
const most32 = 0x7fffffff
const least64 = -(2n ** 63n)
const most64 = 2n ** 63n - 1n

export function isNumeric(value: unknown): value is Numeric {
  if (typeof value === 'number') return true
  if (typeof value !== 'object' || value === null) return false
  const { _bsontype: type } = value as { _bsontype?: string }
  return type === 'Long' || type === 'Double' || type === 'Decimal128'
}

/** The type that a number has in MongoDB. */
export function numberType(value: Numeric): NumberType {
  if (typeof value !== 'number') {
    return value._bsontype === 'Long' ? 'long' : value._bsontype === 'Double' ? 'double' : 'decimal'
  }
  if (!isWhole64(value)) return 'double'
  return value >= least32 && value <= most32 ? 'int' : 'long'
}

/** The nearest JavaScript number; undefined for what is no number. */
export function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  if (!isNumeric(value) || typeof value === 'number') return undefined
  return value._bsontype === 'Double' ? value.value : Number(String(value))
}

/** Whether the value is "not a number", as a double or as a decimal. */
export function isNaNumber(value: unknown): boolean {
  return typeof value === 'number' ? Number.isNaN(value) : isNumeric(value) && Number.isNaN(toNumber(value))
}

/** A double in the form that keeps it a double. */
export function doubleOf(value: number, make: (value: number) => Double): number | Double {
  return isWhole64(value) ? make(value) : value
}

/** A 64-bit integer in the form that keeps its type and its value; undefined when 64 bits do not hold it. */
export function longOf(value: bigint): number | Long | undefined {
  if (value < least64 || value > most64) return undefined
  const number = Number(value)
  const plain = BigInt(number) === value && (number < least32 || number > most32)
  return plain && number < 2 ** 63 ? number : Long.fromBigInt(value)
}

/** The integer that a number of any type is; undefined when it has a fraction, and for all that is no number. */
export function integerOf(value: unknown): bigint | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : undefined
  const whole = wholePart(value)
  if (whole === undefined || (value as Numeric as Long)._bsontype === 'Long') return whole
  const exact = exactOf(value as Numeric) as Decimal
  return compareDecimals({ coefficient: whole, exponent: 0 }, exact) === 0 ? whole : undefined
}

/** A number without its fraction; undefined for infinities, NaN and what is no number. */
export function wholePart(value: unknown): bigint | undefined {
  if (!isNumeric(value)) return undefined
  const number = simple(value)
  if (typeof number === 'bigint') return number
  if (number !== undefined) return Number.isFinite(number) ? BigInt(Math.trunc(number)) : undefined
  const exact = exactOf(value)
  return typeof exact === 'number' ? undefined : truncate(exact)
}

/** Orders numbers of all types by their exact value; NaN is the smallest and equals itself. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  const left = simple(a)
  const right = simple(b)
  if (left !== undefined && right !== undefined) {
    if (Number.isNaN(left)) return Number.isNaN(right) ? 0 : -1
    if (Number.isNaN(right)) return 1
    return left < right ? -1 : left > right ? 1 : 0
  }
  const first = exactOf(a)
  const second = exactOf(b)
  if (typeof first !== 'number' && typeof second !== 'number') return compareDecimals(first, second)
  return compareNumbers(standIn(first), standIn(second))
}

/** The number or 64-bit integer itself: JavaScript compares the two exactly. A decimal has no such form. */
function simple(value: Numeric): number | bigint | undefined {
  if (typeof value === 'number') return value
  if (value._bsontype === 'Double') return value.value
  return value._bsontype === 'Long' ? value.toBigInt() : undefined
}

/** The exact finite value, or NaN or an infinity. */
function exactOf(value: Numeric): Decimal | number {
  const number = simple(value)
  if (number === undefined) return decimalOf(String(value))
  return typeof number === 'bigint' ? { coefficient: number, exponent: 0 } : decimalOf(number)
}

const standIn = (value: Decimal | number): number => (typeof value === 'number' ? value : 0)

/** Where a number stands among the doubles, for index keys: the doubles around it and, between them, its digits. */
export interface Place {
  below: number
  above: number
  /** Undefined when a double holds the number exactly; then both neighbours are that double. */
  digits: { negative: boolean; exponent: number; text: string } | undefined
}

export function placeOf(value: Numeric): Place {
  const nearest = toNumber(value) as number
  const order = Number.isNaN(nearest) ? 0 : compareNumbers(value, nearest)
  if (order === 0) return { below: nearest, above: nearest, digits: undefined }
  const digits = digitsOf(exactOf(value) as Decimal)
  return order > 0
    ? { below: nearest, above: neighbour(nearest, 1), digits }
    : { below: neighbour(nearest, -1), above: nearest, digits }
}

const bits = new DataView(new ArrayBuffer(8))

/** The next larger (1) or smaller (-1) double. */
function neighbour(value: number, direction: 1 | -1): number {
  if (value === 0) return direction * Number.MIN_VALUE
  bits.setFloat64(0, value)
  bits.setBigInt64(0, bits.getBigInt64(0) + BigInt(value > 0 ? direction : -direction))
  return bits.getFloat64(0)
}

function isWhole64(value: number): boolean {
  return Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63 && !Object.is(value, -0)
}
