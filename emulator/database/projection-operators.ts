import { requestFailed } from '../admin/errors'
import { compileQuery } from './match/compile'
import { integerOf } from './numbers'

/** `$slice`: so many elements from the beginning, from the end (negative), or `[skip, limit]`. */
export function sliceOf(operand: unknown): (value: unknown) => unknown {
  const [first, second] = (Array.isArray(operand) ? (operand as unknown[]) : [operand]).map(wholeNumber)
  if (first === undefined || (Array.isArray(operand) && (second === undefined || second <= 0)))
    throw requestFailed('$slice needs a number, or [skip, limit] with a limit that is positive')
  return (value) => {
    if (!Array.isArray(value)) return value
    const list = value as unknown[]
    if (second === undefined) return first < 0 ? list.slice(first) : list.slice(0, first)
    const from = first < 0 ? Math.max(0, list.length + first) : first
    return list.slice(from, from + second)
  }
}

/** `$elemMatch`: the first element that fulfils the condition, alone in its array; nothing when there is none. */
export function elementMatching(operand: unknown): (value: unknown) => unknown {
  const test = compileQuery({ list: { $elemMatch: operand } })
  return (value) => {
    if (!Array.isArray(value)) return undefined
    const found = (value as unknown[]).find((element) => test({ list: [element] }))
    return found === undefined ? undefined : [found]
  }
}

const wholeNumber = (value: unknown): number | undefined => {
  const whole = integerOf(value)
  return whole === undefined ? undefined : Number(whole)
}
