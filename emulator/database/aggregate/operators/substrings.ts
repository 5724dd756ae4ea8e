import { requestFailed } from '../../../admin/errors'
import { toNumber } from '../../numbers'
import { isNullish, onValues } from '../expression/arguments'
import { type OperatorMaker } from '../expression/types'
import { typeName } from '../expression/value-types'
import { bound } from './arrays'
import { asText } from './strings'

/** Parts of texts and places in them, counted in UTF-8 bytes or in code points. */
export const substrings: Record<string, OperatorMaker> = {
  $substr: onValues(3, 3, substringOfBytes),
  $substrBytes: onValues(3, 3, substringOfBytes),
  $substrCP: onValues(3, 3, ([value, from, count], name) => {
    const [start, length] = [number(from, name, 'starting index'), number(count, name, 'length')]
    if (start < 0)
      throw requestFailed(`${name}: the starting index must be non-negative integer, got: ${start}`)
    if (length < 0) throw requestFailed(`${name}: length must be a nonnegative integer, got: ${length}`)
    return [...asText(value, name)].slice(start, start + length).join('')
  }),
  $indexOfBytes: onValues(2, 4, ([value, part, from, to], name) => {
    const texts = twoTexts(value, part, name)
    if (texts === null) return null
    const [text, wanted] = texts.map((item) => Buffer.from(item)) as [Buffer, Buffer]
    return position(text, wanted, from, to, name)
  }),
  $indexOfCP: onValues(2, 4, ([value, part, from, to], name) => {
    const texts = twoTexts(value, part, name)
    if (texts === null) return null
    const [text, wanted] = texts.map((item) => Uint32Array.from(item, (c) => c.codePointAt(0) as number)) as [
      Uint32Array,
      Uint32Array,
    ]
    return position(text, wanted, from, to, name)
  }),
}

/** A negative start answers the empty text, a negative length the rest. */
function substringOfBytes([value, from, count]: unknown[], name: string): string {
  const bytes = Buffer.from(asText(value, name))
  const [start, length] = [number(from, name, 'starting index'), number(count, name, 'length')]
  if (start < 0) throw requestFailed(`${name}: the starting index must be non-negative, got: ${start}`)
  const end = length < 0 ? bytes.length : Math.min(start + length, bytes.length)
  if (start >= bytes.length) return ''
  const splits = (at: number) => at < bytes.length && ((bytes[at] as number) & 0xc0) === 0x80
  if (splits(start))
    throw requestFailed(`${name}: Invalid range, starting index is a UTF-8 continuation byte.`)
  if (splits(end))
    throw requestFailed(`${name}: Invalid range, ending index is in the middle of a UTF-8 character.`)
  return bytes.subarray(start, end).toString()
}

function number(value: unknown, name: string, what: string): number {
  const found = toNumber(value)
  if (found === undefined)
    throw requestFailed(`${name}: ${what} must be a numeric type (is BSON type ${typeName(value)})`)
  return Math.trunc(found)
}

function twoTexts(value: unknown, part: unknown, name: string): [string, string] | null {
  if (isNullish(value)) return null
  if (typeof value !== 'string')
    throw requestFailed(`${name} requires a string as the first argument, found: ${typeName(value)}`)
  if (typeof part !== 'string')
    throw requestFailed(`${name} requires a string as the second argument, found: ${typeName(part)}`)
  return [value, part]
}

function position(
  text: Uint8Array | Uint32Array,
  wanted: Uint8Array | Uint32Array,
  from: unknown,
  to: unknown,
  name: string,
): number {
  const start = from === undefined ? 0 : bound(from, name, 'starting')
  const end = Math.min(to === undefined ? text.length : bound(to, name, 'ending'), text.length)
  for (let i = start; i + wanted.length <= end; i++) {
    if (wanted.every((unit, k) => text[i + k] === unit)) return i
  }
  return -1
}
