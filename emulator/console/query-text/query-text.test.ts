import fc from 'fast-check'
import { readQueryText } from './query-text'
import { readFieldsText, readSortText } from './short-forms'
import { QueryTextError } from './text-reader'

const read = (text: string, zone = 0): unknown => JSON.parse(readQueryText(text, zone))

test.each<[text: string, value: unknown]>([
  ['{ "status": "已批准", "lines.itemId": "x" }', { status: '已批准', 'lines.itemId': 'x' }],
  [
    '{ status: "a", lines.itemId: \'b\', $or: [{ n: { $gt: 5 } },], }',
    { status: 'a', 'lines.itemId': 'b', $or: [{ n: { $gt: 5 } }] },
  ],
  [
    '{ 状态: "已批准", a-b: null, on: true, off: false }',
    { 状态: '已批准', 'a-b': null, on: true, off: false },
  ],
  ['// all\n{ /* none */ n: -0.5e2 } // end', { n: -50 }],
  ['{ t: "a\\n\\u4e2d\\"\\\\" , u: \'it"s\' }', { t: 'a\n中"\\', u: 'it"s' }],
  ['{ id: ObjectId("64b000000000000000000000") }', { id: { $oid: '64b000000000000000000000' } }],
  [
    '{ n: NumberLong("9223372036854775807"), m: 9007199254740993 }',
    { n: { $numberLong: '9223372036854775807' }, m: { $numberLong: '9007199254740993' } },
  ],
  ['{ name: /笔[/]$/i }', { name: { $regularExpression: { pattern: '笔[/]$', options: 'i' } } }],
  [
    '{ at: { $gte: { $date: "2026-01-31T00:00:00Z" } } }',
    { at: { $gte: { $date: { $numberLong: '1769817600000' } } } },
  ],
  ['{ at: { $date: { $numberLong: "5" } } }', { at: { $date: { $numberLong: '5' } } }],
  ['{ at: new Date(5) }', { at: { $date: { $numberLong: '5' } } }],
])('%s', (text, value) => expect(read(text)).toEqual(value))

test('a date without a zone is the local time of who typed it', () => {
  const shanghai = -480
  const moment = { $date: { $numberLong: String(Date.parse('2026-01-31T00:05:00Z')) } }
  expect(read('ISODate("2026-01-31 08:05")', shanghai)).toEqual(moment)
  expect(read('{ $date: "2026/1/31 8:05" }', shanghai)).toEqual(moment)
  expect(read('ISODate("2026-01-31T00:05:00Z")', shanghai)).toEqual(moment)
})

test.each<[text: string, position: number, words: string]>([
  ['{ "a": 1', 8, '文字到此就结束了'],
  ['{ "a" 1 }', 6, '冒号'],
  ['{ "a": "x }', 7, '引号'],
  ['{ "a": 已批准 }', 7, '文字要加引号'],
  ['{ "a"： 1 }', 5, '中文标点「：」要换成英文的「:」'],
  ['{ a: 1，b: 2 }', 6, '中文标点'],
  ['{ a: 1 } }', 9, '应该结束'],
  ['{ a: Binary("x") }', 5, '不认识“Binary(…)”'],
  ['{ a: ISODate("2026-02-31") }', 13, '不是日期'],
  ['{ a: /x }', 5, '正则表达式没有结束'],
  ['{ a: 1e999 }', 5, '太大'],
  ['[1 2]', 3, '逗号'],
])('%s is refused where it is wrong', (text, position, words) => {
  let error: unknown
  try {
    readQueryText(text)
  } catch (thrown) {
    error = thrown
  }
  expect(error).toBeInstanceOf(QueryTextError)
  expect(error).toMatchObject({ position, message: expect.stringContaining(words) as string })
})

test('nesting has an end', () => {
  expect(() => readQueryText('['.repeat(100_000))).toThrow('嵌套超过')
})

test('whatever JSON can say is read as JSON reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value)
      // Dates become moments, and integers that a double cannot hold keep their digits.
      fc.pre(!text.includes('$date') && !/\d{16}/.test(text))
      expect(read(text)).toEqual(JSON.parse(text))
    }),
  )
})

test('any text is read or refused with a place in it', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '"',
    "'",
    '/',
    '\\',
    'a',
    '$',
    '1',
    '-',
    '.',
    'ISODate(',
    ')',
    'new ',
    '，',
    '\n',
    ' ',
    '/*',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('')
      try {
        JSON.parse(readQueryText(text))
      } catch (error) {
        expect(error).toBeInstanceOf(QueryTextError)
        expect((error as QueryTextError).position).toBeLessThanOrEqual(text.length)
      }
    }),
    { numRuns: 2_000 },
  )
})

test('orders and fields have a short form', () => {
  expect(readSortText('-updatedAt, name')).toBe('{"updatedAt":-1,"name":1}')
  expect(readSortText('at desc，lots.0.n asc')).toBe('{"at":-1,"lots.0.n":1}')
  expect(readSortText('{ at: -1 }')).toBe('{"at":-1}')
  expect(readSortText('  ')).toBeUndefined()
  expect(readFieldsText('name, lots.quantity')).toBe('{"name":1,"lots.quantity":1}')
  expect(readFieldsText('-lots')).toBe('{"lots":0}')
  expect(() => readSortText('at down')).toThrow('看不懂排序“at down”')
  expect(() => readFieldsText('a b')).toThrow('逗号')
})
