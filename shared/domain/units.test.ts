import fc from 'fast-check'
import { MAX_QUANTITY } from '../schema/common'
import { ethanol, pen } from './testing/fixtures'
import { formatQuantity, inWords, parseQuantity, toBaseQuantity } from './units'

const conversions: [
  given: string,
  item: typeof pen,
  quantity: number,
  unit: string | undefined,
  then: unknown,
][] = [
  ['the base unit itself', pen, 7, undefined, 7],
  ['the base unit by name', pen, 7, '支', 7],
  ['a larger unit', pen, 3, '盒', 36],
  ['the largest unit', pen, 2, '箱', 288],
  ['a smaller unit, exactly', ethanol, 300, '瓶', 150],
  ['a fraction of a larger unit', ethanol, 50, '桶', 1250],
  ['a third that divides', ethanol, 300, '杯', 100],
  ['a third that does not divide', ethanol, 100, '杯', 'UNIT_NOT_WHOLE'],
  ['half a step', ethanol, 1, '瓶', 'UNIT_NOT_WHOLE'],
  ['a unit that the item does not have', pen, 1, '桶', 'UNIT_UNKNOWN'],
  ['just what a line may hold', pen, MAX_QUANTITY, undefined, MAX_QUANTITY],
  ['more than a line may hold', pen, MAX_QUANTITY, '盒', 'QUANTITY_TOO_LARGE'],
]

test.each(conversions)('converts %s', (_given, item, quantity, unit, then) => {
  const result = toBaseQuantity(item, quantity, unit)
  expect(result.ok ? result.data : result.code).toBe(then)
})

test('an unknown unit is refused with those there are', () => {
  const result = toBaseQuantity(pen, 1, '桶')
  expect(result).toMatchObject({ code: 'UNIT_UNKNOWN', details: { givenUnit: '桶', units: '支、盒、箱' } })
})

test('conversion is exact or refused, never rounded', () => {
  const factor = fc.integer({ min: 1, max: 1_000_000 })
  const quantity = fc.integer({ min: 1, max: MAX_QUANTITY })
  fc.assert(
    fc.property(quantity, factor, factor, (q, numerator, denominator) => {
      const item = { ...pen, units: [{ name: '件', numerator, denominator }] }
      const result = toBaseQuantity(item, q, '件')
      const exact = BigInt(q) * BigInt(numerator)
      if (result.ok) {
        expect(BigInt(result.data) * BigInt(denominator)).toBe(exact)
        expect(result.data).toBeGreaterThanOrEqual(1)
        expect(result.data).toBeLessThanOrEqual(MAX_QUANTITY)
      } else if (result.code === 'UNIT_NOT_WHOLE') expect(exact % BigInt(denominator)).not.toBe(0n)
      else {
        expect(result.code).toBe('QUANTITY_TOO_LARGE')
        expect(exact / BigInt(denominator)).toBeGreaterThan(BigInt(MAX_QUANTITY))
      }
    }),
    // Small numbers as well, so that exact divisions are met.
    {
      examples: [
        [6, 2, 3],
        [6, 1, 4],
        [MAX_QUANTITY, 2, 1],
      ],
    },
  )
})

const written: [quantity: number, scale: number, text: string][] = [
  [1250, 2, '12.5'],
  [1200, 2, '12'],
  [5, 2, '0.05'],
  [0, 3, '0'],
  [7, 0, '7'],
  [100, 0, '100'],
  [-1250, 2, '-12.5'],
  [-3, 0, '-3'],
]

test.each(written)('%i at scale %i is written %s', (quantity, scale, text) => {
  expect(formatQuantity(quantity, scale)).toBe(text)
})

const typed: [text: string, scale: number, quantity: number | null][] = [
  ['12.5', 2, 1250],
  [' 12.50 ', 2, 1250],
  ['12.', 2, 1200],
  ['7', 0, 7],
  ['7.0', 0, 7],
  ['7.5', 0, null],
  ['1.234', 2, null],
  ['', 2, null],
  ['-1', 2, null],
  ['1e3', 2, null],
  ['.5', 2, 50],
  ['.', 2, null],
  ['12 支', 0, null],
  ['12345678901', 0, null],
]

test.each(typed)('typed %j at scale %i reads %p', (text, scale, quantity) => {
  expect(parseQuantity(text, scale)).toBe(quantity)
})

test('what is written is read again as the same quantity', () => {
  const quantity = fc.integer({ min: 0, max: MAX_QUANTITY })
  fc.assert(
    fc.property(quantity, fc.integer({ min: 0, max: 6 }), (q, scale) => {
      expect(parseQuantity(formatQuantity(q, scale), scale)).toBe(q)
    }),
  )
})

const words: [item: typeof pen, quantity: number, text: string][] = [
  [pen, 26, '2 盒 2 支'],
  [pen, 24, '2 盒'],
  [pen, 11, '11 支'],
  [pen, 0, '0 支'],
  [pen, 300, '2 箱 12 支'],
  [ethanol, 5_150, '2 桶 1.5 L'],
  [ethanol, 150, '1.5 L'],
]

test.each(words)('%#: as a clerk says it', (item, quantity, text) => {
  expect(inWords(item, quantity)).toBe(text)
})
