import { isPlainObject } from '../../values'

/**
 * The value of a path as expressions see it: objects are entered by name, of an array the values of all its objects
 * are collected (a number is never a position). Undefined when there is none.
 */
export function readPath(value: unknown, parts: readonly string[], at: number): unknown {
  let found = value
  for (let i = at; i < parts.length; i++) {
    if (Array.isArray(found)) return collect(found as unknown[], parts, i)
    if (!isPlainObject(found)) return undefined
    const part = parts[i] as string
    found = Object.hasOwn(found, part) ? found[part] : undefined
  }
  return found
}

function collect(array: unknown[], parts: readonly string[], at: number): unknown[] {
  const values: unknown[] = []
  for (const item of array) {
    const value = readPath(item, parts, at)
    if (value !== undefined) values.push(value)
  }
  return values
}
