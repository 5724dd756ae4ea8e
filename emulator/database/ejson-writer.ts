import { EJSON } from 'bson'
import { requestFailed } from '../admin/errors'
import { partsOf } from './regexp'
import { type Document } from './values'

/** Objects and arrays inside each other that MongoDB stores at most. */
export const mostLevels = 200

/**
 * No document of MongoDB's 16 MB has a longer text. A computed value may hold the same value over and over, which is
 * small until it is written out.
 */
const longest = 64 * 1024 * 1024

let deepest = 0

/** Writes canonical Extended JSON, byte for byte what the SDK's own `EJSON.stringify` writes for these values. */
export function encode(value: unknown): string {
  deepest = 0
  return write(value, 0)
}

/** As `encode`, with the number of objects and arrays inside each other. */
export function encodeMeasured(value: unknown): { text: string; depth: number } {
  deepest = 0
  return { text: write(value, 0), depth: deepest }
}

function write(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value)
    case 'number':
      return writeNumber(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      return value === null ? 'null' : writeObject(value, depth + 1)
    default:
      return 'null'
  }
}

function writeNumber(value: number): string {
  if (Number.isInteger(value) && !Object.is(value, -0)) {
    if (value >= -0x80000000 && value <= 0x7fffffff) return `{"$numberInt":"${value}"}`
    if (value >= -0x8000000000000000 && value < 0x8000000000000000)
      return `{"$numberLong":"${BigInt(value)}"}`
  }
  return `{"$numberDouble":"${Object.is(value, -0) ? '-0.0' : Number.isInteger(value) ? value.toFixed(1) : value}"}`
}

function writeObject(value: object, depth: number): string {
  if (Array.isArray(value)) return writeArray(value, depth)
  if (value.constructor === Object) return writeFields(value, depth)
  if (value instanceof Date) return `{"$date":{"$numberLong":"${value.getTime()}"}}`
  if (value instanceof RegExp) {
    const { pattern, options } = partsOf(value)
    return `{"$regularExpression":{"pattern":${JSON.stringify(pattern)},"options":${JSON.stringify(options)}}}`
  }
  return '_bsontype' in value ? EJSON.stringify(value, { relaxed: false }) : writeFields(value, depth)
}

function writeArray(value: unknown[], depth: number): string {
  if (depth > deepest) deeper(depth)
  let text = '['
  for (let i = 0; i < value.length; i++) text += (i === 0 ? '' : ',') + write(value[i], depth)
  if (text.length > longest) tooLong(text.length)
  return text + ']'
}

function writeFields(value: object, depth: number): string {
  if (depth > deepest) deeper(depth)
  let text = '{'
  for (const key of Object.keys(value)) {
    const item = (value as Document)[key]
    if (item === undefined) continue
    text += `${text.length === 1 ? '' : ','}${JSON.stringify(key)}:${write(item, depth)}`
  }
  if (text.length > longest) tooLong(text.length)
  return text + '}'
}

function deeper(depth: number): void {
  deepest = depth
  if (depth > mostLevels) throw requestFailed(`the document exceeds ${mostLevels} levels of nesting`)
}

function tooLong(length: number): never {
  throw requestFailed(
    `BSONObj size: more than 16 MB is invalid: ${length} characters of Extended JSON, of which a document has ${longest} at most`,
  )
}
