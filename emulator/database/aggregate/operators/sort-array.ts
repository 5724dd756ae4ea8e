import { requestFailed } from '../../../admin/errors'
import { toNumber } from '../../numbers'
import { sortDocuments, type SortSpec } from '../../sort'
import { compareValues, isPlainObject, type Document } from '../../values'
import { isNullish } from '../expression/arguments'
import { typeName } from '../expression/value-types'

/** `$sortArray`: by the elements themselves (1 or -1), or by fields of theirs. */
export function sortArray(input: unknown, sortBy: unknown): unknown {
  if (isNullish(input)) return null
  if (!Array.isArray(input))
    throw requestFailed(
      `The input argument to $sortArray must be an array, but was of type: ${typeName(input)}`,
    )
  const whole = toNumber(sortBy)
  if (whole !== undefined) {
    const direction = directionOf(sortBy)
    return [...(input as unknown[])].sort((a, b) => compareValues(a, b) * direction)
  }
  if (!isPlainObject(sortBy) || Object.keys(sortBy).length === 0)
    throw requestFailed('$sortArray needs sortBy: 1, -1, or an object of fields')
  const spec: SortSpec = Object.entries(sortBy).map(([path, direction]) => [path, directionOf(direction)])
  return sortDocuments(input as unknown[], spec, (item) => item as Document)
}

function directionOf(value: unknown): 1 | -1 {
  const direction = toNumber(value)
  if (direction === 1 || direction === -1) return direction
  throw requestFailed('a sort order must be 1 or -1')
}
