import { requestFailed } from '../../../admin/errors'
import { integerOf, longOf, numberType, toNumber, type Numeric } from '../../numbers'
import { isPlainObject } from '../../values'
import { isNullish, onOneOrNull, onValues } from '../expression/arguments'
import { type OperatorMaker } from '../expression/types'
import { decimal, double, numeric, viaDouble } from './numeric'

/** Powers, logarithms, roots, angles and chance. */
export const transcendental: Record<string, OperatorMaker> = {
  $exp: ofNumber(Math.exp),
  $ln: ofNumber(Math.log, positive),
  $log10: ofNumber(Math.log10, positive),
  $sqrt: ofNumber(Math.sqrt, (value, name) => {
    if (value < 0) throw requestFailed(`${name}'s argument must be greater than or equal to 0`)
  }),
  $log: onValues(2, 2, logarithm),
  $pow: onValues(2, 2, power),
  $sin: ofNumber(Math.sin, finite),
  $cos: ofNumber(Math.cos, finite),
  $tan: ofNumber(Math.tan, finite),
  $asin: ofNumber(Math.asin, between(-1, 1)),
  $acos: ofNumber(Math.acos, between(-1, 1)),
  $atan: ofNumber(Math.atan),
  $atan2: onValues(2, 2, ([y, x], name) => {
    if (isNullish(y) || isNullish(x)) return null
    const other = toNumber(numeric(x, name)) as number
    return viaDouble(numeric(y, name), (value) => Math.atan2(value, other))
  }),
  $sinh: ofNumber(Math.sinh),
  $cosh: ofNumber(Math.cosh),
  $tanh: ofNumber(Math.tanh),
  $asinh: ofNumber(Math.asinh),
  $acosh: ofNumber(Math.acosh, between(1, Infinity)),
  $atanh: ofNumber(Math.atanh, between(-1, 1)),
  $degreesToRadians: ofNumber((value) => (value * Math.PI) / 180),
  $radiansToDegrees: ofNumber((value) => (value * 180) / Math.PI),
  $rand: (operand, _compile, name) => {
    if (!isPlainObject(operand) || Object.keys(operand).length > 0)
      throw requestFailed(`${name} does not currently accept arguments`)
    return () => Math.random()
  },
}

type Check = (value: number, name: string) => void

function ofNumber(work: (value: number) => number, check?: Check): OperatorMaker {
  return onOneOrNull((value, name) => {
    const number = numeric(value, name)
    const plain = toNumber(number) as number
    if (!Number.isNaN(plain)) check?.(plain, name)
    return viaDouble(number, work)
  })
}

function positive(value: number, name: string): void {
  if (value <= 0) throw requestFailed(`${name}'s argument must be a positive number, but is ${value}`)
}

function finite(value: number, name: string): void {
  if (!Number.isFinite(value))
    throw requestFailed(`cannot apply ${name} to ${value}, value must be in (-inf,inf)`)
}

function between(low: number, high: number): Check {
  return (value, name) => {
    if (value < low || value > high)
      throw requestFailed(`cannot apply ${name} to ${value}, value must be in [${low},${high}]`)
  }
}

function logarithm([value, base]: unknown[], name: string): unknown {
  if (isNullish(value) || isNullish(base)) return null
  const [argument, root] = [numeric(value, name), numeric(base, name)]
  const [x, y] = [toNumber(argument) as number, toNumber(root) as number]
  positive(x, name)
  if (y <= 0 || y === 1)
    throw requestFailed(`${name}'s base must be a positive number not equal to 1, but is ${y}`)
  const result = y === 10 ? Math.log10(x) : y === 2 ? Math.log2(x) : Math.log(x) / Math.log(y)
  return [argument, root].some((number) => numberType(number) === 'decimal')
    ? decimal(result)
    : double(result)
}

function power([value, exponent]: unknown[], name: string): unknown {
  if (isNullish(value) || isNullish(exponent)) return null
  const base = numeric(value, `${name}'s base`)
  const raised = numeric(exponent, `${name}'s exponent`)
  const [x, y] = [toNumber(base) as number, toNumber(raised) as number]
  if (x === 0 && y < 0) throw requestFailed('$pow cannot take a base of 0 and a negative exponent')
  const types = [numberType(base), numberType(raised)]
  if (types.includes('decimal')) return decimal(x ** y)
  if (types.includes('double') || y < 0) return double(x ** y)
  return wholePower(integerOf(base) as bigint, y, types.includes('long')) ?? double(x ** y)
}

/** A power of whole numbers, exact as long as 64 bits hold it. */
function wholePower(base: bigint, exponent: number, long: boolean): Numeric | undefined {
  if (base > 1n || base < -1n) if (exponent > 63) return undefined
  const odd = BigInt(exponent % 2)
  const result =
    base === 1n || base === -1n || base === 0n
      ? base ** (exponent === 0 ? 0n : 2n - odd)
      : base ** BigInt(exponent)
  const small = !long && result >= -0x80000000n && result <= 0x7fffffffn
  return small ? Number(result) : longOf(result)
}
