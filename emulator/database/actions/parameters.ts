import { invalidParam } from '../../admin/errors'
import { decode } from '../ejson'
import { type SortSpec } from '../sort'
import { isPlainObject, type Document } from '../values'

/** The body of one request to `/admin`. */
export type Parameters = Record<string, unknown>

/** The members of the answer's JSON object, without the braces: `"data":{…}`. */
export type Answer = string

/** A parameter that holds an object, usually as a string of Extended JSON. */
export function objectParameter(parameters: Parameters, name: string): Document | undefined {
  const raw = parameters[name]
  if (raw === undefined || raw === null || raw === '') return undefined
  const value = decode(typeof raw === 'string' ? raw : JSON.stringify(raw), Date.now())
  if (!isPlainObject(value)) throw invalidParam(`${name} must be an object`)
  return value
}

/** The query; nothing means every document. */
export function queryParameter(parameters: Parameters): Document {
  return objectParameter(parameters, 'query') ?? {}
}

/** The order: `{ "a": 1, "b": -1 }`, or the older list of `{ field, direction }`. */
export function sortParameter(parameters: Parameters): SortSpec {
  const raw = parameters['order']
  if (raw === undefined || raw === null || raw === '') return []
  const order = decode(typeof raw === 'string' ? raw : JSON.stringify(raw), Date.now())
  if (typeof order !== 'object' || order === null) throw invalidParam('order must be an object or a list')
  const pairs: [string, unknown][] = Array.isArray(order) ? order.map(pairOf) : Object.entries(order)
  return pairs.map(([path, direction]) => {
    if (direction === 1 || direction === 'asc') return [path, 1]
    if (direction === -1 || direction === 'desc') return [path, -1]
    throw invalidParam(`the order of "${path}" must be 1 or -1`)
  })
}

function pairOf(item: unknown): [string, unknown] {
  if (!isPlainObject(item) || typeof item['field'] !== 'string')
    throw invalidParam(
      'an order in a list needs a field and a direction: { "field": "a", "direction": "asc" }',
    )
  return [item['field'], item['direction']]
}

/** How many documents to pass over. */
export function offsetParameter({ offset }: Parameters): number {
  if (offset === undefined) return 0
  if (typeof offset !== 'number' || !Number.isInteger(offset) || offset < 0)
    throw invalidParam('offset must be a whole number')
  return offset
}

/** The id of a single-document request (`queryType: "DOC"`). */
export function idOf(query: Document): unknown {
  const id = query['_id']
  if (id === undefined || id === null || id === '') throw invalidParam('the document id is missing')
  return id
}
