import { requestFailed } from '../admin/errors'
import { compileQuery } from './match/compile'
import { childOf, isIndex } from './update-path'
import { valueText } from './value-text'
import { isPlainObject, type Document } from './values'

/** Whether a path names elements by `$` (the one that the query found) or `$[]` (all of them). */
export const isPositional = (path: string): boolean => /(^|\.)\$/.test(path)

/** Refuses positional parts that cannot be: at the beginning, `$` twice, and filters, which no SDK can send. */
export function checkPositional(path: string): void {
  const parts = path.split('.')
  const field = parts.find((part) => part.startsWith('$') && part !== '$' && !/^\$\[.*\]$/.test(part))
  if (field !== undefined)
    throw requestFailed(`The dollar ($) prefixed field '${field}' in '${path}' is not valid for storage.`)
  if (parts[0]?.startsWith('$') === true)
    throw requestFailed(`Cannot have positional (i.e. '$') element in the first position in path '${path}'`)
  if (parts.filter((part) => part === '$').length > 1)
    throw requestFailed(`Too many positional (i.e. '$') elements found in path '${path}'`)
  for (const part of parts) {
    const filter = /^\$\[(.+)\]$/.exec(part)?.[1]
    if (filter !== undefined)
      throw requestFailed(`No array filter found for identifier '${filter}' in path '${path}'`)
  }
}

/** The paths that a positional path stands for in this document. */
export function expandPath(document: Document, path: string, query: Document): string[] {
  let expanded: { path: string[]; value: unknown }[] = [{ path: [], value: document }]
  const parts = path.split('.')
  for (const [i, part] of parts.entries()) {
    expanded = expanded.flatMap(({ path: before, value }) => {
      const names =
        part === '$[]'
          ? everyElement(value, before)
          : part === '$'
            ? [position(document, query, parts.slice(0, i))]
            : [part]
      return names.map((name) => ({ path: [...before, name], value: childOf(value, name) }))
    })
  }
  return expanded.map((each) => each.path.join('.'))
}

function everyElement(value: unknown, path: string[]): string[] {
  if (Array.isArray(value)) return value.map((_, i) => String(i))
  throw requestFailed(
    value === undefined
      ? `The path '${path.join('.')}' must exist in the document in order to apply array updates.`
      : `Cannot apply array updates to non-array element ${path.at(-1) ?? ''}: ${valueText(value)}`,
  )
}

/**
 * The place of the first element that fulfils the query. Conditions on the array itself count before those on other
 * arrays, and as in MongoDB the last of several decides.
 */
function position(document: Document, query: Document, array: string[]): string {
  const name = array.join('.')
  let own: number | undefined
  let other: number | undefined
  for (const [path, conditions] of byPath(conditionsOf(query, document))) {
    const place = placeIn(document, path.split('.'), conditions)
    if (place?.array === name) own = place.index
    else other = place?.index ?? other
  }
  const found = own ?? other
  if (found !== undefined) return String(found)
  throw requestFailed('The positional operator did not find the match needed from the query.')
}

interface Condition {
  path: string
  condition: unknown
}

/** The conditions that must hold, and of `$or` those of the first branch that does. */
function conditionsOf(query: Document, document: Document): Condition[] {
  return Object.entries(query).flatMap(([key, condition]): Condition[] => {
    if (!key.startsWith('$')) return [{ path: key, condition }]
    const branches = Array.isArray(condition) ? condition.filter(isPlainObject) : []
    if (key === '$and') return branches.flatMap((branch) => conditionsOf(branch, document))
    const holding = key === '$or' ? branches.find((branch) => compileQuery(branch)(document)) : undefined
    return holding === undefined ? [] : conditionsOf(holding, document)
  })
}

function byPath(conditions: Condition[]): Map<string, unknown[]> {
  const paths = new Map<string, unknown[]>()
  for (const { path, condition } of conditions) paths.set(path, [...(paths.get(path) ?? []), condition])
  return paths
}

/** These say something about the whole array, or hold because no element fulfils something. */
const withoutPlace = new Set(['$ne', '$nin', '$not', '$size', '$exists', '$options', '$nearSphere', '$near'])

/** The first array on the path and the first of its elements that alone would fulfil the conditions. */
function placeIn(
  document: Document,
  path: string[],
  conditions: unknown[],
): { array: string; index: number } | undefined {
  let value: unknown = document
  let at = 0
  while (at < path.length && !(Array.isArray(value) && !isIndex(path[at] as string)))
    value = childOf(value, path[at++] as string)
  if (!Array.isArray(value)) return undefined
  const array = path.slice(0, at).join('.')
  const rest = ['element', ...path.slice(at)].join('.')
  const parts = conditions.flatMap(partsOf)
  if (parts.length === 0) return undefined
  // When different elements fulfil the parts, the last of these decides.
  for (const some of [parts, ...parts.map((part) => [part]).reverse()]) {
    const test = compileQuery({ $and: some.map((part) => ({ [rest]: part })) })
    const index = value.findIndex((element: unknown) => test({ element: [element] }))
    if (index >= 0) return { array, index }
  }
  return undefined
}

/** The parts of a condition that an element can fulfil: its operators one by one, the values of `$all`, or a value. */
function partsOf(condition: unknown): unknown[] {
  if (!isPlainObject(condition) || Object.keys(condition)[0]?.startsWith('$') !== true) return [condition]
  return Object.entries(condition).flatMap(([name, operand]): unknown[] => {
    if (withoutPlace.has(name)) return []
    if (name === '$all') return Array.isArray(operand) ? operand : []
    const { $options } = condition
    return [name === '$regex' && $options !== undefined ? { $regex: operand, $options } : { [name]: operand }]
  })
}
