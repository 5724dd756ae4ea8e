import { Decimal128, Double, Long } from 'bson'
import fc from 'fast-check'
import { add, multiply } from './arithmetic'
import { decode, encode } from './ejson'
import { KeyWriter, pastValue } from './key-writer'
import { compareNumbers, numberType, type Numeric } from './numbers'
import { compareValues } from './values'

const near = [0, 1, -1, 0.1, 2 ** 31, 2 ** 53, -(2 ** 53), 2 ** 63, 1e300, Number.MAX_VALUE, 5e-324, NaN, -0]
const texts = [
  '0',
  '-0',
  '0.1',
  '1E-6000',
  '-1E-6000',
  '9007199254740993',
  '9007199254740992.5',
  '1E400',
  '-1E400',
]
const plain = fc.oneof(fc.constantFrom(...near), fc.double(), fc.integer())
const long = fc
  .oneof(
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 9n }),
    fc.bigInt({ min: -3n, max: 3n }),
  )
  .map((value) => Long.fromBigInt(value))
const decimal = fc
  .oneof(
    fc.constantFrom(...texts, 'NaN', 'Infinity', '-Infinity'),
    fc.tuple(fc.integer(), fc.integer({ min: -30, max: 10 })).map(([digits, power]) => `${digits}E${power}`),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value.toPrecision(17)),
  )
  .map((text) => Decimal128.fromString(text))
const numeric: fc.Arbitrary<Numeric> = fc.oneof(
  plain,
  long,
  decimal,
  plain.map((value) => new Double(value)),
)

const writer = new KeyWriter()
const keyOf = (values: unknown[], descending: boolean) => {
  writer.reset()
  for (const value of values) writer.value(value, descending)
  return writer.finish()
}
const order = (a: Buffer, b: Buffer) => Math.sign(Buffer.compare(a, b))

test('keys of numbers of all types stand in the order of their exact values, both ways and beside other fields', () => {
  const other = fc.oneof(numeric, fc.constantFrom(null, 'a', true, [], {}))
  fc.assert(
    fc.property(numeric, numeric, other, other, fc.boolean(), (a, b, c, d, descending) => {
      const expected = Math.sign(compareNumbers(a, b) || compareValues(c, d)) * (descending ? -1 : 1) + 0
      expect(order(keyOf([a, c], descending), keyOf([b, d], descending)) + 0).toBe(expected)
      const alone = Math.sign(compareNumbers(a, b)) * (descending ? -1 : 1) + 0
      expect(order(keyOf([a], descending), keyOf([b], descending)) + 0).toBe(alone)
      expect(order(keyOf([[a, { c }]], descending), keyOf([[b, { c }]], descending)) + 0).toBe(alone)
      if (alone > 0) expect(order(keyOf([a], descending), pastValue(keyOf([b], descending)))).toBe(1)
      if (alone === 0) expect(order(keyOf([a, c], descending), pastValue(keyOf([b], descending)))).toBe(-1)
    }),
    { numRuns: 1_500 },
  )
})

test('the order of numbers is total', () => {
  fc.assert(
    fc.property(numeric, numeric, numeric, (a, b, c) => {
      expect(Math.sign(compareNumbers(a, b)) + 0).toBe(-Math.sign(compareNumbers(b, a)) + 0)
      if (compareNumbers(a, b) <= 0 && compareNumbers(b, c) <= 0)
        expect(compareNumbers(a, c)).toBeLessThanOrEqual(0)
    }),
    { numRuns: 1_000 },
  )
})

test.each([
  '{"$numberInt":"5"}',
  '{"$numberInt":"-2147483648"}',
  '{"$numberLong":"5"}',
  '{"$numberLong":"2147483648"}',
  '{"$numberLong":"9007199254740993"}',
  '{"$numberLong":"1152921504606847000"}',
  '{"$numberLong":"9223372036854775807"}',
  '{"$numberLong":"-9223372036854775808"}',
  '{"$numberDouble":"5.0"}',
  '{"$numberDouble":"-0.0"}',
  '{"$numberDouble":"0.1"}',
  '{"$numberDouble":"9007199254740992.0"}',
  '{"$numberDouble":"1e+300"}',
  '{"$numberDouble":"NaN"}',
  '{"$numberDouble":"-Infinity"}',
  '{"$numberDecimal":"1.10"}',
  '{"$numberDecimal":"1E-6000"}',
])('%s comes back as it went in', (text) => {
  expect(encode(decode(text, 0))).toBe(text)
})

test.each([
  '{"$numberInt":"2147483648"}',
  '{"$numberInt":"1.5"}',
  '{"$numberLong":"9223372036854775808"}',
  '{"$numberDouble":"x"}',
])('%s is refused', (text) => {
  expect(() => decode(text, 0)).toThrow(/not a/)
})

const typed = (text: string) => decode(text, 0) as Numeric
test.each([
  ['int and int', 5, 7, '{"$numberInt":"12"}'],
  ['int that grows', 2147483647, 1, '{"$numberLong":"2147483648"}'],
  ['long that shrinks', 2147483648, -1, '{"$numberLong":"2147483647"}'],
  [
    'long beyond doubles',
    typed('{"$numberLong":"9007199254740993"}'),
    2,
    '{"$numberLong":"9007199254740995"}',
  ],
  ['double and double', 1.5, 0.5, '{"$numberDouble":"2.0"}'],
  ['int and double', 1, new Double(2), '{"$numberDouble":"3.0"}'],
  [
    'decimals',
    typed('{"$numberDecimal":"0.1"}'),
    typed('{"$numberDecimal":"0.20"}'),
    '{"$numberDecimal":"0.30"}',
  ],
  ['decimal and int', typed('{"$numberDecimal":"0.1"}'), 1, '{"$numberDecimal":"1.1"}'],
  ['decimal infinity', typed('{"$numberDecimal":"Infinity"}'), 1, '{"$numberDecimal":"Infinity"}'],
])('adds %s', (_name, a, b, expected) => {
  expect(encode(add(a, b))).toBe(expected)
})

test('overflow of 64 bits has no result; a product keeps the wider type', () => {
  expect(add(typed('{"$numberLong":"9223372036854775807"}'), 1)).toBeUndefined()
  expect(encode(multiply(typed('{"$numberLong":"3"}'), 4))).toBe('{"$numberLong":"12"}')
  expect(encode(multiply(100_000, 100_000))).toBe('{"$numberLong":"10000000000"}')
  expect(encode(multiply(0, -1))).toBe('{"$numberInt":"0"}')
  expect(encode(multiply(3, 1.5))).toBe('{"$numberDouble":"4.5"}')
  expect(numberType(typed('{"$numberDouble":"3.0"}'))).toBe('double')
})
