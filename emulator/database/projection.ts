import { PlatformError, requestFailed } from '../admin/errors'
import { isNumeric, toNumber } from './numbers'
import { elementMatching, sliceOf } from './projection-operators'
import { expandPath } from './update-position'
import { isPlainObject, type Document } from './values'

/**
 * Makes a function that keeps or leaves out fields: paths (or nested objects) with 1 or 0, `$slice` and `$elemMatch`
 * for arrays, and `list.$` for the element that the query found.
 */
export function projector(projection: Document, query: Document = {}): (document: Document) => Document {
  const { _id, ...rest } = flattened(projection)
  const plan = planOf(rest, _id)
  const identity = plan.including ? isWanted(_id) !== false : isWanted(_id) === false
  const paths = new Map(plan.paths)
  if (identity) paths.set('_id', plan.including ? keep : leaveOut)
  const tree = treeOf(paths)
  const project = plan.including ? include : exclude
  if (plan.positional === undefined) return (document) => project(document, tree) as Document
  const list = plan.positional
  return (document) => project(withFound(document, list, query), tree) as Document
}

/** What becomes of a value; undefined leaves it out. */
type Leaf = (value: unknown) => unknown

/** Paths as a tree. */
type Tree = Map<string, Tree | Leaf>

const keep: Leaf = (value) => value
const leaveOut: Leaf = () => undefined

interface ProjectionPlan {
  including: boolean
  paths: Map<string, Leaf>
  /** The array whose found element alone is wanted. */
  positional?: string
}

function planOf(fields: Document, id: unknown): ProjectionPlan {
  const paths = new Map<string, Leaf>()
  const modes = new Set<boolean>()
  let positional: string | undefined
  for (const [path, value] of Object.entries(fields)) {
    const wanted = isWanted(value)
    if (wanted !== undefined) {
      modes.add(wanted)
      if (path.endsWith('.$')) {
        if (!wanted || positional !== undefined)
          throw requestFailed('Cannot specify more than one positional projection, and only to include')
        positional = path.slice(0, -2)
        paths.set(positional, keep)
      } else paths.set(path, wanted ? keep : leaveOut)
    } else {
      const { leaf, including } = operatorLeaf(path, value)
      if (including) modes.add(true)
      paths.set(path, leaf)
    }
  }
  if (modes.size > 1) throw requestFailed('Projection cannot have a mix of inclusion and exclusion.')
  const including = modes.has(true) || (modes.size === 0 && paths.size === 0 && isWanted(id) === true)
  return { including, paths, ...(positional === undefined ? {} : { positional }) }
}

/** Whether the field is asked for; undefined for an operator. */
function isWanted(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  return isNumeric(value) ? toNumber(value) !== 0 : undefined
}

function operatorLeaf(path: string, value: unknown): { leaf: Leaf; including: boolean } {
  const [name, ...others] = isPlainObject(value) ? Object.keys(value) : []
  const operand = name === undefined ? undefined : (value as Document)[name]
  if (others.length === 0 && name === '$slice') return { leaf: sliceOf(operand), including: false }
  if (others.length === 0 && name === '$elemMatch') {
    if (path.includes('.')) throw requestFailed('Cannot use $elemMatch projection on a nested field.')
    return { leaf: elementMatching(operand), including: true }
  }
  throw new PlatformError(
    'DATABASE_INVALID_OPERRATOR',
    `Unsupported projection option: ${path}: ${name ?? String(value)}; 1, 0, $slice and $elemMatch are known`,
  )
}

/** Nested objects as paths: `{ a: { b: 1 } }` means `{ "a.b": 1 }`. */
function flattened(projection: Document, prefix = ''): Document {
  const flat: Document = {}
  for (const [key, value] of Object.entries(projection)) {
    const nested = isPlainObject(value) && !Object.keys(value).some((name) => name.startsWith('$'))
    if (nested) Object.assign(flat, flattened(value, `${prefix}${key}.`))
    else flat[prefix + key] = value
  }
  return flat
}

function treeOf(paths: Map<string, Leaf>): Tree {
  const tree: Tree = new Map()
  for (const [path, leaf] of paths) {
    const parts = path.split('.')
    const last = parts.pop() as string
    let at = tree
    for (const part of parts) {
      const next = at.get(part) ?? new Map<string, Tree | Leaf>()
      if (typeof next === 'function') throw requestFailed(`Path collision at ${path}`)
      at.set(part, next)
      at = next
    }
    if (at.has(last)) throw requestFailed(`Path collision at ${path}`)
    at.set(last, leaf)
  }
  return tree
}

function include(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) {
    return (value as unknown[])
      .filter((item) => isPlainObject(item) || Array.isArray(item))
      .map((item) => include(item, tree))
  }
  if (!isPlainObject(value)) return undefined
  const kept: Document = {}
  for (const key of Object.keys(value)) {
    const below = tree.get(key)
    if (below === undefined) continue
    const item = typeof below === 'function' ? below(value[key]) : include(value[key], below)
    if (item !== undefined) kept[key] = item
  }
  return kept
}

function exclude(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((item) => exclude(item, tree))
  if (!isPlainObject(value)) return value
  const kept: Document = {}
  for (const key of Object.keys(value)) {
    const below = tree.get(key)
    const item =
      below === undefined
        ? value[key]
        : typeof below === 'function'
          ? below(value[key])
          : exclude(value[key], below)
    if (item !== undefined) kept[key] = item
  }
  return kept
}

/** The document with only the element that the query found in one of its arrays. */
function withFound(document: Document, list: string, query: Document): Document {
  const [path] = expandPath(document, `${list}.$`, query)
  const index = Number((path ?? '').split('.').pop())
  const parts = list.split('.')
  const narrow = (value: unknown, at: number): unknown => {
    if (at === parts.length)
      return Array.isArray(value) ? (value as unknown[]).slice(index, index + 1) : value
    if (!isPlainObject(value)) return value
    const part = parts[at] as string
    return { ...value, [part]: narrow(value[part], at + 1) }
  }
  return narrow(document, 0) as Document
}
