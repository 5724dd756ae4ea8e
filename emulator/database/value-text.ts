import { type Decimal128, type ObjectId } from 'bson'
import { isNumeric } from './numbers'
import { partsOf } from './regexp'
import { isPlainObject } from './values'

const longest = 200

/** A field as MongoDB's messages show it: `{a: [ 1, "x" ]}`, cut when it is long. */
export function fieldText(name: string, value: unknown): string {
  return `{${name}: ${valueText(value)}}`
}

export function valueText(value: unknown): string {
  const text = shown(value, longest)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

/** Stops early: a large value is not written out only to be cut. */
function shown(value: unknown, room: number): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (isNumeric(value)) return numberText(value)
  if (value instanceof Date) return `new Date(${value.getTime()})`
  if (value instanceof RegExp) return `/${partsOf(value).pattern}/${partsOf(value).options}`
  if (Array.isArray(value))
    return listText(
      '[ ',
      value.map((item: unknown) => ['', item] as const),
      ' ]',
      room,
    )
  if (isPlainObject(value))
    return listText(
      '{ ',
      Object.entries(value).map(([key, item]) => [`${key}: `, item] as const),
      ' }',
      room,
    )
  if ((value as { _bsontype?: string } | null)?._bsontype === 'ObjectId')
    return `ObjectId('${(value as ObjectId).toHexString()}')`
  return value === undefined ? 'undefined' : String(value)
}

function numberText(value: unknown): string {
  const { _bsontype: type } = value as Partial<Decimal128>
  if (type === 'Decimal128') return `NumberDecimal("${String(value)}")`
  return (type as string | undefined) === 'Long' ? `NumberLong(${String(value)})` : String(value)
}

function listText(open: string, items: (readonly [string, unknown])[], close: string, room: number): string {
  let text = open
  for (const [i, [label, item]] of items.entries()) {
    if (text.length > room) break
    text += `${i === 0 ? '' : ', '}${label}${shown(item, room - text.length)}`
  }
  return text + close
}
