import { invalidParam, refused, requestFailed } from '../admin/errors'
import { type Limits } from '../options'
import { type StoredDocument } from './stored-document'
import { isPlainObject, type Document } from './values'

/** Refuses a document that is larger on the wire than the platform's documents allow. */
export function checkSize({ text }: StoredDocument, id: unknown, limits: Limits): void {
  if (text.length * 3 <= limits.documentBytes) return
  const bytes = Buffer.byteLength(text)
  if (bytes > limits.documentBytes) {
    throw refused(
      'document-size',
      `document ${String(id)} has ${bytes} bytes of Extended JSON; at most ${limits.documentBytes} are allowed`,
    )
  }
}

/** Refuses field names that no query could reach, unless everything that the server takes is let through. */
export function checkFieldNames(value: unknown, relaxed: boolean, path = ''): void {
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') checkFieldNames(item, relaxed, path)
    return
  }
  if (!isPlainObject(value)) return
  for (const key of Object.keys(value)) {
    if (key.startsWith('$') || key === '__proto__')
      throw requestFailed(
        `The field name '${key}' in '${path}${key}' is not valid for storage: it begins with a dollar ($) or is reserved.`,
      )
    if (!relaxed && key.includes('.')) {
      throw refused('field-names', `field name '${path}${key}' holds a dot: no query can reach it`)
    }
    const item = value[key]
    if (typeof item === 'object' && item !== null) checkFieldNames(item, relaxed, `${path}${key}.`)
  }
}

/** The `limit` of a query: the platform answers at most 1,000 documents, and 100 when nothing is said. */
export function checkLimit(limit: unknown, limits: Limits): number {
  if (limit === undefined) return 100
  if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 0)
    throw invalidParam('limit must be a whole number')
  if (limit > limits.queryDocuments) {
    throw refused(
      'query-documents',
      `limit is ${limit}; a query answers at most ${limits.queryDocuments} documents`,
    )
  }
  return limit === 0 ? 100 : limit
}

/** A usable `_id`: a string, a number or an ObjectId, or the value is refused. */
export function checkId(id: unknown): void {
  if (typeof id === 'string' && id !== '' && id.length <= 512) return
  if (typeof id === 'number' && Number.isFinite(id)) return
  if (typeof id === 'object' && id !== null && (id as Document)['_bsontype'] === 'ObjectId') return
  throw invalidParam('_id must be a string of 1 to 512 characters, a number or an ObjectId')
}
