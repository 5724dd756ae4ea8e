import { requestFailed } from '../../../admin/errors'
import { isNullish, namedOperands, onNamed } from '../expression/arguments'
import { within, type Compile, type Expression, type OperatorMaker, type Scope } from '../expression/types'
import { isTrue, shown, typeName } from '../expression/value-types'
import { checkVariableName } from './conditional'
import { wholeNumber } from './numeric'
import { sortArray } from './sort-array'

/** Operators that apply an expression to each element of an array, or take some of them. */
export const iteration: Record<string, OperatorMaker> = {
  $map: (operand, compile, name) => {
    const named = namedOperands(operand, name, ['input', 'in'], ['as'])
    const input = compile(named['input'])
    const each = eachElement(named['as'], named['in'], compile)
    return (scope) => {
      const list = arrayOf(input(scope), name)
      return list && each(list, scope, (value) => value ?? null)
    }
  },
  $filter: (operand, compile, name) => {
    const named = namedOperands(operand, name, ['input', 'cond'], ['as', 'limit'])
    const input = compile(named['input'])
    const most = 'limit' in named ? compile(named['limit']) : undefined
    const each = eachElement(named['as'], named['cond'], compile)
    return (scope) => {
      const list = arrayOf(input(scope), name)
      if (list === null) return null
      const kept: unknown[] = []
      const limit = limitOf(most?.(scope), name)
      each(list, scope, (holds, element) => {
        if (kept.length < limit && isTrue(holds)) kept.push(element)
      })
      return kept
    }
  },
  $reduce: (operand, compile, name) => {
    const named = namedOperands(operand, name, ['input', 'initialValue', 'in'])
    const input = compile(named['input'])
    const initial = compile(named['initialValue'])
    const body = compile(named['in'], ['this', 'value'])
    return (scope) => {
      const list = arrayOf(input(scope), name)
      if (list === null) return null
      return list.reduce((value, item) => body(within(scope, { value, this: item })), initial(scope))
    }
  },
  $zip: makeZip,
  $sortArray: onNamed(['input', 'sortBy'], [], ({ input, sortBy }) => sortArray(input, sortBy)),
}

/** Applies an expression to each element, which is the variable `as` (or `this`). */
function eachElement(as: unknown, body: unknown, compile: Compile) {
  const name = as === undefined ? 'this' : shown(as)
  checkVariableName(name)
  const expression = compile(body, [name])
  return <T>(list: unknown[], scope: Scope, take: (value: unknown, element: unknown) => T): T[] =>
    list.map((element) => take(expression(within(scope, { [name]: element })), element))
}

function arrayOf(value: unknown, name: string): unknown[] | null {
  if (isNullish(value)) return null
  if (!Array.isArray(value)) throw requestFailed(`input to ${name} must be an array not ${typeName(value)}`)
  return value as unknown[]
}

function limitOf(value: unknown, name: string): number {
  if (isNullish(value)) return Infinity
  const limit = wholeNumber(
    value,
    (given) => `${name}: limit must be represented as a 32-bit integral value: ${given}`,
  )
  if (limit < 1) throw requestFailed(`${name}: limit must be greater than 0, found: ${limit}`)
  return limit
}

function makeZip(operand: unknown, compile: Compile, name: string): Expression {
  const named = namedOperands(operand, name, ['inputs'], ['useLongestLength', 'defaults'])
  if (!Array.isArray(named['inputs']) || named['inputs'].length === 0)
    throw requestFailed('inputs must be an array of expressions, with at least one of them')
  const inputs = (named['inputs'] as unknown[]).map((input) => compile(input))
  const longest = named['useLongestLength'] === true
  const defaults = named['defaults'] === undefined ? undefined : compile(named['defaults'])
  if (defaults !== undefined && !longest)
    throw requestFailed('cannot specify defaults unless useLongestLength is true')
  return (scope) => {
    const lists = inputs.map((input) => input(scope))
    if (lists.some(isNullish)) return null
    const arrays = lists.map((list) => {
      if (!Array.isArray(list))
        throw requestFailed(`$zip found a non-array expression in input: ${typeName(list)}`)
      return list as unknown[]
    })
    const missing = defaultsOf(defaults?.(scope), arrays.length)
    const lengths = arrays.map(({ length }) => length)
    const length = longest ? Math.max(...lengths) : Math.min(...lengths)
    return Array.from({ length }, (_, i) =>
      arrays.map((list, k) => (i < list.length ? list[i] : (missing[k] ?? null))),
    )
  }
}

function defaultsOf(value: unknown, inputs: number): unknown[] {
  if (isNullish(value)) return []
  if (!Array.isArray(value) || value.length !== inputs)
    throw requestFailed('defaults and inputs must have the same length')
  return value as unknown[]
}
