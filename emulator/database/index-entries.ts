import { emptyArray, KeyWriter } from './key-writer'
import { requestFailed } from '../admin/errors'
import { geoKeys } from './geo'
import { TypeRank, type Document } from './values'

/** One field of an index: its path, split, and its direction. */
export interface IndexField {
  path: string
  parts: string[]
  descending: boolean
  /** Holds geometries: the keys are the cells of the sphere that they lie in. */
  geo?: boolean
}

/** The keys of one document in one index, and which of the fields held an array or a large geometry (bit by position). */
export interface IndexEntries {
  keys: Buffer[]
  multikey: number
}

const writer = new KeyWriter()

/**
 * Makes the index keys of a document. Arrays give one key for each element; fields that pass through the same
 * array stay together element by element. Two independent arrays in one index are refused, as MongoDB refuses.
 */
export function indexEntries(document: Document, fields: readonly IndexField[]): IndexEntries {
  if (fields.some(({ geo }) => geo)) return geoEntries(document, fields)
  const simple = simpleValues(document, fields)
  if (simple !== undefined) return { keys: [writeKey(simple, fields)], multikey: 0 }

  const rows = expand(
    fields.map(({ parts }) => ({ value: document as unknown, parts, at: 0, multikey: false })),
    fields,
  )
  let multikey = 0
  const keys = new Map<string, Buffer>()
  for (const row of rows) {
    row.forEach((cursor, i) => (multikey |= cursor.multikey ? 1 << i : 0))
    const key = writeKey(
      row.map(({ value }) => value),
      fields,
    )
    keys.set(key.toString('latin1'), key)
  }
  return { keys: [...keys.values()], multikey }
}

/** With geometries: every combination of their cells and the keys of the other fields. */
function geoEntries(document: Document, fields: readonly IndexField[]): IndexEntries {
  let rows: Buffer[] = [Buffer.alloc(0)]
  let multikey = 0
  fields.forEach((field, i) => {
    const entries = field.geo ? cellEntries(document, field) : indexEntries(document, [field])
    if (entries.multikey !== 0) multikey |= 1 << i
    rows = rows.flatMap((row) => entries.keys.map((key) => Buffer.concat([row, key])))
  })
  return { keys: rows, multikey }
}

function cellEntries(document: Document, { parts }: IndexField): IndexEntries {
  const { cells, points } = geoKeys(document, parts)
  return { keys: cells.map(cellKey), multikey: points && cells.length < 2 ? 0 : 1 }
}

/** The bytes of one cell of the sphere in an index. */
export function cellKey(cell: bigint): Buffer {
  const key = Buffer.alloc(9, TypeRank.Object)
  key.writeBigUInt64BE(cell, 1)
  return key
}

/** The values when no array is on the way, which is the common case; otherwise undefined. */
function simpleValues(document: Document, fields: readonly IndexField[]): unknown[] | undefined {
  const values: unknown[] = []
  for (const { parts } of fields) {
    let value: unknown = document
    for (const part of parts) {
      if (typeof value !== 'object' || value === null) {
        value = undefined
        break
      }
      value = (value as Document)[part]
      if (Array.isArray(value)) return undefined
    }
    values.push(value)
  }
  return values
}

function writeKey(values: unknown[], fields: readonly IndexField[]): Buffer {
  writer.reset()
  values.forEach((value, i) => writer.value(value, fields[i]?.descending))
  return writer.finish()
}

/** How far one field has been followed into the document. */
interface Cursor {
  value: unknown
  parts: string[]
  at: number
  multikey: boolean
}

/** Follows all fields until each stands at a value; at an array every cursor that stands in it takes each element. */
function expand(row: Cursor[], fields: readonly IndexField[]): Cursor[][] {
  const followed = row.map(follow)
  const array = followed.find(({ value }) => Array.isArray(value))?.value as unknown[] | undefined
  if (array === undefined) return [followed]
  const other = followed.find(({ value }) => Array.isArray(value) && value !== array)
  if (other !== undefined) {
    throw requestFailed(`cannot index parallel arrays: ${fields.map(({ path }) => path).join(', ')}`)
  }
  const elements = array.length === 0 ? [emptyArray] : array
  return elements.flatMap((element) =>
    expand(
      followed.map((cursor) =>
        cursor.value === array ? { ...cursor, value: nested(element), multikey: true } : cursor,
      ),
      fields,
    ),
  )
}

/** An array inside an array is indexed as one value; wrapping it keeps `expand` from entering it. */
function nested(element: unknown): unknown {
  return Array.isArray(element) ? Object.freeze({ array: element }) : element
}

function follow(cursor: Cursor): Cursor {
  let { value, at } = cursor
  while (at < cursor.parts.length && !Array.isArray(value)) {
    const part = cursor.parts[at++] as string
    if (value === emptyArray) continue
    value = typeof value === 'object' && value !== null ? (value as Document)[part] : undefined
  }
  if (at < cursor.parts.length && Array.isArray(value) && /^\d+$/.test(cursor.parts[at] as string)) {
    const element = (value as unknown[])[Number(cursor.parts[at])]
    if (element !== undefined) return follow({ ...cursor, value: element, at: at + 1 })
  }
  return { ...cursor, value, at }
}
