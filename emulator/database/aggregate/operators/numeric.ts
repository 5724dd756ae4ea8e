import { Decimal128, Double } from 'bson'
import { requestFailed } from '../../../admin/errors'
import { add, multiply } from '../../arithmetic'
import { decimalText, type Decimal } from '../../decimals'
import { doubleOf, isNumeric, numberType, toNumber, type Numeric } from '../../numbers'
import { typeName } from '../expression/value-types'

/** A double that stays one, also when it is whole. */
export const double = (value: number): Numeric => doubleOf(value, (whole) => new Double(whole))

export const decimal = (value: Decimal | number): Decimal128 =>
  typeof value === 'number'
    ? Decimal128.fromString(String(value))
    : Decimal128.fromStringWithRounding(decimalText(value))

/** The argument of an operator on numbers. */
export function numeric(value: unknown, name: string): Numeric {
  if (isNumeric(value)) return value
  throw requestFailed(`${name} only supports numeric types, not ${typeName(value)}`)
}

/** The sum; where 64 bits are too few for whole numbers it becomes a double. */
export function sum(a: Numeric, b: Numeric): Numeric {
  return add(a, b) ?? double((toNumber(a) as number) + (toNumber(b) as number))
}

/** The product, by the same rule as `sum`. */
export function product(a: Numeric, b: Numeric): Numeric {
  return multiply(a, b) ?? double((toNumber(a) as number) * (toNumber(b) as number))
}

/** Applies a function of doubles; a decimal stays a decimal (with the digits that a double has). */
export function viaDouble(value: Numeric, work: (value: number) => number): Numeric {
  const result = work(toNumber(value) as number)
  return numberType(value) === 'decimal' ? decimal(result) : double(result)
}

/** A whole number of 32 bits, as positions, counts and indexes are given. */
export function wholeNumber(value: unknown, refusal: (kind: string) => string): number {
  const number = toNumber(value)
  if (number === undefined || !Number.isInteger(number) || number + 0 !== (number | 0))
    throw requestFailed(refusal(number === undefined ? typeName(value) : String(number)))
  return number + 0
}
