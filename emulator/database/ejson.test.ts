import { decode } from './ejson'

/** Over the wire; the time is 1,000 ms. */
const read = (value: unknown) => decode(JSON.stringify(value), 1_000)

test.each<[unknown, string]>([
  [{ $regularExpression: { pattern: 5 } }, 'invalid $regularExpression: pattern and options must be texts'],
  [{ $regularExpression: { pattern: 'a', options: 5 } }, 'invalid $regularExpression'],
  [{ $regularExpression: 'a' }, 'invalid $regularExpression: pattern and options must be texts: "a"'],
  [{ $regularExpression: null }, 'invalid $regularExpression: pattern and options must be texts: null'],
  [{ $binary: { base64: '!!', subType: '00' } }, 'invalid $binary: not base64: "!!"'],
  [{ $binary: { base64: 'AAAAA', subType: '00' } }, 'invalid $binary: not base64: "AAAAA"'],
  [{ $binary: { base64: 5, subType: '00' } }, 'invalid $binary: not base64: 5'],
  [{ $binary: { base64: 'AA==', subType: 'zz' } }, 'invalid $binary: subType must be'],
  [
    { $binary: { base64: 'AA==' } },
    'invalid $binary: subType must be one or two hexadecimal digits: nothing',
  ],
  [{ $binary: null }, 'invalid $binary: not base64: nothing'],
  [{ $tcb_server_date: 5 }, 'invalid server date: it needs { offset: <a number of milliseconds> }, not 5'],
  [{ $tcb_server_date: null }, 'invalid server date'],
  [{ $tcb_server_date: {} }, 'invalid server date'],
  [{ $tcb_server_date: { offset: '5' } }, 'invalid server date'],
  [{ $date: { offset: true } }, 'invalid server date'],
  [{ $date: null }, 'invalid $date: neither a number, a text nor a $numberLong: null'],
  [{ $date: [] }, 'invalid $date'],
  [{ $date: true }, 'invalid $date'],
  [{ $date: 'never' }, 'not a date'],
  [{ $timestamp: { t: 'x', i: 1 } }, 'invalid $timestamp: it needs { t, i }'],
  [{ $timestamp: 5 }, 'invalid $timestamp'],
  [{ $code: 5 }, 'invalid $code: not a text: 5'],
  [{ $symbol: {} }, 'invalid $symbol: not a text: {}'],
  [{ $numberDecimal: 5 }, 'invalid $numberDecimal: not a text: 5'],
  [{ $uuid: 'x' }, 'invalid $uuid'],
  [{ $minKey: 2 }, 'invalid $minKey: it must be 1, not 2'],
])('%j is refused by what is wrong', (value, message) => {
  expect(() => read({ a: [value] })).toThrow(expect.objectContaining({ code: 'INVALID_PARAM' }))
  expect(() => read({ a: [value] })).toThrow(message)
})

test('what is well formed is read', () => {
  expect(read({ $regularExpression: { pattern: 'a', options: 'i' } })).toMatchObject({ ignoreCase: true })
  expect(read({ $regularExpression: { pattern: 'a' } })).toMatchObject({ source: 'a' })
  for (const offset of [5, { $numberInt: '5' }, { $numberDouble: '5.0' }, { $numberLong: '5' }])
    expect(read({ $tcb_server_date: { offset } })).toEqual(new Date(1_005))
  expect(read({ $date: { offset: 5 } })).toEqual(new Date(1_005))
  for (const date of [7, '1970-01-01T00:00:00.007Z', { $numberLong: '7' }, { $numberInt: '7' }])
    expect(read({ $date: date })).toEqual(new Date(7))
  for (const base64 of ['', 'AA==', 'AAA=', 'AAAA', 'AA', 'A'.repeat(12_000_000)])
    expect(read({ $binary: { base64, subType: '0' } })).toMatchObject({ sub_type: 0 })
  expect(read({ $timestamp: { t: 4_000_000_000, i: 1 } })).toMatchObject({ _bsontype: 'Timestamp' })
  expect(read({ $code: 'f', $scope: { a: 1 } })).toMatchObject({ code: 'f' })
  expect(read({ $minKey: 1 })).toMatchObject({ _bsontype: 'MinKey' })
})
