import { requestFailed } from '../../../admin/errors'
import { compareValues } from '../../values'
import { isNullish, onNamed } from '../expression/arguments'
import { type OperatorMaker } from '../expression/types'
import { typeName } from '../expression/value-types'
import { wholeNumber } from './numeric'

/** `$firstN`, `$lastN`: as many elements from one end of an array. */
export function firstOrLastN(end: 'first' | 'last'): OperatorMaker {
  return onNamed(['input', 'n'], [], ({ input, n }, name) => {
    const count = countOf(n, name)
    const list = arrayOf(input, name)
    return list && (end === 'first' ? list.slice(0, count) : list.slice(-count))
  })
}

/** `$maxN`, `$minN`: as many of the largest (-1) or smallest (1) elements, in that order; null is passed over. */
export function largestOrSmallestN(direction: 1 | -1): OperatorMaker {
  return onNamed(['input', 'n'], [], ({ input, n }, name) => {
    const count = countOf(n, name)
    const list = arrayOf(input, name)?.filter((value) => !isNullish(value))
    return list ? list.sort((a, b) => compareValues(a, b) * direction).slice(0, count) : null
  })
}

/** The `n` of these operators: a whole number above 0. */
export function countOf(value: unknown, name: string): number {
  const count = wholeNumber(
    value,
    (found) => `Value for 'n' must be of integral type, but found ${found} (${name})`,
  )
  if (count < 1) throw requestFailed(`'n' must be greater than 0, found ${count} (${name})`)
  return count
}

function arrayOf(value: unknown, name: string): unknown[] | null {
  if (isNullish(value)) return null
  if (!Array.isArray(value)) throw requestFailed(`Input must be an array, found ${typeName(value)} (${name})`)
  return value as unknown[]
}
