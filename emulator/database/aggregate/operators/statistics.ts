import { compareValues } from '../../values'
import { Deviation, Total } from '../accumulators/totals'
import { isNullish } from '../expression/arguments'
import { type OperatorMaker } from '../expression/types'
import { firstOrLastN, largestOrSmallestN } from './several'

/** Accumulators as expressions: over the elements of one array, or over several arguments. */
export const statistics: Record<string, OperatorMaker> = {
  $sum: over((values) => totalOf(values).result),
  $avg: over((values) => totalOf(values).mean ?? null),
  $max: over((values) => extreme(values, 1)),
  $min: over((values) => extreme(values, -1)),
  $stdDevPop: over((values) => deviationOf(values).result(false)),
  $stdDevSamp: over((values) => deviationOf(values).result(true)),
  $firstN: firstOrLastN('first'),
  $lastN: firstOrLastN('last'),
  $maxN: largestOrSmallestN(-1),
  $minN: largestOrSmallestN(1),
}

function over(work: (values: unknown[]) => unknown): OperatorMaker {
  return (operand, compile) => {
    const parts = (Array.isArray(operand) ? (operand as unknown[]) : [operand]).map((part) => compile(part))
    if (parts.length !== 1) return (scope) => work(parts.map((part) => part(scope)))
    const only = parts[0] as ReturnType<typeof compile>
    return (scope) => {
      const value = only(scope)
      return work(Array.isArray(value) ? (value as unknown[]) : [value])
    }
  }
}

function totalOf(values: unknown[]): Total {
  const total = new Total()
  for (const value of values) total.add(value)
  return total
}

function deviationOf(values: unknown[]): Deviation {
  const deviation = new Deviation()
  for (const value of values) deviation.add(value)
  return deviation
}

/** The largest (1) or smallest (-1) value that is neither null nor missing; null when there is none. */
function extreme(values: unknown[], direction: 1 | -1): unknown {
  let found: unknown = null
  for (const value of values) {
    if (isNullish(value)) continue
    if (found === null || compareValues(value, found) * direction > 0) found = value
  }
  return found
}
