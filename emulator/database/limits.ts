import { invalidParam, refused, requestFailed } from '../admin/errors'
import { type Limits } from '../options'
import { mostLevels } from './ejson-writer'
import { typeName } from './match/types'
import { isNumeric } from './numbers'
import { type StoredDocument } from './stored-document'
import { valueText } from './value-text'
import { isPlainObject, type Document } from './values'

/** What MongoDB stores at most; the platform's documents allow less. */
const serverBytes = 16 * 1024 * 1024
/** MongoDB's documents allow this many levels; the server stores up to `mostLevels`. */
const documentedLevels = 100

/** Refuses a document that is larger on the wire, or more deeply nested, than the platform's documents allow. */
export function checkSize(
  { text, depth }: StoredDocument,
  id: unknown,
  { limits, relaxed }: { limits: Limits; relaxed: boolean },
): void {
  if (!relaxed && depth > documentedLevels) {
    throw refused(
      'nesting-depth',
      `document ${valueText(id)} has ${depth} levels of objects and arrays; at most ${documentedLevels} are allowed ` +
        `(with --relaxed ${mostLevels})`,
    )
  }
  const most = relaxed ? Math.max(serverBytes, limits.documentBytes) : limits.documentBytes
  if (text.length * 3 <= most) return
  const bytes = Buffer.byteLength(text)
  if (bytes <= most) return
  throw refused(
    'document-size',
    `document ${valueText(id)} has ${bytes} bytes of Extended JSON; at most ${most} are allowed`,
  )
}

/** Refuses field names that no query could reach, unless everything that the server takes is let through. */
export function checkFieldNames(value: unknown, relaxed: boolean, path = ''): void {
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') checkFieldNames(item, relaxed, path)
    return
  }
  if (!isPlainObject(value)) return
  for (const key of Object.keys(value)) {
    const fault = faultOf(key, value)
    if (fault !== undefined) {
      const [name, whole] = [key, path + key].map((text) => text.replaceAll('\0', '\\0'))
      throw requestFailed(`The field name '${name}' in '${whole}' is not valid for storage: it ${fault}.`)
    }
    if (!relaxed && key.includes('.')) {
      throw refused('field-names', `field name '${path}${key}' holds a dot: no query can reach it`)
    }
    const item = value[key]
    if (typeof item === 'object' && item !== null) checkFieldNames(item, relaxed, `${path}${key}.`)
  }
}

/** `_bsontype` would make the SDKs take the object for a BSON type; `$ref`, `$id`, `$db` are a reference's own. */
function faultOf(key: string, object: Document): string | undefined {
  if (key.startsWith('$')) {
    const isReference = ['$ref', '$id', '$db'].includes(key) && '$ref' in object && '$id' in object
    if (!isReference) return 'begins with a dollar ($)'
  }
  if (key.includes('\0')) return 'holds a null character'
  return key === '__proto__' || key === '_bsontype' ? 'is reserved' : undefined
}

/** The `limit` of a query: the platform answers at most 1,000 documents, and 100 when nothing is said. */
export function checkLimit(limit: unknown, limits: Limits, relaxed: boolean): number {
  if (limit === undefined) return 100
  if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 0)
    throw invalidParam('limit must be a whole number')
  if (limit > limits.queryDocuments) {
    if (relaxed) return limits.queryDocuments
    throw refused(
      'query-documents',
      `limit is ${limit}; a query answers at most ${limits.queryDocuments} documents`,
    )
  }
  return limit === 0 ? 100 : limit
}

/**
 * A usable `_id`. The platform's documents know strings and numbers, its SDKs also send ObjectIds; MongoDB takes all
 * but arrays and regular expressions.
 */
export function checkId(id: unknown, relaxed: boolean): void {
  const type = typeName(id)
  if (type === 'array' || type === 'regex' || type === 'missing')
    throw requestFailed(`The '_id' value cannot be of type ${type}`)
  if (isPlainObject(id)) checkFieldNames(id, relaxed, '_id.')
  if (relaxed || type === 'objectId' || isNumeric(id)) return
  if (typeof id === 'string' && id !== '' && id.length <= 512) return
  throw refused(
    'document-id',
    `_id must be a string of 1 to 512 characters, a number or an ObjectId, not ${valueText(id)}`,
    'INVALID_PARAM',
  )
}
