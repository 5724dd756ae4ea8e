import { type Binary, type Code, type ObjectId, type Timestamp } from 'bson'
import { compareNumbers, type Numeric } from './numbers'
import { partsOf } from './regexp'

/** A stored document, decoded: JavaScript values, `Date`, `RegExp`, and `bson` classes for the rare types. */
export type Document = Record<string, unknown>

export type DocumentId = unknown

/** BSON's order of types; a smaller rank sorts first. Index keys begin with it: all lie between 0 and 0x40. */
export const enum TypeRank {
  MinKey = 3,
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
  Timestamp = 47,
  RegExp = 50,
  Code = 55,
  Other = 60,
  MaxKey = 62,
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
    case 'symbol':
      // `emptyArray`, what an array without elements sorts by.
      return TypeRank.EmptyArray
    default:
      return TypeRank.Null
  }
}

function objectRank(value: object | null): TypeRank {
  if (value === null) return TypeRank.Null
  if (Array.isArray(value)) return TypeRank.Array
  if (value instanceof Date) return TypeRank.Date
  if (value instanceof RegExp) return TypeRank.RegExp
  const bsonType = (value as { _bsontype?: string })._bsontype
  return bsonType === undefined ? TypeRank.Object : (bsonRanks[bsonType] ?? TypeRank.Other)
}

const bsonRanks: Record<string, TypeRank> = {
  ObjectId: TypeRank.ObjectId,
  Long: TypeRank.Number,
  Double: TypeRank.Number,
  Decimal128: TypeRank.Number,
  Binary: TypeRank.Binary,
  Timestamp: TypeRank.Timestamp,
  Code: TypeRank.Code,
  MinKey: TypeRank.MinKey,
  MaxKey: TypeRank.MaxKey,
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
      return compareNumbers(a as Numeric, b as Numeric)
    case TypeRank.String:
      return compareStrings(a as string, b as string)
    case TypeRank.Boolean:
    case TypeRank.Date:
      return Number(a) - Number(b)
    case TypeRank.Array:
      return compareArrays(a as unknown[], b as unknown[])
    case TypeRank.Object:
      return compareObjects(a as Document, b as Document)
    case TypeRank.ObjectId:
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id)
    case TypeRank.Binary:
      return compareBinaries(a as Binary, b as Binary)
    case TypeRank.RegExp:
      return compareRegExps(a as RegExp, b as RegExp)
    case TypeRank.Timestamp:
      return (a as Timestamp).compare(b as Timestamp)
    case TypeRank.Code:
      return compareStrings((a as Code).code, (b as Code).code)
    case TypeRank.Null:
    case TypeRank.EmptyArray:
    case TypeRank.MinKey:
    case TypeRank.MaxKey:
      return 0
    default:
      return compareStrings(String(a), String(b))
  }
}

function compareBinaries(a: Binary, b: Binary): number {
  return a.position - b.position || a.sub_type - b.sub_type || Buffer.compare(a.value(), b.value())
}

function compareRegExps(a: RegExp, b: RegExp): number {
  const [left, right] = [partsOf(a), partsOf(b)]
  return compareStrings(left.pattern, right.pattern) || compareStrings(left.options, right.options)
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
