import { Double, EJSON, ObjectId, type Document as BsonDocument, type Long } from 'bson'
import { invalidParam } from '../admin/errors'
import { checkSpecial, shown } from './ejson-checks'
import { doubleOf, longOf, toNumber } from './numbers'
import { regExpOf, storedRegExp, type RegExpParts } from './regexp'
import { type Document } from './values'

export { encode } from './ejson-writer'

/**
 * Reads canonical Extended JSON as the SDKs send it. Numbers become JavaScript numbers where that loses neither type
 * nor value (see `Numeric`), a server date becomes `now` plus its offset in milliseconds.
 */
export function decode(text: string, now: number): unknown {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw invalidParam(`not JSON: ${text.slice(0, 200)}`)
  }
  try {
    return revive(parsed, now)
  } catch (error) {
    if (error instanceof RangeError) throw invalidParam('the value is nested too deeply')
    throw error
  }
}

/** Reads a document that this emulator wrote; it holds no server date any more. */
export function decodeStored(text: string): Document {
  return revive(JSON.parse(text), stored) as Document
}

/** Stands for "now" in stored documents, where nothing depends on it and nothing is refused any more. */
const stored = -1

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
      return toInt(item)
    case '$numberDouble':
      return doubleOf(toDouble(item), makeDouble)
    case '$numberLong':
      return toLong(String(item))
    case '$date':
      return toDate(item, now)
    case '$oid':
      return toObjectId(item)
    case '$tcb_server_date':
      return new Date(now + offsetOf(item))
    case '$regularExpression':
      return toRegExp(item, now)
    case '$undefined':
      return item === true ? null : undefined
    case '$numberDecimal':
    case '$binary':
    case '$timestamp':
    case '$minKey':
    case '$maxKey':
    case '$uuid':
    case '$symbol':
    case '$code':
      return toBson(object, key, now)
    default:
      return undefined
  }
}

const makeDouble = (value: number) => new Double(value)

function toInt(item: unknown): number {
  const number = Number(item)
  const wrong = item === '' || !Number.isInteger(number) || Math.abs(number + 0.5) > 0x80000000
  if (wrong || (typeof item !== 'string' && typeof item !== 'number'))
    throw invalidParam(`not a 32-bit integer: ${String(item)}`)
  return number + 0
}

function toDouble(item: unknown): number {
  if (item === 'NaN') return NaN
  const number = Number(item)
  if (typeof item !== 'string' || item.trim() === '' || Number.isNaN(number))
    throw invalidParam(`not a number: ${String(item)}`)
  return number
}

function toLong(text: string): number | Long {
  const number = /^-?\d{1,19}$/.test(text) ? longOf(BigInt(text)) : undefined
  if (number === undefined) throw invalidParam(`not a 64-bit integer: ${text}`)
  return number
}

function toDate(item: unknown, now: number): Date {
  const value = millisecondsOf(item, now)
  const date = new Date(value)
  if (Number.isNaN(date.getTime()))
    throw invalidParam(`not a date that JavaScript can hold: ${JSON.stringify(item)}`)
  return date
}

function millisecondsOf(item: unknown, now: number): number | string {
  if (typeof item === 'number' || typeof item === 'string') return item
  const wrong = () =>
    invalidParam(`invalid $date: neither a number, a text nor a $numberLong: ${shown(item)}`)
  if (typeof item !== 'object' || item === null) throw wrong()
  const long = (item as Document)['$numberLong']
  if (long !== undefined) return Number(long)
  if ('offset' in item) return now + offsetOf(item)
  const number = toNumber(revive(item, now))
  if (number === undefined) throw wrong()
  return number
}

function offsetOf(item: unknown): number {
  const given = typeof item === 'object' && item !== null ? (item as Document)['offset'] : undefined
  const offset = toNumber(revive(given, 0))
  if (offset === undefined || !Number.isFinite(offset))
    throw invalidParam(
      `invalid server date: it needs { offset: <a number of milliseconds> }, not ${shown(item)}`,
    )
  return offset
}

function toObjectId(item: unknown): ObjectId {
  if (typeof item !== 'string' || !/^[0-9a-f]{24}$/i.test(item))
    throw invalidParam(`not an ObjectId of 24 hexadecimal digits: ${String(item)}`)
  return ObjectId.createFromHexString(item)
}

function toRegExp(item: unknown, now: number): RegExp {
  const parts = (item ?? {}) as RegExpParts
  if (now === stored) return storedRegExp(parts)
  const { pattern, options = '' } = parts as Partial<Record<keyof RegExpParts, unknown>>
  if (typeof pattern !== 'string' || typeof options !== 'string')
    throw invalidParam(`invalid $regularExpression: pattern and options must be texts: ${shown(item)}`)
  try {
    return regExpOf({ pattern, options })
  } catch (error) {
    throw invalidParam(`invalid regular expression: ${(error as Error).message}`)
  }
}

function toBson(object: Document, key: string, now: number): unknown {
  if (now !== stored) checkSpecial(object, key)
  try {
    return EJSON.deserialize(object as BsonDocument, { relaxed: false }) as unknown
  } catch (error) {
    throw invalidParam(`invalid ${key}: ${(error as Error).message}`)
  }
}
