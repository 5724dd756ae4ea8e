import { Decimal128, Double } from 'bson'
import { addDecimals, decimalOf, decimalText, multiplyDecimals, type Decimal } from './decimals'
import { doubleOf, integerOf, longOf, numberType, toNumber, type Numeric } from './numbers'

const makeDouble = (value: number) => new Double(value)

/** The sum in MongoDB's type: ints grow to longs, a double or a decimal makes the result one. Undefined: overflow. */
export function add(a: Numeric, b: Numeric): Numeric | undefined {
  if (isInt(a) && isInt(b)) return a + b
  return combine(
    a,
    b,
    (x, y) => x + y,
    (x, y) => x + y,
    addDecimals,
  )
}

/** The product, by the same rules as `add`. */
export function multiply(a: Numeric, b: Numeric): Numeric | undefined {
  return combine(
    a,
    b,
    (x, y) => x * y,
    (x, y) => x * y,
    multiplyDecimals,
  )
}

const isInt = (value: Numeric): value is number => typeof value === 'number' && Object.is(value | 0, value)

function combine(
  a: Numeric,
  b: Numeric,
  doubles: (a: number, b: number) => number,
  integers: (a: bigint, b: bigint) => bigint,
  decimals: (a: Decimal, b: Decimal) => Decimal,
): Numeric | undefined {
  const types = [numberType(a), numberType(b)]
  if (types.includes('decimal')) return combineDecimals(a, b, doubles, decimals)
  if (types.includes('double')) {
    return doubleOf(doubles(toNumber(a) as number, toNumber(b) as number), makeDouble)
  }
  const result = integers(integerOf(a) as bigint, integerOf(b) as bigint)
  const small = result >= -0x80000000n && result <= 0x7fffffffn
  return small && !types.includes('long') ? Number(result) : longOf(result)
}

function combineDecimals(
  a: Numeric,
  b: Numeric,
  doubles: (a: number, b: number) => number,
  decimals: (a: Decimal, b: Decimal) => Decimal,
): Decimal128 | undefined {
  const [left, right] = [decimalForm(a), decimalForm(b)]
  if (typeof left === 'number' || typeof right === 'number') {
    // One is NaN or infinite, and then the sign of the other is all that matters.
    return Decimal128.fromString(String(doubles(toNumber(a) as number, toNumber(b) as number)))
  }
  try {
    return Decimal128.fromStringWithRounding(decimalText(decimals(left, right)))
  } catch {
    return undefined
  }
}

/** MongoDB makes a decimal of a double by its 15 significant digits: 0.1 becomes 0.100000000000000. */
function decimalForm(value: Numeric): Decimal | number {
  if (numberType(value) !== 'double') return decimalOf(String(value))
  const number = toNumber(value) as number
  return Number.isFinite(number) ? decimalOf(number.toPrecision(15)) : number
}
