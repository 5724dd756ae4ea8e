import { requestFailed } from '../admin/errors'
import { encode } from './ejson'
import { type Document } from './values'

/**
 * A document under change. Containers are copied the first time something below them is written, so the version
 * that others hold stays as it is and a small change of a large document costs little.
 */
export class Draft {
  readonly root: Document
  private readonly owned = new Set<object>()

  constructor(document: Document) {
    this.root = { ...document }
    this.owned.add(this.root)
  }

  /** The value at a path; undefined when it is missing. */
  get(path: string): unknown {
    let value: unknown = this.root
    for (const part of path.split('.')) {
      if (typeof value !== 'object' || value === null) return undefined
      value = Object.hasOwn(value, part) ? (value as Document)[part] : undefined
    }
    return value
  }

  /** Writes a value, making missing objects on the way; refuses to go through a scalar or null. */
  set(path: string, value: unknown): void {
    const parts = path.split('.')
    const last = parts.pop() as string
    let container: object = this.root
    for (const part of parts) container = this.enter(container, part, path)
    if (Array.isArray(container)) assignElement(container, last, value, path)
    else define(container, last, value)
  }

  /** Removes a field; an array's element becomes null, so that the others keep their places. */
  unset(path: string): void {
    const parts = path.split('.')
    const last = parts.pop() as string
    const parent = parts.length === 0 ? this.root : this.get(parts.join('.'))
    if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, last)) return
    let container: object = this.root
    for (const part of parts) container = this.enter(container, part, path)
    if (Array.isArray(container)) container[Number(last)] = null
    else delete (container as Document)[last]
  }

  private enter(container: object, part: string, path: string): object {
    const child: unknown = Object.hasOwn(container, part) ? (container as Document)[part] : undefined
    if (child !== undefined && (typeof child !== 'object' || child === null || !isContainer(child))) {
      throw requestFailed(`Cannot create field '${path}' in element {${part}: ${encode(child)}}`)
    }
    if (child !== undefined && this.owned.has(child)) return child
    const copy: object =
      child === undefined ? {} : Array.isArray(child) ? [...(child as unknown[])] : { ...child }
    this.owned.add(copy)
    if (Array.isArray(container)) assignElement(container, part, copy, path)
    else define(container, part, copy)
    return copy
  }
}

function isContainer(value: object): boolean {
  return (
    Array.isArray(value) ||
    (!(value instanceof Date) && !(value instanceof RegExp) && !('_bsontype' in value))
  )
}

const mostPadding = 1_500_000

function assignElement(array: unknown[], part: string, value: unknown, path: string): void {
  if (!/^\d+$/.test(part)) throw requestFailed(`Cannot create field '${part}' in an array, at '${path}'`)
  const index = Number(part)
  if (index - array.length > mostPadding)
    throw requestFailed(`can't backfill array to larger than ${mostPadding} elements`)
  while (array.length < index) array.push(null)
  array[index] = value
}

function define(container: object, key: string, value: unknown): void {
  if (key === '__proto__') throw requestFailed(`field name '__proto__' is not allowed`)
  ;(container as Document)[key] = value
}
