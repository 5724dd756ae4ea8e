import fc from 'fast-check'
import { classesOf } from './value-class'

const stocks = (values: Record<string, number>) =>
  Object.entries(values).map(([itemId, valueFen]) => ({ itemId, valueFen }))
const told = (values: Record<string, number>, shares?: { A: number; B: number }) =>
  Object.fromEntries(classesOf(stocks(values), shares))

test.each([
  ['nothing', {}, {}],
  ['one item is everything', { a: 5 }, { a: 'A' }],
  ['borders belong to the class below', { a: 80, b: 15, c: 5 }, { a: 'A', b: 'B', c: 'C' }],
  ['the item that crosses stays above', { a: 70, b: 25, c: 5 }, { a: 'A', b: 'A', c: 'C' }],
  ['worth nothing', { a: 100, z: 0 }, { a: 'A', z: 'C' }],
  ['all worth nothing', { y: 0, z: 0 }, { y: 'C', z: 'C' }],
  ['equal values by id', { d: 25, c: 25, b: 25, a: 25 }, { a: 'A', b: 'A', c: 'A', d: 'A' }],
])('%s', (_, values, classes) => {
  expect(told(values)).toEqual(classes)
})

test('the shares are a setting', () => {
  expect(told({ a: 50, b: 30, c: 20 }, { A: 50, B: 80 })).toEqual({ a: 'A', b: 'B', c: 'C' })
})

test('the order of the stocks does not matter, and a dearer item is never in a lower class', () => {
  const value = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { maxLength: 60 })
  fc.assert(
    fc.property(value, fc.infiniteStream(fc.nat()), (values, random) => {
      const rows = values.map((valueFen, index) => ({ itemId: `i${index}`, valueFen }))
      const classes = classesOf(rows)
      const shuffled = rows
        .map((row) => [random.next().value as number, row] as const)
        .sort(([a], [b]) => a - b)
        .map(([, row]) => row)
      expect(new Map([...classesOf(shuffled)].sort())).toEqual(new Map([...classes].sort()))
      for (const a of rows) {
        for (const b of rows) {
          if (a.valueFen > b.valueFen)
            expect(String(classes.get(a.itemId)) <= String(classes.get(b.itemId))).toBe(true)
        }
      }
    }),
  )
})
