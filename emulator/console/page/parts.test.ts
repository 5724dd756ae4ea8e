import vm from 'node:vm'
import { readQueryText } from '../query-text/query-text'
import { callsPart } from './parts/calls'
import { ejsonPart } from './parts/ejson'
import { formatPart } from './parts/format'
import { script } from './script'

const format = formatPart()
const ejson = ejsonPart({ format })

test('the script is whole and ends nowhere in the middle of the page', () => {
  expect(() => new vm.Script(script)).not.toThrow()
  expect(script).not.toContain('</')
  // What a compiler makes of a value that was imported: it would be missing in the browser.
  expect(script).not.toMatch(/\(0, _\w+\.|\brequire\(/)
})

test.each([
  ['"a\\"b"', 'string', '"a\\"b"'],
  ['{"$numberInt":"5"}', 'number', '5'],
  ['{"$numberDouble":"5.0"}', 'number', '5.0'],
  ['{"$numberLong":"9223372036854775807"}', 'number', 'NumberLong("9223372036854775807")'],
  ['{"$numberDecimal":"1.10"}', 'number', 'NumberDecimal("1.10")'],
  ['{"$oid":"64b000000000000000000000"}', 'id', 'ObjectId("64b000000000000000000000")'],
  ['{"$regularExpression":{"pattern":"a/b","options":"i"}}', 'other', '/a/b/i'],
  ['{"$binary":{"base64":"AAEC","subType":"00"}}', 'other', 'Binary(3 字节)'],
  ['null', 'null', 'null'],
  ['false', 'boolean', 'false'],
])('%s is shown with its type', (text, kind, shown) => {
  expect(ejson.scalarOf(JSON.parse(text))).toMatchObject({ kind, text: shown })
})

test('lists, objects and operators are no single values', () => {
  for (const value of [[], {}, { a: 1 }, [{ $date: 1 }]]) expect(ejson.scalarOf(value)).toBeUndefined()
})

test('dates are local, with milliseconds when there are some, and never fail', () => {
  const local = new Date(2026, 0, 31, 8, 5, 9).getTime()
  const shown = (at: number) => ejson.scalarOf({ $date: { $numberLong: String(at) } })?.text
  expect(shown(local)).toBe('2026-01-31 08:05:09')
  expect(shown(local + 7)).toBe('2026-01-31 08:05:09.007')
  expect(shown(9e18)).toBe('Date(9000000000000000000)')
})

test('a copied document can be pasted as a query and means the same', () => {
  const document = {
    _id: { $oid: '64b000000000000000000000' },
    at: { $date: { $numberLong: '1769817600123' } },
    n: { $numberInt: '5' },
    half: { $numberDouble: '0.5' },
    nan: { $numberDouble: 'NaN' },
    long: { $numberLong: '9223372036854775807' },
    list: [{ $numberInt: '1' }, null, 'x'],
  }
  expect(JSON.parse(readQueryText(ejson.relaxedText(document)))).toEqual({
    ...document,
    n: 5,
    half: 0.5,
    list: [1, null, 'x'],
  })
})

test('the line of a document is short whatever the document holds', () => {
  const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`field${n}`, 'x'.repeat(1_000)]))
  expect(ejson.preview(wide).length).toBeLessThan(250)
  expect(ejson.preview({ _id: 1, a: [1, 2], b: { c: 1 }, d: {} })).toBe('a: [2 项]　b: {c}　d: {}')
})

test('sizes and times', () => {
  expect([0, 1023, 1024, 1_500_000, 5e12].map(format.bytes)).toEqual([
    '0 B',
    '1023 B',
    '1.0 KB',
    '1.4 MB',
    '4.5 TB',
  ])
  expect([0.123, 12.3, 1_234].map(format.ms)).toEqual(['0.12 毫秒', '12 毫秒', '1.23 秒'])
})

test('the lines of a log stand with their call, the newest call first', () => {
  const { groupCalls } = callsPart()
  const line = (at: number, requestId: string, text: string) => ({
    at,
    functionName: 'f',
    requestId,
    level: 'log' as const,
    text,
  })
  const call = (at: number, requestId: string) => ({
    at,
    requestId,
    functionName: 'f',
    source: 'client' as const,
    status: 'ok' as const,
    durationMs: 1,
    waitedMs: 0,
    cold: false,
    memoryLimitMb: 256,
  })
  const lines = [line(1, 'a', '1'), line(2, 'b', '2'), line(3, 'a', '3'), line(4, '', '4'), line(4, '', '5')]
  const groups = groupCalls(lines, [call(0, 'a'), call(5, 'c')])
  expect(groups.map(({ requestId, lines }) => [requestId, lines.map(({ text }) => text).join()])).toEqual([
    ['c', ''],
    ['', '4'],
    ['', '5'],
    ['b', '2'],
    ['a', '1,3'],
  ])
  expect(groups.map(({ invocation }) => invocation?.at)).toEqual([5, undefined, undefined, undefined, 0])
  expect(new Set(groups.map(({ key }) => key)).size).toBe(5)
})
