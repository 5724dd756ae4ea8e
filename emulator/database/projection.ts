import { Query } from 'mingo'
import { requestFailed } from '../admin/errors'
import { operatorErrors } from './operator-errors'
import { isPlainObject, type Document } from './values'

/** Makes a function that keeps or leaves out fields: paths with 1 or 0, `$slice` and `$elemMatch` for arrays. */
export function projector(projection: Document): (document: Document) => Document {
  const plain = Object.values(projection).every((value) => value === 0 || value === 1)
  if (!plain) return (document) => viaOperators(document, projection)
  const { _id, ...rest } = projection
  const modes = new Set(Object.values(rest))
  if (modes.size > 1) throw requestFailed('Projection cannot have a mix of inclusion and exclusion.')
  const including = modes.has(1) || (modes.size === 0 && _id === 1)
  const tree = treeOf(Object.keys(rest))
  if (including) {
    if (_id !== 0) tree.set('_id', undefined)
    return (document) => include(document, tree) as Document
  }
  if (_id === 0) tree.set('_id', undefined)
  return (document) => exclude(document, tree) as Document
}

/** Paths as a tree; undefined is the end of a path. */
type Tree = Map<string, Tree | undefined>

function treeOf(paths: string[]): Tree {
  const tree: Tree = new Map()
  for (const path of paths) {
    const parts = path.split('.')
    const last = parts.pop() as string
    let at = tree
    for (const part of parts) {
      let next = at.get(part)
      if (next === undefined) at.set(part, (next = new Map()))
      at = next
    }
    at.set(last, undefined)
  }
  return tree
}

function include(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value))
    return value.filter((item) => typeof item === 'object').map((item) => include(item, tree))
  if (!isPlainObject(value)) return undefined
  const kept: Document = {}
  for (const key of Object.keys(value)) {
    if (!tree.has(key)) continue
    const below = tree.get(key)
    const item = below === undefined ? value[key] : include(value[key], below)
    if (item !== undefined) kept[key] = item
  }
  return kept
}

function exclude(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((item) => exclude(item, tree))
  if (!isPlainObject(value)) return value
  const kept: Document = {}
  for (const key of Object.keys(value)) {
    if (!tree.has(key)) kept[key] = value[key]
    else {
      const below = tree.get(key)
      if (below !== undefined) kept[key] = exclude(value[key], below)
    }
  }
  return kept
}

function viaOperators(document: Document, projection: Document): Document {
  return operatorErrors(() => {
    const options = { scriptEnabled: false }
    const [projected] = new Query({}, options).find<Document>([document], projection).all()
    return projected ?? {}
  })
}
