import { type PlatformError, requestFailed } from '../../../admin/errors'
import { isNumeric, type Numeric } from '../../numbers'
import { compareValues, isPlainObject, type Document } from '../../values'
import { typeName } from '../types'
import { type Given, type ValueTest } from './types'

/** The refusal of a wrong operand, as MongoDB begins it. */
export function wrong({ name }: Given, what: string): PlatformError {
  return requestFailed(`$jsonSchema keyword '${name}' ${what}`)
}

export function booleanOf(given: Given): boolean {
  if (typeof given.operand === 'boolean') return given.operand
  throw wrong(given, 'must be a boolean')
}

export function numericOf(given: Given): Numeric {
  if (isNumeric(given.operand)) return given.operand
  throw wrong(given, 'must be a number')
}

export function textOf(given: Given): string {
  if (typeof given.operand === 'string') return given.operand
  throw wrong(given, 'must be a string')
}

export function objectOf(given: Given): Document {
  if (isPlainObject(given.operand)) return given.operand
  throw wrong(given, `must be an object, but found an element of type ${typeName(given.operand)}`)
}

/** A list that holds something. */
export function listOf(given: Given): unknown[] {
  const { operand } = given
  if (!Array.isArray(operand))
    throw wrong(given, `must be an array, but found an element of type ${typeName(operand)}`)
  if (operand.length === 0) throw wrong(given, 'cannot be an empty array')
  return operand as unknown[]
}

/** A list of schemas that holds at least one. */
export function schemasOf(given: Given): ValueTest[] {
  return listOf(given).map((item) => {
    if (!isPlainObject(item))
      throw wrong(given, `must be an array of objects, but found an element of type ${typeName(item)}`)
    return given.compile(item)
  })
}

/** Names of properties, each once and at least one. */
export function namesOf(given: Given): string[] {
  const names = listOf(given).map((item) => {
    if (typeof item === 'string') return item
    throw wrong(given, `must be an array of strings, but found an element of type ${typeName(item)}`)
  })
  checkDistinct(given, names)
  return names
}

export function checkDistinct(given: Given, values: unknown[]): void {
  if (!areDistinct(values)) throw wrong(given, 'array cannot contain duplicate values')
}

/** What `additionalProperties` and `additionalItems` ask of everything that nothing else names. */
export function othersOf(given: Given): ValueTest {
  const { operand, compile } = given
  if (typeof operand === 'boolean') return () => operand
  if (isPlainObject(operand)) return compile(operand)
  throw wrong(given, `must be either an object or a boolean, but got a ${typeName(operand)}`)
}

/** Whether no two values are equal; schemas do not look at the order of fields. */
export function areDistinct(values: unknown[]): boolean {
  const sorted = values.map(withoutOrder).sort(compareValues)
  return sorted.every((value, i) => i === 0 || compareValues(sorted[i - 1], value) !== 0)
}

/** The value with the fields of all its objects sorted by name. */
export function withoutOrder(value: unknown): unknown {
  if (Array.isArray(value)) return (value as unknown[]).map(withoutOrder)
  if (!isPlainObject(value)) return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, withoutOrder(value[key])]),
  )
}
