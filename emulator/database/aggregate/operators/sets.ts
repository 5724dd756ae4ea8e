import { requestFailed } from '../../../admin/errors'
import { isNullish, onOne, onValues } from '../expression/arguments'
import { type OperatorMaker } from '../expression/types'
import { valueKey } from '../expression/value-key'
import { isTrue, typeName } from '../expression/value-types'

/** Arrays as sets: each value once, order without meaning. */
export const sets: Record<string, OperatorMaker> = {
  $allElementsTrue: onOne((value, name) => listOf(value, name).every(isTrue)),
  $anyElementTrue: onOne((value, name) => listOf(value, name).some(isTrue)),
  $setDifference: onValues(2, 2, ([a, b], name) => {
    if (isNullish(a) || isNullish(b)) return null
    const taken = new Set(bothArrays(a, b, name)[1].map(valueKey))
    return unique(a as unknown[]).filter((item) => !taken.has(valueKey(item)))
  }),
  $setEquals: onValues(2, Infinity, (values, name) => {
    const keys = values.map((value) => new Set(setOf(value, name).map(valueKey)))
    const first = keys[0] as Set<string>
    return keys.every((other) => other.size === first.size && [...other].every((key) => first.has(key)))
  }),
  $setIntersection: onValues(0, Infinity, (values, name) => {
    if (values.some(isNullish)) return null
    const [first = [], ...others] = values.map((value) => setOf(value, name))
    const keys = others.map((list) => new Set(list.map(valueKey)))
    return unique(first).filter((item) => keys.every((other) => other.has(valueKey(item))))
  }),
  $setIsSubset: onValues(2, 2, ([a, b], name) => {
    const [part, whole] = bothArrays(a, b, name)
    const keys = new Set(whole.map(valueKey))
    return part.every((item) => keys.has(valueKey(item)))
  }),
  $setUnion: onValues(0, Infinity, (values, name) => {
    if (values.some(isNullish)) return null
    return unique(values.flatMap((value) => setOf(value, name)))
  }),
}

/** Each value once, in the order of their first coming. */
export function unique(values: unknown[]): unknown[] {
  const seen = new Map<string, unknown>()
  for (const value of values) {
    const key = valueKey(value)
    if (!seen.has(key)) seen.set(key, value)
  }
  return [...seen.values()]
}

function setOf(value: unknown, name: string): unknown[] {
  if (Array.isArray(value)) return value as unknown[]
  throw requestFailed(`All operands of ${name} must be arrays. One argument is of type: ${typeName(value)}`)
}

function bothArrays(a: unknown, b: unknown, name: string): [unknown[], unknown[]] {
  const wrong = (place: string, value: unknown) =>
    requestFailed(`both operands of ${name} must be arrays. ${place} argument is of type: ${typeName(value)}`)
  if (!Array.isArray(a)) throw wrong('First', a)
  if (!Array.isArray(b)) throw wrong('Second', b)
  return [a, b]
}

function listOf(value: unknown, name: string): unknown[] {
  if (Array.isArray(value)) return value as unknown[]
  throw requestFailed(`${name}'s argument must be an array, but is ${typeName(value)}`)
}
