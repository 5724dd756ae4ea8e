import type { Stocktake } from '../../schema/stocktake'
import { countsSomeGoods, frozenAreaOf, liesIn, shelvesOf, thaw } from './frozen-area'

const stocktake = { _id: 'PD20261122-0001', warehouseId: 'WH-BG' }
const at = '2026-11-22T02:00:00.000Z'

test('the places of the scope are frozen, and only its goods where it picks some', () => {
  const area = { ...stocktake, at }
  expect(frozenAreaOf({ ...stocktake, scope: {} }, at)).toEqual(area)
  expect(frozenAreaOf({ ...stocktake, scope: { zones: ['A'] } }, at)).toEqual({ ...area, zones: ['A'] })
  expect(frozenAreaOf({ ...stocktake, scope: { zones: ['A'], itemIds: ['I1'] } }, at)).toEqual({
    ...area,
    zones: ['A'],
    someGoods: true,
  })
})

test.each([
  [{}, false],
  [{ zones: ['A'], locationIds: ['WH-BG:A-01'] }, false],
  [{ itemIds: ['I1'] }, true],
  [{ categoryIds: ['C01'] }, true],
  [{ custodianIds: ['clerk'] }, true],
  [{ valueClasses: ['A' as const] }, true],
  [{ notCountedForDays: 30 }, true],
])('%j picks goods: %s', (scope, some) => {
  expect(countsSomeGoods(scope)).toBe(some)
})

const shelf = { _id: 'WH-BG:A-01', zone: 'A' }
test.each([
  ['the whole warehouse', {}, true],
  ['its zone', { zones: ['B', 'A'] }, true],
  ['another zone', { zones: ['B'] }, false],
  ['itself', { locationIds: ['WH-BG:A-01'] }, true],
  ['another place', { locationIds: ['WH-BG:A-02'] }, false],
  ['its zone but not itself', { zones: ['A'], locationIds: ['WH-BG:A-02'] }, false],
])('a shelf lies in %s', (_, area, inside) => {
  expect(liesIn(area, shelf)).toBe(inside)
})

test('shelves are the places that goods leave and come to, each once', () => {
  expect(
    shelvesOf([
      { from: 'supplier:S1', to: 'stock:WH-BG:A-01' },
      { from: 'stock:WH-BG:A-01', to: 'stock:WH-BG:A-02' },
      { from: 'stock:WH-BG:A-02', to: 'loss' },
    ]),
  ).toEqual(['WH-BG:A-01', 'WH-BG:A-02'])
})

describe('thaw', () => {
  const frozen = { ...stocktake, status: 'counting', frozen: true, history: [] } as unknown as Stocktake
  const by = { id: 'clerk', name: '王敏' }

  test('what may move again is said, by whom and why', () => {
    expect(thaw(frozen, by, '急用', at)).toMatchObject({
      ok: true,
      data: { frozen: false, history: [{ action: 'unfreeze', by, at, comment: '急用' }], updatedAt: at },
    })
  })

  test.each([
    ['nothing is frozen', { frozen: false }],
    ['it is posted', { status: 'posted' }],
    ['it is cancelled', { status: 'cancelled' }],
  ] as const)('refused when %s', (_, change) => {
    expect(thaw({ ...frozen, ...change }, by, '急用', at)).toMatchObject({ code: 'ALREADY_HANDLED' })
  })
})
