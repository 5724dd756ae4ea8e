import { requestFailed } from '../../../admin/errors'
import { decimalOf, type Decimal } from '../../decimals'
import { integerOf, isNumeric, longOf, numberType, toNumber, type Numeric } from '../../numbers'
import { isNullish, onOneOrNull, onValues } from '../expression/arguments'
import { type OperatorMaker } from '../expression/types'
import { typeName } from '../expression/value-types'
import { divideDecimals, remainderOfDecimals } from './decimal-division'
import { decimal, double, numeric, product, sum } from './numeric'

/** Addition, subtraction, multiplication, division, remainder and absolute value; dates move by milliseconds. */
export const arithmetic: Record<string, OperatorMaker> = {
  $abs: onOneOrNull((value, name) => {
    const number = numeric(value, name)
    return (toNumber(number) as number) < 0 || Object.is(number, -0) ? product(number, -1) : number
  }),
  $add: onValues(0, Infinity, addAll),
  $subtract: onValues(2, 2, subtract),
  $multiply: onValues(0, Infinity, (values, name) => {
    if (values.some(isNullish)) return null
    return values.reduce<Numeric>((total, value) => product(total, numeric(value, name)), 1)
  }),
  $divide: onValues(2, 2, divide),
  $mod: onValues(2, 2, remainder),
}

function addAll(values: unknown[]): unknown {
  let total: Numeric = 0
  let date: Date | undefined
  for (const value of values) {
    if (isNullish(value)) return null
    if (value instanceof Date) {
      if (date !== undefined) throw requestFailed('only one date allowed in an $add expression')
      date = value
    } else if (isNumeric(value)) total = sum(total, value)
    else throw requestFailed(`$add only supports numeric or date types, not ${typeName(value)}`)
  }
  return date === undefined ? total : moved(date, total)
}

function subtract([a, b]: unknown[]): unknown {
  if (isNullish(a) || isNullish(b)) return null
  if (a instanceof Date) {
    if (b instanceof Date) return longOf(BigInt(a.getTime() - b.getTime()))
    if (isNumeric(b)) return moved(a, product(b, -1))
    throw requestFailed(`can't $subtract ${typeName(b)} from Date`)
  }
  if (isNumeric(a) && isNumeric(b)) return sum(a, product(b, -1))
  throw requestFailed(`can't $subtract ${typeName(b)} from ${typeName(a)}`)
}

/** A date that is `by` milliseconds later. */
function moved(date: Date, by: Numeric): Date {
  const result = new Date(date.getTime() + Math.round(toNumber(by) as number))
  if (Number.isNaN(result.getTime())) throw requestFailed('date overflow')
  return result
}

function divide([a, b]: unknown[], name: string): unknown {
  if (isNullish(a) || isNullish(b)) return null
  const [dividend, divisor] = twoNumbers(a, b, name)
  if (toNumber(divisor) === 0) throw requestFailed("can't $divide by zero")
  const exact = bothDecimal(dividend, divisor)
  if (exact !== undefined) return decimal(divideDecimals(...exact))
  const quotient = (toNumber(dividend) as number) / (toNumber(divisor) as number)
  return isDecimal(dividend, divisor) ? decimal(quotient) : double(quotient)
}

function remainder([a, b]: unknown[], name: string): unknown {
  if (isNullish(a) || isNullish(b)) return null
  const [dividend, divisor] = twoNumbers(a, b, name)
  if (toNumber(divisor) === 0) throw requestFailed("can't $mod by zero")
  const exact = bothDecimal(dividend, divisor)
  if (exact !== undefined) return decimal(remainderOfDecimals(...exact))
  const types = [numberType(dividend), numberType(divisor)]
  const number = (toNumber(dividend) as number) % (toNumber(divisor) as number)
  if (types.includes('decimal')) return decimal(number)
  if (types.includes('double')) return double(number)
  const whole = (integerOf(dividend) as bigint) % (integerOf(divisor) as bigint)
  return types.includes('long') ? longOf(whole) : Number(whole)
}

function twoNumbers(a: unknown, b: unknown, name: string): [Numeric, Numeric] {
  if (isNumeric(a) && isNumeric(b)) return [a, b]
  throw requestFailed(`${name} only supports numeric types, not ${typeName(a)} and ${typeName(b)}`)
}

const isDecimal = (a: Numeric, b: Numeric) => numberType(a) === 'decimal' || numberType(b) === 'decimal'

/** Both as exact decimals when one of them is of that type and both are finite. */
function bothDecimal(a: Numeric, b: Numeric): [Decimal, Decimal] | undefined {
  if (!isDecimal(a, b)) return undefined
  const [left, right] = [decimalOf(String(a)), decimalOf(String(b))]
  return typeof left === 'number' || typeof right === 'number' ? undefined : [left, right]
}
