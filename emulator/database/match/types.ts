import { requestFailed } from '../../admin/errors'
import { typeRank, TypeRank } from '../values'

const int32 = (value: unknown) => Number.isInteger(value) && Math.abs(value as number) <= 0x7fffffff
const bson = (name: string) => (value: unknown) =>
  (value as { _bsontype?: string } | null)?._bsontype === name
const ranked = (rank: TypeRank) => (value: unknown) => value !== undefined && typeRank(value) === rank

/** The names and numbers that `$type` knows; JavaScript's numbers are told apart as the SDK sends them. */
const types: [name: string, code: number, test: (value: unknown) => boolean][] = [
  ['double', 1, (value) => typeof value === 'number' && !Number.isInteger(value)],
  ['string', 2, ranked(TypeRank.String)],
  ['object', 3, ranked(TypeRank.Object)],
  ['array', 4, ranked(TypeRank.Array)],
  ['binData', 5, ranked(TypeRank.Binary)],
  ['objectId', 7, ranked(TypeRank.ObjectId)],
  ['bool', 8, ranked(TypeRank.Boolean)],
  ['date', 9, ranked(TypeRank.Date)],
  ['null', 10, (value) => value === null],
  ['regex', 11, ranked(TypeRank.RegExp)],
  ['int', 16, int32],
  ['timestamp', 17, bson('Timestamp')],
  ['long', 18, (value) => (Number.isInteger(value) && !int32(value)) || bson('Long')(value)],
  ['decimal', 19, bson('Decimal128')],
  ['minKey', -1, bson('MinKey')],
  ['maxKey', 127, bson('MaxKey')],
]

/** The test of `$type`: a name, a number, `number` for all numbers, or a list of these. */
export function typeTest(operand: unknown): (value: unknown) => boolean {
  if (Array.isArray(operand)) {
    const tests = (operand as unknown[]).map(typeTest)
    return (value) => tests.some((test) => test(value))
  }
  if (operand === 'number')
    return (value) => typeof value === 'number' || bson('Long')(value) || bson('Decimal128')(value)
  const found = types.find(([name, code]) => name === operand || code === operand)
  if (found === undefined) throw requestFailed(`Unknown type name alias or code: ${String(operand)}`)
  return found[2]
}
