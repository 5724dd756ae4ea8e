import { requestFailed } from '../../../admin/errors'
import { isPlainObject } from '../../values'
import { type Compile, type Expression, type OperatorMaker } from './types'

/** An operator on values: it takes `least` to `most` arguments, all evaluated. */
export function onValues(
  least: number,
  most: number,
  work: (values: unknown[], name: string) => unknown,
): OperatorMaker {
  return (operand, compile, name) => {
    const given: unknown[] = Array.isArray(operand) ? operand : [operand]
    checkCount(name, given.length, least, most)
    const expressions = given.map((item) => compile(item))
    return (scope) =>
      work(
        expressions.map((expression) => expression(scope)),
        name,
      )
  }
}

/** An operator on one value, which may stand in a list of one. */
export function onOne(work: (value: unknown, name: string) => unknown): OperatorMaker {
  return (operand, compile, name) => {
    const expression = compileOnly(operand, compile, name)
    return (scope) => work(expression(scope), name)
  }
}

/** As `onOne`, where null and missing answer null. */
export function onOneOrNull(work: (value: unknown, name: string) => unknown): OperatorMaker {
  return onOne((value, name) => (isNullish(value) ? null : work(value, name)))
}

/** The sole argument of an operator, which may stand in a list of one. */
export function compileOnly(operand: unknown, compile: Compile, name: string): Expression {
  if (!Array.isArray(operand)) return compile(operand)
  checkCount(name, operand.length, 1, 1)
  return compile(operand[0])
}

function checkCount(name: string, given: number, least: number, most: number): void {
  if (given >= least && given <= most) return
  const wanted =
    least === most
      ? `exactly ${least} arguments. ${given} were passed in.`
      : most === Infinity
        ? `at least ${least} argument${least === 1 ? '' : 's'}, but was passed ${given}.`
        : `at least ${least} arguments, and at most ${most}, but was passed in ${given}.`
  throw requestFailed(`Expression ${name} takes ${wanted}`)
}

/** The operands of an operator that takes an object of named arguments; unknown and missing names are refused. */
export function namedOperands(
  operand: unknown,
  name: string,
  required: readonly string[],
  optional: readonly string[] = [],
): Record<string, unknown> {
  if (!isPlainObject(operand)) throw requestFailed(`${name} only supports an object as its argument`)
  for (const key of Object.keys(operand)) {
    if (!required.includes(key) && !optional.includes(key))
      throw requestFailed(`Unrecognized argument to ${name}: ${key}`)
  }
  for (const key of required) {
    if (!(key in operand)) throw requestFailed(`Missing '${key}' parameter to ${name}`)
  }
  return operand
}

/** An operator of named arguments, all evaluated; `work` gets undefined for those that were not given. */
export function onNamed(
  required: readonly string[],
  optional: readonly string[],
  work: (values: Record<string, unknown>, name: string, given: ReadonlySet<string>) => unknown,
): OperatorMaker {
  return (operand, compile, name) => {
    const named = namedOperands(operand, name, required, optional)
    const expressions = Object.entries(named).map(([key, item]) => [key, compile(item)] as const)
    const given = new Set(Object.keys(named))
    return (scope) => {
      const values: Record<string, unknown> = {}
      for (const [key, expression] of expressions) values[key] = expression(scope)
      return work(values, name, given)
    }
  }
}

export const isNullish = (value: unknown): value is null | undefined => value === undefined || value === null
