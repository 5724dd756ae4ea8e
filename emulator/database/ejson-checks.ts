import { invalidParam } from '../admin/errors'
import { isPlainObject, type Document } from './values'

const base64 = /^[A-Za-z0-9+/]*={0,2}$/
const subType = /^[0-9a-f]{1,2}$/i

/** Refuses the rare types of Extended JSON where the `bson` package would read something out of what is none. */
export function checkSpecial(object: Document, key: string): void {
  const item = object[key]
  switch (key) {
    case '$binary':
      return checkBinary(item)
    case '$code':
    case '$symbol':
    case '$numberDecimal':
    case '$uuid':
      if (typeof item !== 'string') throw invalidParam(`invalid ${key}: not a text: ${shown(item)}`)
      return
    case '$timestamp':
      if (!isPlainObject(item) || !is32Bits(item['t']) || !is32Bits(item['i']))
        throw invalidParam(
          `invalid $timestamp: it needs { t, i }, two whole numbers of 32 bits: ${shown(item)}`,
        )
      return
    default:
      if (item !== 1) throw invalidParam(`invalid ${key}: it must be 1, not ${shown(item)}`)
  }
}

function checkBinary(item: unknown): void {
  const { base64: bytes, subType: type } = (item ?? {}) as Document
  if (typeof bytes !== 'string' || bytes.replace(/=+$/, '').length % 4 === 1 || !base64.test(bytes))
    throw invalidParam(`invalid $binary: not base64: ${shown(bytes)}`)
  if (typeof type !== 'string' || !subType.test(type))
    throw invalidParam(`invalid $binary: subType must be one or two hexadecimal digits: ${shown(type)}`)
}

const is32Bits = (value: unknown): boolean => typeof value === 'number' && value >>> 0 === value

/** What was sent, cut when it is long. */
export function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 100)
}
