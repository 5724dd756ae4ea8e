import { requestFailed } from '../../../admin/errors'
import { isNumeric, toNumber } from '../../numbers'
import { compareValues } from '../../values'
import { compileAccumulators } from '../accumulators'
import { namedOperands } from '../expression/arguments'
import { scopeOf, type Scope } from '../expression/types'
import { shown, typeName } from '../expression/value-types'
import { groupByOf, outputOf } from './bucket'
import { newGroup } from './group'
import { isGranularity, roundDown, roundUp, type Granularity } from './granularity'
import { type StageMaker } from './types'

interface Entry {
  value: unknown
  scope: Scope
}

/** Groups into so many ranges of about the same size; equal values are never parted. */
export const bucketAuto: StageMaker = (spec, { compile }, name) => {
  const named = namedOperands(spec, name, ['groupBy', 'buckets'], ['output', 'granularity'])
  const key = compile(groupByOf(named['groupBy'], name))
  const buckets = toNumber(named['buckets'])
  if (buckets === undefined || !Number.isInteger(buckets) || buckets < 1)
    throw requestFailed("The $bucketAuto 'buckets' field must be a 32-bit integer greater than 0")
  const { granularity } = named
  if (granularity !== undefined && !isGranularity(granularity))
    throw requestFailed(`Unknown rounding granularity '${shown(granularity)}'`)
  const makers = compileAccumulators(outputOf(named['output'], name), compile)
  return function* (input, variables) {
    const entries = [...input].map((document) => {
      const scope = scopeOf(document, variables)
      return { scope, value: key(scope) ?? null }
    })
    if (granularity !== undefined) entries.forEach(checkRoundable)
    entries.sort((a, b) => compareValues(a.value, b.value))
    for (const { min, max, from, to } of partition(entries, buckets, granularity)) {
      const group = newGroup(makers)
      for (const { scope } of entries.slice(from, to)) group.add(scope)
      yield group.result({ min, max })
    }
  }
}

function checkRoundable({ value }: Entry): void {
  if (!isNumeric(value))
    throw requestFailed(
      `$bucketAuto can specify a 'granularity' with numeric boundaries only, but found ${typeName(value)}`,
    )
  if (!((toNumber(value) as number) >= 0))
    throw requestFailed('$bucketAuto can specify a granularity only for non-negative numbers')
}

interface Part {
  min: unknown
  max: unknown
  from: number
  to: number
}

function* partition(
  entries: Entry[],
  buckets: number,
  granularity: Granularity | undefined,
): Generator<Part> {
  const size = Math.max(1, Math.round(entries.length / buckets))
  const valueAt = (i: number) => entries[i]?.value
  let previous: unknown
  for (let from = 0, number = 1; from < entries.length; number++) {
    let to = number === buckets ? entries.length : Math.min(from + size, entries.length)
    const last = valueAt(to - 1)
    let [min, max] = [valueAt(from), last]
    if (granularity !== undefined) {
      const bound = roundUp(toNumber(last) as number, granularity)
      while (to < entries.length && (toNumber(valueAt(to)) as number) < bound) to++
      min = previous ?? roundDown(toNumber(min) as number, granularity)
      max = previous = bound
    } else {
      while (to < entries.length && compareValues(valueAt(to), last) === 0) to++
      if (to < entries.length) max = valueAt(to)
    }
    yield { min, max, from, to }
    from = to
  }
}
