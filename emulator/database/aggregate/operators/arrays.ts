import { requestFailed } from '../../../admin/errors'
import { toNumber } from '../../numbers'
import { compareValues } from '../../values'
import { isNullish, onOne, onOneOrNull, onValues } from '../expression/arguments'
import { type OperatorMaker } from '../expression/types'
import { typeName } from '../expression/value-types'
import { wholeNumber } from './numeric'
import { range } from './range'
import { checkItemCount } from './value-size'

/** Operators that take arrays apart and put them together. */
export const arrays: Record<string, OperatorMaker> = {
  $arrayElemAt: onValues(2, 2, elementAt),
  $first: onOne((value, name) => endOf(value, name, 0)),
  $last: onOne((value, name) => endOf(value, name, -1)),
  $concatArrays: onValues(0, Infinity, (values, name) => {
    if (values.some(isNullish)) return null
    const lists = values.map((value) => {
      if (!Array.isArray(value)) throw requestFailed(`${name} only supports arrays, not ${typeName(value)}`)
      return value as unknown[]
    })
    checkItemCount(
      lists.reduce((sum, { length }) => sum + length, 0),
      name,
    )
    return lists.flat()
  }),
  $in: onValues(2, 2, ([value, list]) => {
    if (!Array.isArray(list))
      throw requestFailed(`$in requires an array as a second argument, found: ${typeName(list)}`)
    return (list as unknown[]).some((item) => value !== undefined && compareValues(item, value) === 0)
  }),
  $indexOfArray: onValues(2, 4, indexIn),
  $isArray: onOne((value) => Array.isArray(value)),
  $range: onValues(2, 3, range),
  $reverseArray: onOneOrNull((value) => {
    if (!Array.isArray(value))
      throw requestFailed(
        `The argument to $reverseArray must be an array, but was of type: ${typeName(value)}`,
      )
    return [...(value as unknown[])].reverse()
  }),
  $size: onOne((value) => {
    if (!Array.isArray(value))
      throw requestFailed(`The argument to $size must be an array, but was of type: ${typeName(value)}`)
    return value.length
  }),
  $slice: onValues(2, 3, slice),
}

function elementAt([list, position]: unknown[]): unknown {
  if (isNullish(list) || isNullish(position)) return null
  if (!Array.isArray(list))
    throw requestFailed(`$arrayElemAt's first argument must be an array, but is ${typeName(list)}`)
  if (toNumber(position) === undefined)
    throw requestFailed(
      `$arrayElemAt's second argument must be a numeric value, but is ${typeName(position)}`,
    )
  const at = wholeNumber(
    position,
    (given) => `$arrayElemAt's second argument must be representable as a 32-bit integer: ${given}`,
  )
  return (list as unknown[]).at(at)
}

function endOf(value: unknown, name: string, position: 0 | -1): unknown {
  if (isNullish(value)) return null
  if (!Array.isArray(value))
    throw requestFailed(`${name}'s argument must be an array, but is ${typeName(value)}`)
  return (value as unknown[]).at(position)
}

function indexIn([list, wanted, from, to]: unknown[], name: string): unknown {
  if (isNullish(list)) return null
  if (!Array.isArray(list))
    throw requestFailed(`${name} requires an array as a first argument, found: ${typeName(list)}`)
  const start = from === undefined ? 0 : bound(from, name, 'starting')
  const end = to === undefined ? list.length : Math.min(bound(to, name, 'ending'), list.length)
  for (let i = start; i < end; i++) {
    if (wanted !== undefined && compareValues(list[i], wanted) === 0) return i
  }
  return -1
}

/** The start or end of a search: a whole number that is not negative. */
export function bound(value: unknown, name: string, which: 'starting' | 'ending'): number {
  const refusal = (given: string) =>
    `${name} requires an integral ${which} index, found a value of type: ${given}`
  const number = wholeNumber(value, refusal)
  if (number < 0) throw requestFailed(`${name} requires a nonnegative ${which} index, found: ${number}`)
  return number
}

function slice([list, second, third]: unknown[], name: string): unknown {
  if (isNullish(list) || isNullish(second) || third === null) return null
  if (!Array.isArray(list))
    throw requestFailed(`First argument to $slice must be an array, but is of type: ${typeName(list)}`)
  const whole = (value: unknown, place: string) =>
    wholeNumber(value, (given) => `${place} argument to ${name} must be a 32-bit integer, but is: ${given}`)
  const first = whole(second, 'Second')
  if (third === undefined) return first >= 0 ? list.slice(0, first) : list.slice(first)
  const count = whole(third, 'Third')
  if (count <= 0) throw requestFailed(`Third argument to $slice must be positive: ${count}`)
  const start = first >= 0 ? first : Math.max(list.length + first, 0)
  return list.slice(start, start + count)
}
