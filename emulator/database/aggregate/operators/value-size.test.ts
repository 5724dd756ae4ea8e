import { type Document } from '../../values'
import { encode } from '../../ejson'
import { compileExpression } from '../expression/compile'
import { scopeOf } from '../expression/types'

const evaluate = (expression: Document) => compileExpression(expression)(scopeOf({}))
/** The expression done so many times, each on what the last made. */
const again = (times: number, initialValue: unknown, body: unknown) =>
  evaluate({ $reduce: { input: { $range: [0, times] }, initialValue, in: body } })

test.each<[string, unknown, unknown]>([
  ['$concat', 'ab', { $concat: ['$$value', '$$value'] }],
  ['$replaceOne', 'ab', { $replaceOne: { input: '$$value', find: 'a', replacement: '$$value' } }],
  ['$replaceAll', 'ab', { $replaceAll: { input: '$$value', find: 'a', replacement: 'aaaa' } }],
])('a text that %s makes larger than a document is refused, up to that it is made', (name, initial, body) => {
  expect(String(again(10, initial, body)).length).toBeGreaterThan(1_000)
  expect(() => again(40, initial, body)).toThrow(
    expect.objectContaining({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringMatching(
        `^\\${name} would make a text of \\d+ bytes. BSONObj size: \\d+ is invalid`,
      ) as string,
    }),
  )
})

test('an array that would not fit into the memory is refused', () => {
  const twice = { $concatArrays: ['$$value', '$$value'] }
  expect(again(10, { $literal: [1] }, twice)).toHaveLength(1_024)
  expect(() => again(40, { $literal: [1] }, twice)).toThrow(
    '$concatArrays would make more than 10000000 items',
  )
  expect(() => evaluate({ $range: [0, 20_000_000] })).toThrow('$range would make more than 10000000 items')
})

test.each<[string, unknown]>([
  ['arrays', ['$$value', '$$value']],
  ['objects', { a: '$$value', b: '$$value' }],
])('a value of %s that holds itself over and over is refused when it is written', (_name, body) => {
  expect(encode(again(10, 'x', body)).length).toBeGreaterThan(1_024)
  const long = { $concat: ['x'.repeat(1_000_000)] }
  expect(() => encode(again(40, long, body))).toThrow('BSONObj size: more than 16 MB is invalid')
})
