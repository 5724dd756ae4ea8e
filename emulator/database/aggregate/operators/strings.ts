import { requestFailed } from '../../../admin/errors'
import { isNumeric } from '../../numbers'
import { isNullish, onNamed, onOne, onValues } from '../expression/arguments'
import { type OperatorMaker } from '../expression/types'
import { typeName } from '../expression/value-types'
import { toText } from './conversion-rules'
import { checkTextSize } from './value-size'

/** Operators on whole texts. */
export const strings: Record<string, OperatorMaker> = {
  $concat: onValues(0, Infinity, (values) => {
    if (values.some(isNullish)) return null
    const texts = values.map((value) => {
      if (typeof value !== 'string')
        throw requestFailed(`$concat only supports strings, not ${typeName(value)}`)
      return value
    })
    checkTextSize(
      texts.reduce((sum, { length }) => sum + length, 0),
      '$concat',
    )
    return texts.join('')
  }),
  $split: onValues(2, 2, ([value, separator]) => {
    if (isNullish(value) || isNullish(separator)) return null
    const wrong = (place: string, found: unknown) =>
      requestFailed(
        `$split requires an expression that evaluates to a string as a ${place} argument, found: ${typeName(found)}`,
      )
    if (typeof value !== 'string') throw wrong('first', value)
    if (typeof separator !== 'string') throw wrong('second', separator)
    if (separator === '') throw requestFailed('$split requires a non-empty separator')
    return value.split(separator)
  }),
  $strcasecmp: onValues(2, 2, ([a, b], name) => {
    const [left, right] = [asText(a, name).toUpperCase(), asText(b, name).toUpperCase()]
    return Math.sign(Buffer.compare(Buffer.from(left), Buffer.from(right)))
  }),
  $toLower: onOne((value, name) =>
    asText(value, name).replace(/[A-Z]+/g, (letters) => letters.toLowerCase()),
  ),
  $toUpper: onOne((value, name) =>
    asText(value, name).replace(/[a-z]+/g, (letters) => letters.toUpperCase()),
  ),
  $strLenBytes: onOne((value, name) => Buffer.byteLength(required(value, name))),
  $strLenCP: onOne((value, name) => [...required(value, name)].length),
  $trim: trimmer(true, true),
  $ltrim: trimmer(true, false),
  $rtrim: trimmer(false, true),
  $replaceOne: replacer((input, find, replacement) => {
    const at = input.indexOf(find)
    if (at < 0) return input
    checkTextSize(input.length + replacement.length - find.length, '$replaceOne')
    return input.slice(0, at) + replacement + input.slice(at + find.length)
  }),
  $replaceAll: replacer((input, find, replacement) => {
    const parts = input.split(find)
    checkTextSize(input.length + (parts.length - 1) * (replacement.length - find.length), '$replaceAll')
    return parts.join(replacement)
  }),
}

/** What MongoDB turns into a text by itself: null and missing become the empty one. */
export function asText(value: unknown, name: string): string {
  if (isNullish(value)) return ''
  if (typeof value === 'string') return value
  if (isNumeric(value) || value instanceof Date) return toText(value)
  throw requestFailed(`can't convert from BSON type ${typeName(value)} to String (${name})`)
}

function required(value: unknown, name: string): string {
  if (typeof value === 'string') return value
  throw requestFailed(`${name} requires a string argument, found: ${typeName(value)}`)
}

/** What MongoDB counts as white space, the NUL character included. */
const space = [
  ...'\0\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a',
]

function trimmer(left: boolean, right: boolean): OperatorMaker {
  return onNamed(['input'], ['chars'], ({ input, chars }, name, given) => {
    if (isNullish(input) || (given.has('chars') && isNullish(chars))) return null
    if (typeof input !== 'string')
      throw requestFailed(`${name} requires its input to be a string, got ${typeName(input)} instead.`)
    if (chars !== undefined && typeof chars !== 'string')
      throw requestFailed(`${name} requires 'chars' to be a string, got ${typeName(chars)} instead.`)
    const dropped = new Set(chars === undefined ? space : [...chars])
    const characters = [...input]
    let [start, end] = [0, characters.length]
    while (left && start < end && dropped.has(characters[start] as string)) start++
    while (right && end > start && dropped.has(characters[end - 1] as string)) end--
    return characters.slice(start, end).join('')
  })
}

function replacer(work: (input: string, find: string, replacement: string) => string): OperatorMaker {
  return onNamed(['input', 'find', 'replacement'], [], (values, name) => {
    for (const key of ['input', 'find', 'replacement']) {
      const value = values[key]
      if (!isNullish(value) && typeof value !== 'string')
        throw requestFailed(`${name} requires that '${key}' be a string, found: ${typeName(value)}`)
    }
    const { input, find, replacement } = values
    if (isNullish(input) || isNullish(find) || isNullish(replacement)) return null
    return work(input as string, find as string, replacement as string)
  })
}
