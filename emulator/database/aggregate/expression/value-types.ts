import { encode } from '../../ejson'
import { isNumeric, numberType, toNumber } from '../../numbers'
import { typeRank, TypeRank } from '../../values'

/** The name of a value's type, as `$type` and MongoDB's messages give it. */
export function typeName(value: unknown): string {
  if (value === undefined) return 'missing'
  if (isNumeric(value)) return numberType(value)
  const { _bsontype: bsonType } = (value ?? {}) as { _bsontype?: string }
  if (bsonType !== undefined) return bsonNames[bsonType] ?? bsonType
  return names[typeRank(value)] ?? 'object'
}

const names: Partial<Record<TypeRank, string>> = {
  [TypeRank.Null]: 'null',
  [TypeRank.String]: 'string',
  [TypeRank.Object]: 'object',
  [TypeRank.Array]: 'array',
  [TypeRank.Boolean]: 'bool',
  [TypeRank.Date]: 'date',
  [TypeRank.RegExp]: 'regex',
}

const bsonNames: Record<string, string> = {
  ObjectId: 'objectId',
  Binary: 'binData',
  UUID: 'binData',
  Timestamp: 'timestamp',
  Code: 'javascript',
  BSONSymbol: 'symbol',
  MinKey: 'minKey',
  MaxKey: 'maxKey',
}

/** What counts as true: everything but false, null, missing and the number zero. */
export function isTrue(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false
  return !isNumeric(value) || toNumber(value) !== 0
}

/** A value as a message shows it. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? value : encode(value).slice(0, 200)
}
