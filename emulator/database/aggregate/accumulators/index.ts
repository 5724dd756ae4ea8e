import { PlatformError, requestFailed } from '../../../admin/errors'
import { isPlainObject, type Document } from '../../values'
import { checkFieldName } from '../expression/compile'
import { isNullish } from '../expression/arguments'
import { type Compile, type Scope } from '../expression/types'
import { valueKey } from '../expression/value-key'
import { mergeable } from '../operators/objects'
import { orderOf } from '../operators/comparison'
import { refusedOperators } from '../operators/refused'
import { ordered } from './ordered'
import { Deviation, Total } from './totals'
import { type Accumulator, type AccumulatorMaker } from './types'

/** The accumulators of `$group`, `$bucket` and `$bucketAuto`. */
const accumulators: Record<string, AccumulatorMaker> = {
  $sum: gathering(
    () => new Total(),
    (total, value) => total.add(value),
    ({ result }) => result,
  ),
  $avg: gathering(
    () => new Total(),
    (total, value) => total.add(value),
    ({ mean }) => mean ?? null,
  ),
  $count: (operand) => {
    if (!isPlainObject(operand) || Object.keys(operand).length > 0)
      throw requestFailed('$count takes no arguments, i.e. $count:{}')
    return counter
  },
  $first: gathering<{ value?: unknown; seen?: true }>(
    () => ({}),
    (state, value) => void (state.seen ?? Object.assign(state, { value, seen: true })),
    ({ value }) => value ?? null,
  ),
  $last: gathering<{ value?: unknown }>(
    () => ({}),
    (state, value) => void (state.value = value),
    ({ value }) => value ?? null,
  ),
  $max: extreme(1),
  $min: extreme(-1),
  $push: gathering<unknown[]>(
    () => [],
    (list, value) => void (value !== undefined && list.push(value)),
    (list) => list,
  ),
  $addToSet: gathering<Map<string, unknown>>(
    () => new Map(),
    (set, value) => {
      if (value === undefined) return
      const key = valueKey(value)
      if (!set.has(key)) set.set(key, value)
    },
    (set) => [...set.values()],
  ),
  $mergeObjects: gathering<Document>(
    () => ({}),
    (merged, value) => void Object.assign(merged, mergeable(value, '$mergeObjects')),
    (merged) => merged,
  ),
  $stdDevPop: gathering(
    () => new Deviation(),
    (state, value) => state.add(value),
    (state) => state.result(false),
  ),
  $stdDevSamp: gathering(
    () => new Deviation(),
    (state, value) => state.add(value),
    (state) => state.result(true),
  ),
  ...ordered,
}

/** The computed fields of a group: each is an object of one accumulator. */
export function compileAccumulators(fields: Document, compile: Compile): [string, () => Accumulator][] {
  return Object.entries(fields).map(([field, spec]) => {
    if (field.includes('.')) throw requestFailed(`The field name '${field}' cannot contain '.'`)
    if (field.startsWith('$')) throw requestFailed(`The field name '${field}' cannot be an operator name`)
    checkFieldName(field)
    if (!isPlainObject(spec)) throw requestFailed(`The field '${field}' must be an accumulator object`)
    const [name, ...more] = Object.keys(spec)
    if (name === undefined || more.length > 0)
      throw requestFailed(`The field '${field}' must specify one accumulator`)
    return [field, compileAccumulator(name, spec[name], compile)]
  })
}

function compileAccumulator(name: string, operand: unknown, compile: Compile): () => Accumulator {
  const make = Object.hasOwn(accumulators, name) ? accumulators[name] : undefined
  if (make !== undefined) return make(operand, compile, name)
  if (Object.hasOwn(refusedOperators, name)) refusedOperators[name]?.(operand, compile, name)
  throw new PlatformError('DATABASE_INVALID_OPERRATOR', `unknown group operator '${name}'`)
}

/** An accumulator over the values of one expression. */
function gathering<State>(
  begin: () => State,
  add: (state: State, value: unknown) => void,
  end: (state: State) => unknown,
): AccumulatorMaker {
  return (operand, compile, name) => {
    const expression = compile(soleOperand(operand, name))
    return () => {
      const state = begin()
      return {
        add: (scope: Scope) => add(state, expression(scope)),
        result: () => end(state),
      }
    }
  }
}

function soleOperand(operand: unknown, name: string): unknown {
  if (!Array.isArray(operand)) return operand
  if (operand.length === 1) return operand[0] as unknown
  throw requestFailed(`The ${name} accumulator is a unary operator`)
}

function counter(): Accumulator {
  let count = 0
  return { add: () => void count++, result: () => count }
}

/** The largest or smallest value; null and missing are passed over. */
function extreme(direction: 1 | -1): AccumulatorMaker {
  return gathering<{ value?: unknown }>(
    () => ({}),
    (state, value) => {
      if (isNullish(value)) return
      if (state.value === undefined || orderOf(value, state.value) * direction > 0) state.value = value
    },
    ({ value }) => value ?? null,
  )
}
