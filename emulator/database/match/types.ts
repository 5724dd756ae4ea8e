import { requestFailed } from '../../admin/errors'
import { isNumeric, numberType, toNumber, type NumberType } from '../numbers'
import { typeRank, TypeRank } from '../values'

/** The names and numbers of BSON's types that `$type` knows. */
const codes: Record<string, number> = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
}

const ranked: Partial<Record<TypeRank, string>> = {
  [TypeRank.Null]: 'null',
  [TypeRank.String]: 'string',
  [TypeRank.Object]: 'object',
  [TypeRank.Array]: 'array',
  [TypeRank.Binary]: 'binData',
  [TypeRank.ObjectId]: 'objectId',
  [TypeRank.Boolean]: 'bool',
  [TypeRank.Date]: 'date',
  [TypeRank.Timestamp]: 'timestamp',
  [TypeRank.RegExp]: 'regex',
  [TypeRank.MinKey]: 'minKey',
  [TypeRank.MaxKey]: 'maxKey',
}

/** The name of a value's type as MongoDB's messages and `$type` say it; `missing` when there is none. */
export function typeName(value: unknown): string {
  if (value === undefined) return 'missing'
  if (isNumeric(value)) return numberType(value) satisfies NumberType
  const { _bsontype: type, scope } = (value ?? {}) as { _bsontype?: string; scope?: unknown }
  if (type === 'Code') return scope === undefined || scope === null ? 'javascript' : 'javascriptWithScope'
  if (type === 'BSONSymbol') return 'symbol'
  return ranked[typeRank(value)] ?? 'object'
}

/** The test of `$type`: a name, a number, `number` for all numbers, or a list of these. */
export function typeTest(operand: unknown): (value: unknown) => boolean {
  if (Array.isArray(operand)) {
    if (operand.length === 0) throw requestFailed('$type must match at least one type')
    const tests = (operand as unknown[]).map(typeTest)
    return (value) => tests.some((test) => test(value))
  }
  if (operand === 'number') return isNumeric
  const name = typeof operand === 'string' ? operand : nameOf(operand)
  if (name === undefined || !Object.hasOwn(codes, name)) {
    throw requestFailed(
      typeof operand === 'string'
        ? `Unknown type name alias: ${operand}`
        : `Invalid numerical type code: ${String(operand)}`,
    )
  }
  return (value) => typeName(value) === name
}

function nameOf(code: unknown): string | undefined {
  const number = toNumber(code)
  return Object.keys(codes).find((name) => codes[name] === number)
}
