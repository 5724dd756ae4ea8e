import { requestFailed } from '../../../admin/errors'
import { isNumeric, toNumber } from '../../numbers'
import { isPlainObject, type Document } from '../../values'
import { type Compile, scopeOf } from '../expression/types'
import { exclude, extend, include, plant, type Leaf, type Tree } from './field-tree'
import { type StageMaker } from './types'

/** Stages that keep, leave out and compute fields. */
export const fieldStages: Record<string, StageMaker> = {
  $project: (spec, { compile }) => {
    if (!isPlainObject(spec)) throw requestFailed('$project specification must be an object')
    if (Object.keys(spec).length === 0)
      throw requestFailed(
        'Invalid $project :: caused by :: projection specification must have at least one field',
      )
    const tree: Tree = new Map()
    collect(spec, '', tree, compile)
    const idLeaf = tree.get('_id')
    if (modeOf(tree) === 'exclude') {
      if (idLeaf === 'keep') tree.delete('_id')
      return mapped((document) => exclude(document, tree))
    }
    if (idLeaf === undefined) tree.set('_id', 'keep')
    else if (idLeaf === 'drop') tree.delete('_id')
    const ordered: Tree = tree.has('_id') ? new Map([['_id', tree.get('_id') as Leaf], ...tree]) : tree
    return mapped((document, variables) => include(document, ordered, scopeOf(document, variables)))
  },
  $addFields: addFields,
  $set: addFields,
  $unset: (spec) => {
    const paths: unknown[] = Array.isArray(spec) ? spec : [spec]
    if (paths.length === 0 || paths.some((path) => typeof path !== 'string' || path === ''))
      throw requestFailed('$unset specification must be a string or an array of strings, at least one')
    const tree: Tree = new Map()
    for (const path of paths) plant(tree, path as string, 'drop')
    return mapped((document) => exclude(document, tree))
  },
}

function addFields(...[spec, { compile }, name]: Parameters<StageMaker>): ReturnType<StageMaker> {
  if (!isPlainObject(spec)) throw requestFailed(`${name} specification stage must be an object`)
  if (Object.keys(spec).length === 0)
    throw requestFailed(`Invalid ${name} :: caused by :: specification must have at least one field`)
  const tree: Tree = new Map()
  collectComputed(spec, '', tree, compile)
  return mapped((document, variables) => extend(document, tree, scopeOf(document, variables)))
}

type Change = (document: Document, variables: Parameters<ReturnType<StageMaker>>[1]) => unknown

function mapped(change: Change): ReturnType<StageMaker> {
  return function* (input, variables) {
    for (const document of input) yield change(document, variables) as Document
  }
}

const isOperator = (value: unknown): value is Document =>
  isPlainObject(value) && Object.keys(value).some((key) => key.startsWith('$'))

function collect(spec: Document, prefix: string, tree: Tree, compile: Compile): void {
  for (const [key, value] of Object.entries(spec)) {
    const path = prefix + key
    if (isPlainObject(value) && !isOperator(value)) {
      if (Object.keys(value).length === 0)
        throw requestFailed('Invalid $project :: caused by :: An empty sub-projection is not a valid value')
      collect(value, `${path}.`, tree, compile)
    } else plant(tree, path, leafOf(value, compile))
  }
}

/** Numbers and booleans keep or leave out, everything else is computed. */
function leafOf(value: unknown, compile: Compile): Leaf {
  if (typeof value === 'boolean') return value ? 'keep' : 'drop'
  if (isNumeric(value)) return toNumber(value) === 0 ? 'drop' : 'keep'
  return compile(value)
}

function collectComputed(spec: Document, prefix: string, tree: Tree, compile: Compile): void {
  for (const [key, value] of Object.entries(spec)) {
    const nested = isPlainObject(value) && !isOperator(value) && Object.keys(value).length > 0
    if (nested) collectComputed(value, `${prefix}${key}.`, tree, compile)
    else plant(tree, prefix + key, compile(value))
  }
}

/** A projection either includes or excludes; only `_id` may differ. */
function modeOf(tree: Tree): 'include' | 'exclude' {
  const leaves = [...tree].flatMap(([key, below]) =>
    key === '_id' && !(below instanceof Map) ? [] : leavesOf(below),
  )
  const excludes = leaves.includes('drop')
  if (excludes && leaves.some((leaf) => leaf !== 'drop'))
    throw requestFailed(
      'Invalid $project :: caused by :: Cannot do exclusion and inclusion in one projection (only _id may differ)',
    )
  return excludes || (leaves.length === 0 && tree.get('_id') === 'drop') ? 'exclude' : 'include'
}

function leavesOf(below: Tree | Leaf): Leaf[] {
  return below instanceof Map ? [...below.values()].flatMap(leavesOf) : [below]
}
