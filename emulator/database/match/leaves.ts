import { type Document } from '../values'

/**
 * Visits every value that a path reaches, as MongoDB's queries see it: arrays on the way are entered (one level, their
 * elements that are no objects are passed over), a numeric part also names an element. What is missing is visited as
 * undefined. Stops at the first visit that answers true, and answers whether there was one.
 */
export function someLeaf(
  value: unknown,
  parts: string[],
  visit: (leaf: unknown) => boolean,
  at = 0,
): boolean {
  if (at === parts.length) return visit(value)
  if (Array.isArray(value)) return someInArray(value as unknown[], parts, visit, at)
  if (typeof value !== 'object' || value === null) return visit(undefined)
  const part = parts[at] as string
  return someLeaf(Object.hasOwn(value, part) ? (value as Document)[part] : undefined, parts, visit, at + 1)
}

function someInArray(
  array: unknown[],
  parts: string[],
  visit: (leaf: unknown) => boolean,
  at: number,
): boolean {
  const part = parts[at] as string
  if (
    /^\d+$/.test(part) &&
    Number(part) < array.length &&
    someLeaf(array[Number(part)], parts, visit, at + 1)
  )
    return true
  for (const element of array) {
    if (typeof element !== 'object' || element === null || Array.isArray(element)) continue
    if (someLeaf(element, parts, visit, at)) return true
  }
  return false
}

/** The value itself or, for an array, also one of its elements. */
export function selfOrElement(value: unknown, test: (value: unknown) => boolean): boolean {
  return test(value) || (Array.isArray(value) && (value as unknown[]).some(test))
}
