import { ObjectId } from 'bson'

/** A stored document, decoded: JavaScript values, `Date`, `RegExp`, and `bson` classes for the rare types. */
export type Document = Record<string, unknown>

export type DocumentId = unknown

/** BSON's order of types; a smaller rank sorts first. */
export const enum TypeRank {
  EmptyArray = 4,
  Null = 5,
  Number = 10,
  String = 15,
  Object = 20,
  Array = 25,
  Binary = 30,
  ObjectId = 35,
  Boolean = 40,
  Date = 45,
  RegExp = 50,
  Other = 60,
}

export function isPlainObject(value: unknown): value is Document {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.prototype.toString.call(value) === '[object Object]' &&
    (value as { _bsontype?: string })._bsontype === undefined
  )
}

export function typeRank(value: unknown): TypeRank {
  switch (typeof value) {
    case 'number':
      return TypeRank.Number
    case 'string':
      return TypeRank.String
    case 'boolean':
      return TypeRank.Boolean
    case 'object':
      return objectRank(value)
    default:
      return TypeRank.Null
  }
}

function objectRank(value: object | null): TypeRank {
  if (value === null) return TypeRank.Null
  if (Array.isArray(value)) return TypeRank.Array
  if (value instanceof Date) return TypeRank.Date
  if (value instanceof ObjectId) return TypeRank.ObjectId
  if (value instanceof RegExp) return TypeRank.RegExp
  const bsonType = (value as { _bsontype?: string })._bsontype
  if (bsonType === undefined) return TypeRank.Object
  return bsonType === 'Binary' ? TypeRank.Binary : TypeRank.Other
}

/**
 * Compares two values in BSON's order: first by type, then by value. Missing counts as null.
 * Strings compare by their UTF-8 bytes, so that a sort in memory and a scan of an index agree.
 */
export function compareValues(a: unknown, b: unknown): number {
  if (a === b) return 0
  const rank = typeRank(a)
  const other = typeRank(b)
  if (rank !== other) return rank - other
  switch (rank) {
    case TypeRank.Number:
      return compareNumbers(a as number, b as number)
    case TypeRank.String:
      return compareStrings(a as string, b as string)
    case TypeRank.Boolean:
    case TypeRank.Date:
      return Number(a) - Number(b)
    case TypeRank.Array:
      return compareArrays(a as unknown[], b as unknown[])
    case TypeRank.Object:
      return compareObjects(a as Document, b as Document)
    case TypeRank.Null:
    case TypeRank.EmptyArray:
      return 0
    default:
      return compareStrings(String(a), String(b))
  }
}

function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1
  if (Number.isNaN(b)) return 1
  return a < b ? -1 : a > b ? 1 : 0
}

const surrogate = /[\ud800-\udfff]/

function compareStrings(a: string, b: string): number {
  if (surrogate.test(a) || surrogate.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b))
  return a < b ? -1 : a > b ? 1 : 0
}

function compareArrays(a: unknown[], b: unknown[]): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const order = compareValues(a[i], b[i])
    if (order !== 0) return order
  }
  return a.length - b.length
}

function compareObjects(a: Document, b: Document): number {
  const keys = Object.keys(a)
  const otherKeys = Object.keys(b)
  const length = Math.min(keys.length, otherKeys.length)
  for (let i = 0; i < length; i++) {
    const key = keys[i] as string
    const otherKey = otherKeys[i] as string
    const order =
      typeRank(a[key]) - typeRank(b[otherKey]) ||
      compareStrings(key, otherKey) ||
      compareValues(a[key], b[otherKey])
    if (order !== 0) return order
  }
  return keys.length - otherKeys.length
}
