import { requestFailed } from '../../../admin/errors'
import { toNumber } from '../../numbers'
import { sortDocuments, type SortSpec } from '../../sort'
import { compareValues, isPlainObject, type Document } from '../../values'
import { isNullish, namedOperands } from '../expression/arguments'
import { scopeOf, type Compile, type Expression } from '../expression/types'
import { shown } from '../expression/value-types'
import { countOf } from '../operators/several'
import { type AccumulatorMaker } from './types'

interface Entry {
  document: Document
  value: unknown
}

/** Accumulators that answer several values, or the values of the first documents in an order of their own. */
export const ordered: Record<string, AccumulatorMaker> = {
  $firstN: several((values, n) => values.slice(0, n), false),
  $lastN: several((values, n) => values.slice(-n), false),
  $maxN: several((values, n) => values.sort((a, b) => compareValues(b, a)).slice(0, n), true),
  $minN: several((values, n) => values.sort(compareValues).slice(0, n), true),
  $top: byOrder((entries) => entries[0]?.value ?? null),
  $bottom: byOrder((entries) => entries.at(-1)?.value ?? null),
  $topN: byOrder((entries, n) => entries.slice(0, n).map(({ value }) => value ?? null)),
  $bottomN: byOrder((entries, n) => entries.slice(-n).map(({ value }) => value ?? null)),
}

function several(work: (values: unknown[], n: number) => unknown, passNull: boolean): AccumulatorMaker {
  return (operand, compile, name) => {
    const named = namedOperands(operand, name, ['input', 'n'])
    const input = compile(named['input'])
    const n = constantCount(named['n'], compile, name)
    return () => {
      const values: unknown[] = []
      return {
        add: (scope) => {
          const value = input(scope)
          if (!passNull || !isNullish(value)) values.push(value ?? null)
        },
        result: () => work(values, n),
      }
    }
  }
}

function byOrder(work: (entries: Entry[], n: number) => unknown): AccumulatorMaker {
  return (operand, compile, name) => {
    const counted = name.endsWith('N')
    const named = namedOperands(operand, name, ['sortBy', 'output', ...(counted ? ['n'] : [])])
    const sort = sortSpecOf(named['sortBy'], name)
    const output: Expression = compile(named['output'])
    const n = counted ? constantCount(named['n'], compile, name) : 1
    return () => {
      const entries: Entry[] = []
      return {
        add: (scope) => void entries.push({ document: scope.root as Document, value: output(scope) }),
        result: () =>
          work(
            sortDocuments(entries, sort, ({ document }) => document),
            n,
          ),
      }
    }
  }
}

/** `n` is the same for all groups here: an expression without fields. */
function constantCount(operand: unknown, compile: Compile, name: string): number {
  return countOf(compile(operand)(scopeOf({})), name)
}

/** An order `{ a: 1, b: -1 }`; anything else is refused. */
export function sortSpecOf(value: unknown, name: string): SortSpec {
  if (!isPlainObject(value)) throw requestFailed(`the ${name} key specification must be an object`)
  const entries = Object.entries(value)
  if (entries.length === 0) throw requestFailed(`${name} must have at least one sort key`)
  return entries.map(([path, direction]) => {
    if (path === '' || path.startsWith('$') || path.split('.').includes(''))
      throw requestFailed(`${name}: '${path}' is not a valid FieldPath`)
    const number = toNumber(direction)
    if (number === 1 || number === -1) return [path, number]
    if (isPlainObject(direction) && '$meta' in direction)
      throw requestFailed(`query requires ${shown(direction['$meta'])} metadata, but it is not available`)
    throw requestFailed(`${name} key ordering must be 1 (for ascending) or -1 (for descending)`)
  })
}
