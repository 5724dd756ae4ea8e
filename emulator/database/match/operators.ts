import { PlatformError, requestFailed } from '../../admin/errors'
import { integerOf, isNaNumber, isNumeric, wholePart } from '../numbers'
import { testerOf } from '../pcre/bounded'
import { partsOf, regExpOf } from '../regexp'
import { compareValues, isPlainObject, typeRank, TypeRank, type Document } from '../values'
import { selfOrElement } from './leaves'
import { typeTest } from './types'
import { countOf } from './whole-number'

/** Tests one value that a path reached. */
export type LeafTest = (leaf: unknown) => boolean

/** Makes the test of an operator from its operand and the other operators beside it. */
type Operator = (operand: unknown, beside: Document) => LeafTest

/** Operators that hold when any value of the path fulfils them. */
export const operators: Record<string, Operator> = {
  $eq: (operand) => equals(operand),
  $gt: comparison((order) => order > 0, false),
  $gte: comparison((order) => order >= 0, true),
  $lt: comparison((order) => order < 0, false),
  $lte: comparison((order) => order <= 0, true),
  $in: (operand) => oneOf(operand, '$in'),
  $regex: (operand, beside) => matchesPattern(toRegExp(operand, beside['$options'])),
  $options: (_, beside) => {
    if (beside['$regex'] === undefined) throw requestFailed('$options needs a $regex')
    return () => true
  },
  $mod: modulo,
  $type: (operand) => {
    const test = typeTest(operand)
    return (leaf) => selfOrElement(leaf, test)
  },
  $size: (operand) => {
    const size = countOf(operand, '$size', 'Failed to parse $size. ')
    return (leaf) => Array.isArray(leaf) && leaf.length === size
  },
  $bitsAllSet: bits((value, mask) => (value & mask) === mask),
  $bitsAnySet: bits((value, mask) => (value & mask) !== 0n),
  $bitsAllClear: bits((value, mask) => (value & mask) === 0n),
  $bitsAnyClear: bits((value, mask) => (value & mask) !== mask),
}

/** Equality as queries mean it: null also finds what is missing, an expression finds texts, arrays are looked into. */
export function equals(operand: unknown): LeafTest {
  if (operand instanceof RegExp) return matchesPattern(operand)
  return (leaf) => selfOrElement(leaf, (value) => compareValues(value, operand) === 0)
}

/** One of a list of values, which may hold expressions. */
export function oneOf(operand: unknown, name: string): LeafTest {
  if (!Array.isArray(operand)) throw requestFailed(`${name} needs an array`)
  const texts = new Set<unknown>((operand as unknown[]).filter((value) => typeof value === 'string'))
  const others = (operand as unknown[]).filter((value) => typeof value !== 'string').map(equals)
  return (leaf) =>
    (texts.size > 0 && selfOrElement(leaf, (value) => texts.has(value))) || others.some((test) => test(leaf))
}

/** Compares only values of the operand's type: a text is neither larger nor smaller than a number. */
function comparison(holds: (order: number) => boolean, withNull: boolean): Operator {
  return (operand) => {
    if (operand instanceof RegExp) throw requestFailed('Can not have a RegEx as the operand of a comparison')
    const rank = typeRank(operand)
    if (rank === TypeRank.Null && !withNull) return () => false
    if (isNaNumber(operand)) return (leaf) => withNull && selfOrElement(leaf, isNaNumber)
    return (leaf) =>
      selfOrElement(
        leaf,
        (value) => typeRank(value) === rank && !isNaNumber(value) && holds(compareValues(value, operand)),
      )
  }
}

function matchesPattern(pattern: RegExp): LeafTest {
  const same = (value: unknown) => value instanceof RegExp && compareValues(value, pattern) === 0
  const test = testerOf(pattern)
  return (leaf) => selfOrElement(leaf, (value) => (typeof value === 'string' ? test(value) : same(value)))
}

/** `$options` replace the expression's own. */
function toRegExp(operand: unknown, options: unknown): RegExp {
  if (options !== undefined && typeof options !== 'string') throw requestFailed('$options has to be a string')
  if (operand instanceof RegExp && options === undefined) return operand
  if (typeof operand !== 'string' && !(operand instanceof RegExp))
    throw requestFailed('$regex has to be a string')
  try {
    const { pattern } = operand instanceof RegExp ? partsOf(operand) : { pattern: operand }
    return regExpOf({ pattern, options: options ?? '' })
  } catch (error) {
    throw requestFailed(`$regex: Regular expression is invalid: ${(error as Error).message}`)
  }
}

function modulo(operand: unknown): LeafTest {
  if (!Array.isArray(operand)) throw requestFailed('malformed mod, needs to be an array')
  const [divisor, remainder] = ['divisor', 'remainder'].map((name, i) => {
    if (operand.length <= i) throw requestFailed('malformed mod, not enough elements')
    if (!isNumeric(operand[i])) throw requestFailed(`malformed mod, ${name} not a number`)
    const whole = wholePart(operand[i])
    if (whole !== undefined) return whole
    throw requestFailed(`malformed mod, ${name} value is invalid: Unable to coerce NaN/Inf to integral type`)
  }) as [bigint, bigint]
  if (operand.length > 2) throw requestFailed('malformed mod, too many elements')
  if (divisor === 0n) throw requestFailed('divisor cannot be 0')
  const fits = (value: unknown) => {
    const whole = wholePart(value)
    return whole !== undefined && whole % divisor === remainder
  }
  return (leaf) => selfOrElement(leaf, fits)
}

function bits(holds: (value: bigint, mask: bigint) => boolean): Operator {
  return (operand) => {
    const positions = Array.isArray(operand) ? (operand as unknown[]).map(integerOf) : undefined
    const mask =
      positions === undefined
        ? integerOf(operand)
        : positions.reduce<bigint>((sum, position) => sum | bitAt(position), 0n)
    if (mask === undefined || mask < 0n || mask >= 1n << 64n)
      throw requestFailed('a bit operator needs a number or a list of positions')
    return (leaf) =>
      selfOrElement(leaf, (value) => {
        const whole = integerOf(value)
        return whole !== undefined && holds(whole, mask)
      })
  }
}

/** The bit at a position of 64; outside of them one that the mask refuses. */
function bitAt(position: bigint | undefined): bigint {
  return 1n << (position === undefined || position < 0n || position > 63n ? 64n : position)
}

/** The refusal of an operator that no query knows. */
export function unknownOperator(name: string): PlatformError {
  return new PlatformError('DATABASE_INVALID_OPERRATOR', `unknown operator: ${name}`)
}

/** Whether a condition is made of operators (`{ $gt: 1 }`) and not a value to be equal to. */
export function isOperatorObject(condition: unknown): condition is Document {
  return isPlainObject(condition) && Object.keys(condition)[0]?.startsWith('$') === true
}
