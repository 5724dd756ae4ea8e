import { requestFailed } from '../../../admin/errors'
import { decimalOf, type Decimal } from '../../decimals'
import { isNumeric, toNumber, type Numeric } from '../../numbers'
import { compareValues } from '../../values'
import { operators } from '../operators'
import { typeTest } from '../types'
import { countOf } from '../whole-number'
import { booleanOf, checkDistinct, listOf, numericOf, textOf, withoutOrder, wrong } from './operands'
import { type Given, type Keyword, type ValueTest } from './types'

/** JSON Schema's names of types, by MongoDB's. */
const jsonTypes: Record<string, string> = {
  array: 'array',
  boolean: 'bool',
  null: 'null',
  number: 'number',
  object: 'object',
  string: 'string',
}

/** Keywords on the type of a value, on numbers and on texts; they let values of all other types pass. */
export const valueKeywords: Record<string, Keyword> = {
  bsonType: (given) => oneType(given, typeTest),
  type: (given) => {
    if (given.schema['bsonType'] !== undefined)
      throw requestFailed(`Cannot specify both $jsonSchema keywords 'type' and 'bsonType'`)
    return oneType(given, jsonType)
  },
  enum: (given) => {
    const values = listOf(given).map(withoutOrder)
    checkDistinct(given, values)
    return (value) => {
      const plain = withoutOrder(value)
      return values.some((one) => compareValues(one, plain) === 0)
    }
  },
  minimum: (given) => limit(given, 'exclusiveMinimum', '$gte', '$gt'),
  maximum: (given) => limit(given, 'exclusiveMaximum', '$lte', '$lt'),
  exclusiveMinimum: (given) => besideLimit(given, 'minimum'),
  exclusiveMaximum: (given) => besideLimit(given, 'maximum'),
  multipleOf: (given) => {
    const divisor = inDecimal(numericOf(given))
    if (divisor === undefined || divisor.coefficient <= 0n) throw wrong(given, 'must have a positive value')
    return (value) => !isNumeric(value) || isMultiple(inDecimal(value), divisor)
  },
  minLength: (given) => lengthTest(given, (length, bound) => length >= bound),
  maxLength: (given) => lengthTest(given, (length, bound) => length <= bound),
  pattern: (given) => {
    const matches = patternTest(textOf(given))
    return (value) => typeof value !== 'string' || matches(value)
  },
}

/** Whether a text matches; a pattern that is none is refused. */
export function patternTest(pattern: string): ValueTest {
  return (operators['$regex'] as NonNullable<(typeof operators)[string]>)(pattern, {})
}

/** One name of a type, or a list of which one has to fit. */
function oneType(given: Given, test: (name: string) => ValueTest): ValueTest {
  const names = Array.isArray(given.operand) ? listOf(given) : [given.operand]
  const tests = names.map((name) => {
    if (typeof name !== 'string') throw wrong(given, 'must be either a string or an array of strings')
    return test(name)
  })
  const twice = names.find((name, i) => names.indexOf(name) < i)
  if (twice !== undefined) throw wrong(given, `has duplicate value: ${String(twice)}`)
  return (value) => tests.some((fits) => fits(value))
}

function jsonType(name: string): ValueTest {
  if (name === 'integer') throw requestFailed(`$jsonSchema type 'integer' is not currently supported.`)
  if (!Object.hasOwn(jsonTypes, name)) throw requestFailed(`Unknown type name alias: ${name}`)
  return typeTest(jsonTypes[name])
}

/** A bound for numbers; the boolean keyword beside it shuts out the bound itself. */
function limit(given: Given, exclusive: string, open: string, strict: string): ValueTest {
  const bound = numericOf(given)
  const beside = given.schema[exclusive]
  const excludes = beside !== undefined && booleanOf({ ...given, name: exclusive, operand: beside })
  const test = operators[excludes ? strict : open]?.(bound, {})
  return (value) => !isNumeric(value) || test?.(value) === true
}

function besideLimit(given: Given, bound: string): ValueTest {
  booleanOf(given)
  if (given.schema[bound] === undefined)
    throw requestFailed(`$jsonSchema keyword '${bound}' must be a present if ${given.name} is present`)
  return () => true
}

/** Lengths count code points. */
function lengthTest(given: Given, holds: (length: number, bound: number) => boolean): ValueTest {
  const bound = countOf(given.operand, given.name)
  return (value) => typeof value !== 'string' || holds([...value].length, bound)
}

/** Doubles count with the 15 digits that they hold for certain, so that 0.3 is a multiple of 0.1. */
function inDecimal(value: Numeric): Decimal | undefined {
  const isDouble = typeof value === 'number' ? !Number.isInteger(value) : value._bsontype === 'Double'
  const exact = decimalOf(isDouble ? (toNumber(value) as number).toPrecision(15) : String(value))
  return typeof exact === 'number' ? undefined : exact
}

function isMultiple(value: Decimal | undefined, divisor: Decimal): boolean {
  if (value === undefined) return false
  const raise = value.exponent - divisor.exponent
  return raise >= 0
    ? (value.coefficient * 10n ** BigInt(raise)) % divisor.coefficient === 0n
    : value.coefficient % (divisor.coefficient * 10n ** BigInt(-raise)) === 0n
}
