import { requestFailed } from '../admin/errors'
import { fieldText } from './value-text'
import { isPlainObject, type Document } from './values'

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
      value = childOf(value, part)
      if (value === undefined) return undefined
    }
    return value
  }

  /** Writes a value, making missing objects on the way; refuses to go through a scalar or null. */
  set(path: string, value: unknown): void {
    const parts = path.split('.')
    const last = parts.length - 1
    let container: object = this.root
    for (let i = 0; i < last; i++) {
      const part = parts[i] as string
      const below = this.enter(container, part, parts[i - 1] ?? '')
      if (below === undefined) throw notViable(parts[i + 1] as string, part, childOf(container, part))
      container = below
    }
    this.assign(container, parts[last] as string, value, parts[last - 1] ?? '')
  }

  /** Removes a field; an array's element becomes null, so that the others keep their places. */
  unset(path: string): void {
    const parts = path.split('.')
    const last = parts.pop() as string
    const parent = parts.length === 0 ? this.root : this.get(parts.join('.'))
    if (childOf(parent, last) === undefined) return
    let container: object = this.root
    for (const part of parts) container = this.enter(container, part, '') as object
    if (Array.isArray(container)) container[Number(last)] = null
    else delete (container as Document)[last]
  }

  /** The name of the first array that the path goes through, if there is one. */
  arrayOn(path: string): string | undefined {
    let value: unknown = this.root
    let name = ''
    for (const part of path.split('.')) {
      if (Array.isArray(value)) return name
      value = childOf(value, part)
      name = part
    }
    return undefined
  }

  /** The container at a part, copied, made when it is missing; undefined when something else stands there. */
  private enter(container: object, part: string, name: string): object | undefined {
    const child = childOf(container, part)
    if (child !== undefined && !Array.isArray(child) && !isPlainObject(child)) return undefined
    if (child !== undefined && this.owned.has(child)) return child
    const copy: object =
      child === undefined ? {} : Array.isArray(child) ? [...(child as unknown[])] : { ...child }
    this.owned.add(copy)
    this.assign(container, part, copy, name)
    return copy
  }

  private assign(container: object, part: string, value: unknown, name: string): void {
    if (Array.isArray(container)) assignElement(container, part, value, name)
    else if (part === '__proto__') throw requestFailed(`field name '__proto__' is not allowed`)
    else (container as Document)[part] = value
  }
}

/** What stands under one part of a path: objects have fields, arrays have elements by number, all else has nothing. */
export function childOf(value: unknown, part: string): unknown {
  if (Array.isArray(value)) return isIndex(part) ? (value[Number(part)] as unknown) : undefined
  return isPlainObject(value) && Object.hasOwn(value, part) ? value[part] : undefined
}

export const isIndex = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part)

const notViable = (field: string, name: string, value: unknown) =>
  requestFailed(`Cannot create field '${field}' in element ${fieldText(name, value)}`)

const mostPadding = 1_500_000

function assignElement(array: unknown[], part: string, value: unknown, name: string): void {
  if (!isIndex(part)) throw notViable(part, name, array)
  const index = Number(part)
  if (index - array.length > mostPadding)
    throw requestFailed(`can't backfill more than ${mostPadding} elements into the array '${name}'`)
  while (array.length < index) array.push(null)
  array[index] = value
}
