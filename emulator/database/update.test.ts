import fc from 'fast-check'
import { decode, encode } from './ejson'
import { compileUpdate } from './update'
import { type Document } from './values'

const ignore = () => undefined
const apply = (document: Document, update: Document, query: Document = {}) =>
  compileUpdate(update, ignore)(document, query)

describe('odd paths', () => {
  test.each<[string, Document, Document, Document]>([
    ['length of a list is no field', { a: [1] }, { $unset: { 'a.length': '' } }, { a: [1] }],
    ['members of a date are none', { a: new Date(0) }, { $unset: { 'a.getTime': '' } }, { a: new Date(0) }],
    ['names of Object.prototype are free', {}, { $inc: { 'a.constructor': 1 } }, { a: { constructor: 1 } }],
    ['numbers name fields of objects', { a: { 0: 1 } }, { $inc: { 'a.0': 1 } }, { a: { 0: 2 } }],
    ['01 is no place in a list', { a: [1, 2] }, { $unset: { 'a.01': '' } }, { a: [1, 2] }],
    ['siblings with a dash are no conflict', {}, { $set: { a: 1, 'a-x': 2 } }, { a: 1, 'a-x': 2 }],
    ['the same id is no change', { _id: 1 }, { $set: { _id: 1, a: 2 } }, { _id: 1, a: 2 }],
    [
      'push takes $each from the end',
      { a: [1] },
      { $push: { a: { $each: [2], $position: -9 } } },
      { a: [2, 1] },
    ],
  ])('%s', (_name, document, update, expected) => {
    expect(apply(document, update)).toEqual(expected)
  })

  test.each<[string, Document, Document, RegExp]>([
    [
      'a conflict with another path between',
      {},
      { $set: { a: 1, 'a-x': 2, 'a.b': 3 } },
      /path 'a.b' would create a conflict at 'a'/,
    ],
    [
      'a conflict with the target of a rename',
      { x: 1 },
      { $rename: { x: 'a' }, $set: { 'a.b': 1 } },
      /conflict at 'a'/,
    ],
    [
      'a conflict that only the place shows',
      { a: [1] },
      { $set: { 'a.$[]': 1, 'a.0': 2 } },
      /conflict at 'a.0'/,
    ],
    ['another id', { _id: 1 }, { $inc: { _id: 1 } }, /immutable field '_id'/],
    ['no id', { _id: 1 }, { $unset: { _id: '' } }, /immutable field '_id'/],
    ['another id by rename', { _id: 1, a: 2 }, { $rename: { a: '_id' } }, /immutable field '_id'/],
    ['__proto__', {}, { $set: { 'a.__proto__.b': 1 } }, /__proto__/],
    ['operands that are no object', {}, { $set: 5 }, /Modifiers operate on fields but we found type int/],
    ['an unknown modifier', {}, { $explode: { a: 1 } }, /Unknown modifier: \$explode/],
    [
      'an unknown clause of push',
      { a: [] },
      { $push: { a: { $each: [1], $order: 1 } } },
      /Unrecognized clause in \$push: \$order/,
    ],
    [
      '$each of addToSet with more',
      { a: [] },
      { $addToSet: { a: { $each: [1], $slice: 1 } } },
      /unexpected fields after \$each/,
    ],
    [
      '$each that is no list',
      { a: [] },
      { $push: { a: { $each: 1 } } },
      /\$each in \$push must be an array but it was of type: int/,
    ],
    ['pop by 2', { a: [1] }, { $pop: { a: 2 } }, /\$pop expects 1 or -1, found: 2/],
    ['padding without end', { a: [] }, { $set: { 'a.9999999': 1 } }, /can't backfill/],
    ['a position first', { a: [1] }, { $set: { '$.a': 1 } }, /first position/],
  ])('refuses %s', (_name, document, update, message) => {
    expect(() => apply(document, update)).toThrow(message)
  })
})

const scalar = fc.oneof(
  fc.constantFrom(null, true, '', 'a', 'ä😀', 1.5, -0, NaN, new Date(5), /a\/b/i),
  fc.integer(),
  fc
    .constantFrom(
      ...[
        '{"$numberLong":"5"}',
        '{"$numberDouble":"5.0"}',
        '{"$numberDecimal":"1.50"}',
        '{"$oid":"5f0f1e2d3c4b5a6978869504"}',
      ],
      ...[
        '{"$binary":{"base64":"AQI=","subType":"00"}}',
        '{"$timestamp":{"t":5,"i":1}}',
        '{"$minKey":1}',
        '{"$maxKey":1}',
      ],
      ...[
        '{"$code":"f()"}',
        '{"$numberLong":"9007199254740993"}',
        '{"$regularExpression":{"pattern":"(?i)x","options":"xi"}}',
      ],
    )
    .map((text) => (text.includes('(?i)') ? decode(text.replace('(?i)', ''), 0) : decode(text, 0))),
)
const name = fc.constantFrom('a', 'b', 'c', '0', '1')
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(name, tie('tree'), { maxKeys: 4 }),
  ),
}))
const document = fc.dictionary(name, tree, { maxKeys: 4 }) as fc.Arbitrary<Document>
const path = fc
  .array(fc.oneof(name, fc.constantFrom('$[]', '$')), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('.'))
const each = fc.array(scalar, { maxLength: 2 }).map(($each) => ({ $each }))
const operands: Record<string, fc.Arbitrary<unknown>> = {
  $set: tree,
  $unset: fc.constant(''),
  $inc: fc.oneof(fc.integer(), scalar),
  $mul: fc.oneof(fc.integer(), scalar),
  $min: tree,
  $max: tree,
  $rename: path,
  $bit: fc.record({ xor: fc.integer() }),
  $push: fc.oneof(tree, each),
  $pop: fc.constantFrom(1, -1),
  $pull: tree,
  $pullAll: fc.array(scalar),
  $addToSet: fc.oneof(tree, each),
  $currentDate: fc.constant(true),
}
const change = fc.oneof(
  ...Object.entries(operands).map(([operator, operand]) =>
    fc.dictionary(path, operand, { minKeys: 1, maxKeys: 2 }).map((fields) => ({ [operator]: fields })),
  ),
)
const update = fc
  .array(change, { minLength: 1, maxLength: 2 })
  .map((changes) => Object.assign({}, ...changes) as Document)

test('random documents come back byte for byte', () => {
  fc.assert(
    fc.property(document, (value) => {
      const text = encode(value)
      expect(encode(decode(text, 0))).toBe(text)
    }),
    { numRuns: 500 },
  )
})

test('a random update is done or refused, and never touches the version that others hold', () => {
  let done = 0
  fc.assert(
    fc.property(document, update, document, (value, changes, query) => {
      const before = encode(value)
      try {
        encode(apply(value, changes, query))
        done++
      } catch (error) {
        expect((error as { code?: string }).code).toMatch(/^DATABASE_/)
      }
      expect(encode(value)).toBe(before)
    }),
    { numRuns: 2_000 },
  )
  expect(done).toBeGreaterThan(100)
})

test('an $each that is no array is refused before any document is found', () => {
  for (const operator of ['$push', '$addToSet'])
    expect(() => compileUpdate({ [operator]: { a: { $each: 5 } } }, ignore)).toThrow(
      `The argument to $each in ${operator} must be an array but it was of type: int`,
    )
})
