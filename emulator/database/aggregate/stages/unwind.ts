import { Long } from 'bson'
import { requestFailed } from '../../../admin/errors'
import { isPlainObject, type Document } from '../../values'
import { namedOperands } from '../expression/arguments'
import { withPath } from './field-tree'
import { type StageMaker } from './types'

/** One document for each element of an array; a value that is no array counts as one element. */
export const unwind: StageMaker = (spec) => {
  const { path, includeArrayIndex, preserveNullAndEmptyArrays } = optionsOf(spec)
  const parts = path.slice(1).split('.')
  return function* (input) {
    for (const document of input) {
      const value = valueOf(document, parts)
      const elements: unknown[] = Array.isArray(value) ? value : []
      for (const [i, element] of elements.entries())
        yield withIndex(withValue(document, parts, 0, element), includeArrayIndex, Long.fromNumber(i))
      if (elements.length > 0) continue
      const single = !Array.isArray(value) && value !== undefined && value !== null
      if (!single && !preserveNullAndEmptyArrays) continue
      const kept = Array.isArray(value) ? withValue(document, parts, 0, undefined) : document
      yield withIndex(kept, includeArrayIndex, null)
    }
  }
}

interface Options {
  path: string
  includeArrayIndex?: string
  preserveNullAndEmptyArrays: boolean
}

function optionsOf(spec: unknown): Options {
  const {
    path,
    includeArrayIndex,
    preserveNullAndEmptyArrays = false,
  } = typeof spec === 'string'
    ? { path: spec }
    : (namedOperands(
        spec,
        '$unwind',
        ['path'],
        ['includeArrayIndex', 'preserveNullAndEmptyArrays'],
      ) as Document)
  if (typeof path !== 'string') throw requestFailed('expected a string as the path for $unwind stage')
  if (!/^\$[^$.][^.]*(\.[^$.][^.]*)*$/.test(path))
    throw requestFailed(`path option to $unwind stage should be prefixed with a '$': ${path}`)
  if (typeof preserveNullAndEmptyArrays !== 'boolean')
    throw requestFailed('expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage')
  if (includeArrayIndex === undefined) return { path, preserveNullAndEmptyArrays }
  if (typeof includeArrayIndex !== 'string' || includeArrayIndex === '' || includeArrayIndex.startsWith('$'))
    throw requestFailed(
      "includeArrayIndex option to $unwind stage should be a non-empty string that does not begin with '$'",
    )
  return { path, includeArrayIndex, preserveNullAndEmptyArrays }
}

function valueOf(document: Document, parts: string[]): unknown {
  return parts.reduce<unknown>(
    (value, part) => (isPlainObject(value) && Object.hasOwn(value, part) ? value[part] : undefined),
    document,
  )
}

/** A copy with another value at the path, sharing what is beside it. */
function withValue(document: Document, parts: string[], at: number, value: unknown): Document {
  const part = parts[at] as string
  const inner = at === parts.length - 1 ? value : withValue(document[part] as Document, parts, at + 1, value)
  if (inner !== undefined) return { ...document, [part]: inner }
  const { [part]: _, ...rest } = document
  return rest
}

function withIndex(document: Document, path: string | undefined, index: unknown): Document {
  return path === undefined ? document : withPath(document, path.split('.'), index)
}
