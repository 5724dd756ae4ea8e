import type { StocktakeScope } from '../../schema/stocktake'
import { itemFits, mayBeEmpty, narrowed, placeFits, scopeText, type ScopeFilter } from './scope'

const set = (...ids: string[]) => new Set(ids)

test.each<[string, ScopeFilter, boolean]>([
  ['no limit', {}, true],
  ['its item', { itemIds: set('PEN') }, true],
  ['another item', { itemIds: set('ETH') }, false],
  ['no item at all', { itemIds: set() }, false],
  ['its category', { categoryIds: set('C1') }, true],
  ['another category', { categoryIds: set('C2') }, false],
  ['items counted lately', { exceptItemIds: set('PEN') }, false],
  ['items among which it is, counted lately', { itemIds: set('PEN'), exceptItemIds: set('PEN') }, false],
])('an item fits %s: %#', (_what, filter, fits) =>
  expect(itemFits(filter, { itemId: 'PEN', item: { categoryId: 'C1' } })).toBe(fits),
)

test.each<[string, ScopeFilter, boolean]>([
  ['no limit', {}, true],
  ['its zone', { zones: set('A') }, true],
  ['another zone', { zones: set('B') }, false],
  ['its place', { locationIds: set('W1:A-01') }, true],
  ['its place in another zone', { zones: set('B'), locationIds: set('W1:A-01') }, false],
])('a place fits %s: %#', (_what, filter, fits) =>
  expect(placeFits(filter, { _id: 'W1:A-01', zone: 'A' })).toBe(fits),
)

test('two limits leave what is in both, and one limit is itself', () => {
  expect(narrowed(set('a', 'b'), set('b', 'c'))).toEqual(set('b'))
  expect(narrowed(undefined, set('b'))).toEqual(set('b'))
  expect(narrowed(set('a'), undefined)).toEqual(set('a'))
  expect(narrowed(undefined, undefined)).toBeUndefined()
})

test('only a place or an item may be counted where there is nothing by the books', () => {
  expect(mayBeEmpty({ locationIds: ['W1:A-01'] })).toBe(true)
  expect(mayBeEmpty({ itemIds: ['PEN'] })).toBe(true)
  expect(mayBeEmpty({ zones: ['A'], categoryIds: ['C1'], valueClasses: ['A'] })).toBe(false)
})

test.each<[StocktakeScope, string]>([
  [{}, '全库'],
  [{ zones: ['A', 'B'] }, 'A 区、B 区'],
  [{ locationIds: ['W1:A-01', 'W1:A-02', 'W1:A-03', 'W1:A-04'] }, 'A-01、A-02、A-03等 4 个库位'],
  [
    { categoryIds: ['C1'], itemIds: ['PEN'], custodianIds: ['li'], valueClasses: ['B', 'A'] },
    '分类 C1；物资 PEN；保管人 li；A、B 类',
  ],
  [{ notCountedForDays: 90 }, '90 天没盘过的'],
])('%j is said as %s', (scope, text) =>
  expect(
    scopeText(scope, {
      zone: (code) => `${code} 区`,
      location: (id) => id.slice(3),
      category: (id) => `分类 ${id}`,
      item: (id) => `物资 ${id}`,
      person: (id) => id,
    }),
  ).toBe(text),
)
