import { compareValues } from '../../values'
import { onOne, onValues } from '../expression/arguments'
import { type OperatorMaker } from '../expression/types'
import { isTrue } from '../expression/value-types'

/** Comparisons over all types in BSON's order (unlike those of queries), and boolean operators. */
export const comparison: Record<string, OperatorMaker> = {
  $cmp: onValues(2, 2, ([a, b]) => Math.sign(orderOf(a, b))),
  $eq: compared((order) => order === 0),
  $ne: compared((order) => order !== 0),
  $gt: compared((order) => order > 0),
  $gte: compared((order) => order >= 0),
  $lt: compared((order) => order < 0),
  $lte: compared((order) => order <= 0),
  $not: onOne((value) => !isTrue(value)),
  $and: (operand, compile) => {
    const parts = operands(operand).map((part) => compile(part))
    return (scope) => parts.every((part) => isTrue(part(scope)))
  },
  $or: (operand, compile) => {
    const parts = operands(operand).map((part) => compile(part))
    return (scope) => parts.some((part) => isTrue(part(scope)))
  },
}

const operands = (operand: unknown): unknown[] => (Array.isArray(operand) ? operand : [operand])

function compared(holds: (order: number) => boolean): OperatorMaker {
  return onValues(2, 2, ([a, b]) => holds(orderOf(a, b)))
}

/** In an expression a missing value is less than every other, also less than null. */
export function orderOf(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined)
  return compareValues(a, b)
}
