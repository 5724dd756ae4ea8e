import { requestFailed } from '../../../admin/errors'
import { compareValues, isPlainObject, typeRank, type Document } from '../../values'
import { compileAccumulators } from '../accumulators'
import { namedOperands } from '../expression/arguments'
import { type Compile, scopeOf } from '../expression/types'
import { newGroup, type Group } from './group'
import { type StageMaker } from './types'

/** Groups by ranges: from each boundary up to, but without, the next. */
export const bucket: StageMaker = (spec, { compile }, name) => {
  const named = namedOperands(spec, name, ['groupBy', 'boundaries'], ['default', 'output'])
  const key = compile(groupByOf(named['groupBy'], name))
  const boundaries = boundariesOf(named['boundaries'], compile)
  const hasDefault = 'default' in named
  const otherwise = hasDefault ? compile(named['default'])(scopeOf({})) : undefined
  if (hasDefault && isInside(otherwise, boundaries))
    throw requestFailed(
      "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary.",
    )
  const makers = compileAccumulators(outputOf(named['output'], name), compile)
  return function* (input, variables) {
    const groups = new Map<number, Group>()
    for (const document of input) {
      const scope = scopeOf(document, variables)
      const at = bucketOf(key(scope), boundaries)
      if (at < 0 && !hasDefault)
        throw requestFailed(
          '$switch could not find a matching branch for an input, and no default was specified.',
        )
      let group = groups.get(at)
      if (group === undefined) groups.set(at, (group = newGroup(makers)))
      group.add(scope)
    }
    const documents = [...groups].map(([at, group]) => group.result(at < 0 ? otherwise : boundaries[at]))
    yield* documents.sort((a, b) => compareValues(a['_id'], b['_id']))
  }
}

/** The fields of a bucket; a count when nothing is said. */
export function outputOf(output: unknown, name: string): Document {
  if (output === undefined) return { count: { $sum: 1 } }
  if (!isPlainObject(output)) throw requestFailed(`The ${name} 'output' field must be an object`)
  return output
}

/** What to group by: a path or an expression, never a constant. */
export function groupByOf(groupBy: unknown, name: string): unknown {
  if ((typeof groupBy === 'string' && groupBy.startsWith('$')) || isPlainObject(groupBy)) return groupBy
  throw requestFailed(
    `The ${name} 'groupBy' field must be defined as a $-prefixed path or an expression object`,
  )
}

function boundariesOf(value: unknown, compile: Compile): unknown[] {
  if (!Array.isArray(value) || value.length < 2)
    throw requestFailed("The $bucket 'boundaries' field must be an array of at least 2 values")
  const boundaries = (value as unknown[]).map((boundary) => compile(boundary)(scopeOf({})))
  for (let i = 1; i < boundaries.length; i++) {
    const [lower, upper] = [boundaries[i - 1], boundaries[i]]
    if (typeRank(lower) !== typeRank(upper))
      throw requestFailed("All values in the 'boundaries' option to $bucket must have the same type")
    if (compareValues(lower, upper) >= 0)
      throw requestFailed(
        "The 'boundaries' option to $bucket must be sorted, and each value must be there once",
      )
  }
  return boundaries
}

const isInside = (value: unknown, boundaries: unknown[]) => bucketOf(value, boundaries) >= 0

/** The position of the bucket's lower boundary, -1 when the value is in none. */
function bucketOf(value: unknown, boundaries: unknown[]): number {
  if (compareValues(value, boundaries.at(-1)) >= 0) return -1
  return boundaries.filter((boundary) => compareValues(boundary, value) <= 0).length - 1
}
