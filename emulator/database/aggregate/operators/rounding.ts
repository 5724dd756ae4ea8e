import { requestFailed } from '../../../admin/errors'
import { decimalOf, type Decimal } from '../../decimals'
import { longOf, numberType, toNumber, type Numeric } from '../../numbers'
import { isNullish, onValues } from '../expression/arguments'
import { type OperatorMaker } from '../expression/types'
import { decimal, double, numeric, wholeNumber } from './numeric'

/** `$ceil`, `$floor`, `$round` (half to even) and `$trunc`; the result has the type of the number. */
export const rounding: Record<string, OperatorMaker> = {
  $ceil: onValues(
    1,
    1,
    rounder((floor, rest) => (rest > 0n ? floor + 1n : floor)),
  ),
  $floor: onValues(
    1,
    1,
    rounder((floor) => floor),
  ),
  $round: onValues(1, 2, rounder(halfToEven)),
  $trunc: onValues(
    1,
    2,
    rounder((floor, rest) => (floor < 0n && rest > 0n ? floor + 1n : floor)),
  ),
}

/** Decides from the next lower whole number, what is above it, and the size of one, which whole number to take. */
type Choice = (floor: bigint, rest: bigint, one: bigint) => bigint

function halfToEven(floor: bigint, rest: bigint, one: bigint): bigint {
  const twice = rest * 2n
  return twice > one || (twice === one && floor % 2n !== 0n) ? floor + 1n : floor
}

function rounder(choose: Choice) {
  return ([value, place]: unknown[], name: string): unknown => {
    if (isNullish(value) || place === null) return null
    const number = numeric(value, name)
    const digits = place === undefined ? 0 : placeOf(place, name)
    const type = numberType(number)
    if (digits >= 0 && (type === 'int' || type === 'long')) return number
    const exact = decimalOf(typeof number === 'number' && type === 'double' ? number : String(number))
    if (typeof exact === 'number') return number
    return typed(roundedAt(exact, -digits, choose), type, toNumber(number) as number)
  }
}

function placeOf(place: unknown, name: string): number {
  const digits = wholeNumber(
    place,
    (given) => `precision argument to ${name} must be a integral value, not ${given}`,
  )
  if (digits < -20 || digits > 100)
    throw requestFailed(`cannot apply ${name} with precision value ${digits} value must be in [-20, 100]`)
  return digits
}

function roundedAt(value: Decimal, exponent: number, choose: Choice): Decimal {
  if (value.exponent >= exponent) return value
  const one = 10n ** BigInt(exponent - value.exponent)
  const below = value.coefficient / one
  const floor = value.coefficient < 0n && value.coefficient % one !== 0n ? below - 1n : below
  return { coefficient: choose(floor, value.coefficient - floor * one, one), exponent }
}

function typed(value: Decimal, type: string, original: number): unknown {
  if (type === 'decimal') return decimal(value)
  const whole = value.coefficient * 10n ** BigInt(Math.max(value.exponent, 0))
  if (type === 'double') {
    const result = value.exponent >= 0 ? Number(whole) : Number(`${value.coefficient}e${value.exponent}`)
    return double(result === 0 && original < 0 ? -0 : result)
  }
  const small = type === 'int' && whole >= -0x80000000n && whole <= 0x7fffffffn
  return small ? Number(whole) : (longOf(whole) as Numeric)
}
