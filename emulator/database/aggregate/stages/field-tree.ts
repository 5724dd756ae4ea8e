import { requestFailed } from '../../../admin/errors'
import { isPlainObject, type Document } from '../../values'
import { type Expression, type Scope } from '../expression/types'

/** What to do with a field: keep it, leave it out, compute it, or go into it. */
export type Leaf = 'keep' | 'drop' | Expression
export type Tree = Map<string, Tree | Leaf>

/** Puts a leaf at a path; two that get in each other's way are refused. */
export function plant(tree: Tree, path: string, leaf: Leaf): void {
  const parts = path.split('.')
  if (parts.some((part) => part === '' || part.startsWith('$')) || parts.includes('__proto__'))
    throw requestFailed(
      `'${path}' is not a valid FieldPath: its parts must be names without a dollar in front`,
    )
  const last = parts.pop() as string
  let at = tree
  for (const part of parts) {
    const next = at.get(part) ?? new Map<string, Tree | Leaf>()
    if (!(next instanceof Map)) throw collision(path)
    at.set(part, next)
    at = next
  }
  if (at.has(last)) throw collision(path)
  at.set(last, leaf)
}

const collision = (path: string) =>
  requestFailed(`Invalid $project :: caused by :: Path collision at ${path}`)

/** Keeps what the tree names and adds what it computes. Elements of arrays are treated one by one. */
export function include(value: unknown, tree: Tree, scope: Scope): unknown {
  if (Array.isArray(value)) {
    // What is no object has none of the fields; computed ones make an object of it.
    const computes = hasExpression(tree)
    return (value as unknown[])
      .filter(
        (item) => computes || (typeof item === 'object' && (Array.isArray(item) || isPlainObject(item))),
      )
      .map((item) => include(item, tree, scope))
  }
  const source = isPlainObject(value) ? value : {}
  const kept: Document = {}
  for (const key of Object.keys(source)) {
    const below = tree.get(key)
    if (below === 'keep') kept[key] = source[key]
    else if (below instanceof Map) {
      const inner = source[key]
      if (isContainer(inner) || hasExpression(below)) kept[key] = include(inner, below, scope)
    }
  }
  for (const [key, below] of tree) {
    if (below instanceof Map) {
      if (!(key in source) && hasExpression(below)) kept[key] = include({}, below, scope)
    } else if (typeof below === 'function') {
      delete kept[key]
      setOrDelete(kept, key, below(scope))
    }
  }
  return kept
}

/** Leaves out what the tree names. */
export function exclude(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return (value as unknown[]).map((item) => exclude(item, tree))
  if (!isPlainObject(value)) return value
  const kept: Document = {}
  for (const key of Object.keys(value)) {
    const below = tree.get(key)
    if (below === undefined) kept[key] = value[key]
    else if (below instanceof Map) kept[key] = exclude(value[key], below)
  }
  return kept
}

/** Keeps everything and sets what the tree computes, in place where it was. */
export function extend(value: unknown, tree: Tree, scope: Scope): unknown {
  if (Array.isArray(value)) return (value as unknown[]).map((item) => extend(item, tree, scope))
  const result: Document = isPlainObject(value) ? { ...value } : {}
  for (const [key, below] of tree) {
    if (below instanceof Map) result[key] = extend(result[key], below, scope)
    else if (typeof below === 'function') setOrDelete(result, key, below(scope))
  }
  return result
}

function setOrDelete(target: Document, key: string, value: unknown): void {
  if (value === undefined) delete target[key]
  else target[key] = value
}

const isContainer = (value: unknown) => Array.isArray(value) || isPlainObject(value)

function hasExpression(tree: Tree): boolean {
  for (const below of tree.values())
    if (typeof below === 'function' || (below instanceof Map && hasExpression(below))) return true
  return false
}

/** A copy with one path set, sharing what is beside it; what stands in the way becomes an object. */
export function withPath(value: unknown, [part, ...rest]: string[], content: unknown): Document {
  const object = isPlainObject(value) ? value : {}
  const inner = rest.length === 0 ? content : withPath(object[part as string], rest, content)
  return { ...object, [part as string]: inner }
}
