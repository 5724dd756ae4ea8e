import { EJSON, Long, type Document as BsonDocument } from 'bson'
import { invalidParam } from '../admin/errors'
import { type Document } from './values'

/**
 * Reads canonical Extended JSON as the SDKs send it. Numbers become JavaScript numbers (a 64-bit integer that a
 * double cannot hold stays a `Long`), a server date becomes `now` plus its offset in milliseconds.
 */
export function decode(text: string, now: number): unknown {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw invalidParam(`not JSON: ${text.slice(0, 200)}`)
  }
  return revive(parsed, now)
}

/** Reads a document that this emulator wrote; it holds no server date any more. */
export function decodeStored(text: string): Document {
  return revive(JSON.parse(text), 0) as Document
}

function revive(value: unknown, now: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const item: unknown = value[i]
      if (typeof item === 'object' && item !== null) value[i] = revive(item, now)
    }
    return value
  }
  const object = value as Document
  for (const key in object) {
    if (key.charCodeAt(0) === 36) {
      const special = reviveSpecial(object, key, now)
      if (special !== undefined) return special
    }
    const item = object[key]
    if (typeof item === 'object' && item !== null) object[key] = revive(item, now)
  }
  return object
}

function reviveSpecial(object: Document, key: string, now: number): unknown {
  const item = object[key]
  switch (key) {
    case '$numberInt':
    case '$numberDouble':
      return toNumber(item)
    case '$numberLong':
      return toLong(String(item))
    case '$date':
      return toDate(item, now)
    case '$tcb_server_date':
      return new Date(now + offsetOf(item))
    case '$regularExpression':
      return toRegExp(item as { pattern?: unknown; options?: unknown })
    case '$oid':
    case '$numberDecimal':
    case '$binary':
    case '$timestamp':
    case '$minKey':
    case '$maxKey':
    case '$uuid':
    case '$symbol':
    case '$code':
      return toBson(object, key)
    default:
      return undefined
  }
}

function toNumber(item: unknown): number {
  if (item === 'Infinity' || item === '-Infinity' || item === 'NaN') return Number(item)
  const number = Number(item)
  if (typeof item !== 'string' || item === '' || Number.isNaN(number))
    throw invalidParam(`not a number: ${String(item)}`)
  return number
}

function toLong(text: string): unknown {
  const number = Number(text)
  if (Number.isSafeInteger(number)) return number
  const long = Long.fromString(text)
  return BigInt(number) === BigInt(text) ? number : long
}

function toDate(item: unknown, now: number): Date {
  if (typeof item === 'object' && item !== null) {
    const long = (item as Document)['$numberLong']
    if (long !== undefined) return new Date(Number(long))
    if ('offset' in item) return new Date(now + offsetOf(item))
  }
  const date = new Date(item as string | number)
  if (Number.isNaN(date.getTime())) throw invalidParam(`not a date: ${JSON.stringify(item)}`)
  return date
}

function offsetOf(item: unknown): number {
  const offset = Number(revive((item as Document | null)?.['offset'] ?? 0, 0))
  if (!Number.isFinite(offset))
    throw invalidParam('the offset of a server date must be a number of milliseconds')
  return offset
}

function toRegExp({ pattern, options }: { pattern?: unknown; options?: unknown }): RegExp {
  try {
    // JavaScript has no `x` (free spacing); `g` and `y` would give one expression a memory between documents.
    return new RegExp(String(pattern), String(options ?? '').replace(/[^imsu]/g, ''))
  } catch (error) {
    throw invalidParam(`invalid regular expression: ${(error as Error).message}`)
  }
}

function toBson(object: Document, key: string): unknown {
  try {
    return EJSON.deserialize(object as BsonDocument, { relaxed: false }) as unknown
  } catch (error) {
    throw invalidParam(`invalid ${key}: ${(error as Error).message}`)
  }
}

/** Writes canonical Extended JSON, byte for byte what the SDK's own `EJSON.stringify` writes for these values. */
export function encode(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value)
    case 'number':
      return encodeNumber(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      return value === null ? 'null' : encodeObject(value)
    default:
      return 'null'
  }
}

function encodeNumber(value: number): string {
  if (Number.isInteger(value) && !Object.is(value, -0)) {
    if (value >= -0x80000000 && value <= 0x7fffffff) return `{"$numberInt":"${value}"}`
    if (value >= -0x8000000000000000 && value < 0x8000000000000000)
      return `{"$numberLong":"${BigInt(value)}"}`
  }
  return `{"$numberDouble":"${Object.is(value, -0) ? '-0.0' : Number.isInteger(value) ? value.toFixed(1) : value}"}`
}

function encodeObject(value: object): string {
  if (Array.isArray(value)) {
    let text = '['
    for (let i = 0; i < value.length; i++) text += (i === 0 ? '' : ',') + encode(value[i])
    return text + ']'
  }
  if (value instanceof Date) return `{"$date":{"$numberLong":"${value.getTime()}"}}`
  if (value instanceof RegExp) {
    const flags = [...value.flags].sort().join('')
    return `{"$regularExpression":{"pattern":${JSON.stringify(value.source)},"options":"${flags}"}}`
  }
  if ('_bsontype' in value) return EJSON.stringify(value, { relaxed: false })
  let text = '{'
  for (const key of Object.keys(value)) {
    const item = (value as Document)[key]
    if (item === undefined) continue
    text += `${text.length === 1 ? '' : ','}${JSON.stringify(key)}:${encode(item)}`
  }
  return text + '}'
}
