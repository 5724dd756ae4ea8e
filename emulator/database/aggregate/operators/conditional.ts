import { requestFailed } from '../../../admin/errors'
import { isPlainObject, type Document } from '../../values'
import { isNullish, namedOperands } from '../expression/arguments'
import { within, type Compile, type OperatorMaker } from '../expression/types'
import { isTrue } from '../expression/value-types'

/** Choices, variables and literals. Only the branch that is taken is evaluated. */
export const conditional: Record<string, OperatorMaker> = {
  $cond: (operand, compile, name) => {
    const [condition, then, otherwise] = conditionParts(operand, name).map((part) => compile(part)) as [
      ReturnType<Compile>,
      ReturnType<Compile>,
      ReturnType<Compile>,
    ]
    return (scope) => (isTrue(condition(scope)) ? then(scope) : otherwise(scope))
  },
  $ifNull: (operand, compile, name) => {
    const parts = Array.isArray(operand) ? (operand as unknown[]) : [operand]
    if (parts.length < 2) throw requestFailed(`${name} needs at least two arguments, had: ${parts.length}`)
    const expressions = parts.map((part) => compile(part))
    const last = expressions.pop() as ReturnType<Compile>
    return (scope) => {
      for (const expression of expressions) {
        const value = expression(scope)
        if (!isNullish(value)) return value
      }
      return last(scope)
    }
  },
  $switch: makeSwitch,
  $let: (operand, compile, name) => {
    const { vars, in: inner } = namedOperands(operand, name, ['vars', 'in'])
    if (!isPlainObject(vars)) throw requestFailed(`invalid parameter: expected an object (vars of ${name})`)
    const names = Object.keys(vars)
    names.forEach(checkVariableName)
    const values = names.map((variable) => [variable, compile(vars[variable])] as const)
    const body = compile(inner, names)
    return (scope) => {
      const added: Record<string, unknown> = {}
      for (const [variable, expression] of values) added[variable] = expression(scope)
      return body(within(scope, added))
    }
  },
  $literal: (operand) => () => operand,
  /** An old name of `$literal`. */
  $const: (operand) => () => operand,
}

/** Refuses variable names that MongoDB refuses: they begin with a small letter or another non-ASCII character. */
export function checkVariableName(name: string): void {
  if (name === 'CURRENT') return
  if (!/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(name))
    throw requestFailed(
      `'${name}' starts with an invalid character for a user variable name, or holds one: use a small letter first`,
    )
}

function conditionParts(operand: unknown, name: string): unknown[] {
  if (Array.isArray(operand)) {
    if (operand.length !== 3)
      throw requestFailed(`Expression ${name} takes exactly 3 arguments. ${operand.length} were passed in.`)
    return operand as unknown[]
  }
  const { if: condition, then, else: otherwise } = namedOperands(operand, name, ['if', 'then', 'else'])
  return [condition, then, otherwise]
}

function makeSwitch(operand: unknown, compile: Compile, name: string): ReturnType<OperatorMaker> {
  const named = namedOperands(operand, name, ['branches'], ['default'])
  const { branches } = named
  if (!Array.isArray(branches))
    throw requestFailed(`${name} expected an array for 'branches', found: ${typeof branches}`)
  if (branches.length === 0) throw requestFailed(`${name} requires at least one branch.`)
  const compiled = (branches as unknown[]).map((branch) => {
    const parts: Document = namedOperands(branch, `${name} branch`, ['case', 'then'])
    return { when: compile(parts['case']), then: compile(parts['then']) }
  })
  const otherwise = 'default' in named ? compile(named['default']) : undefined
  return (scope) => {
    for (const { when, then } of compiled) if (isTrue(when(scope))) return then(scope)
    if (otherwise !== undefined) return otherwise(scope)
    throw requestFailed(
      '$switch could not find a matching branch for an input, and no default was specified.',
    )
  }
}
