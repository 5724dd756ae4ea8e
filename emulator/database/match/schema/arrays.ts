import { isPlainObject } from '../../values'
import { typeName } from '../types'
import { countOf } from '../whole-number'
import { areDistinct, booleanOf, othersOf, wrong } from './operands'
import { type Given, type Keyword, type ValueTest } from './types'

/** Keywords on arrays; they let every other value pass. */
export const arrayKeywords: Record<string, Keyword> = {
  items: (given) => {
    const { operand, compile } = given
    if (isPlainObject(operand)) {
      const test = compile(operand)
      return onArrays((items) => items.every(test))
    }
    if (!Array.isArray(operand)) throw wrong(given, `must be an array or an object, not ${typeName(operand)}`)
    const tests = (operand as unknown[]).map((schema) => {
      if (!isPlainObject(schema))
        throw wrong(
          given,
          `requires that each element of the array is an object, but found a ${typeName(schema)}`,
        )
      return compile(schema)
    })
    return onArrays((items) => tests.every((test, i) => i >= items.length || test(items[i])))
  },
  additionalItems: (given) => {
    const test = othersOf(given)
    const { items } = given.schema
    // Only a list of schemas leaves items over.
    if (!Array.isArray(items)) return () => true
    return onArrays((all) => all.slice(items.length).every(test))
  },
  minItems: (given) => counted(given, (count, bound) => count >= bound),
  maxItems: (given) => counted(given, (count, bound) => count <= bound),
  uniqueItems: (given) => (booleanOf(given) ? onArrays(areDistinct) : () => true),
}

function counted(given: Given, holds: (count: number, bound: number) => boolean): ValueTest {
  const bound = countOf(given.operand, given.name)
  return onArrays(({ length }) => holds(length, bound))
}

function onArrays(test: (items: unknown[]) => boolean): ValueTest {
  return (value) => !Array.isArray(value) || test(value as unknown[])
}
