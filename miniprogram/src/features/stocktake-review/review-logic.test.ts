import type { ReviewLine } from '@shared/operations/stocktake-review'
import type { CountBoard } from '@shared/operations/stocktake-view'
import { lineAccuracy, moneyOf, percentText, signedMoney } from './figures'
import { likelyReasons } from './likely-reason'
import { accepted, askedAgain, withChanges } from './line-changes'
import { firstView, fitsView, sortsOf, viewsOf, type ReviewView } from './review-views'
import { createSelection, inParts, selectable } from './selection'

const by = { id: 'clerk', name: '王建国' }
const early = '2026-11-22T08:00:00.000Z'
const late = '2026-11-22T09:00:00.000Z'

const lineOf = (change: Partial<ReviewLine> = {}): ReviewLine => ({
  _id: 'PD20261122-0001/A-01/L1',
  stocktakeId: 'PD20261122-0001',
  warehouseId: 'WH-A',
  areaId: 0,
  locationId: 'WH-A:A-01',
  location: 'A-01',
  sequence: 1,
  itemId: 'I1',
  item: { code: 'I1', name: '签字笔', specification: '0.5mm 黑', unit: '支', scale: 0, tracking: 'none' },
  lotId: 'L1',
  status: 'available',
  found: false,
  state: 'counted',
  round: 1,
  counterIds: ['clerk'],
  result: { counted: 8, book: 10, position: 3, variance: -2, by: [by], countedAt: early },
  differs: true,
  undecided: true,
  updatedAt: early,
  eventCount: 1,
  ...change,
})

const board: CountBoard = {
  lines: 100,
  counted: 90,
  toCount: 6,
  toSecond: 0,
  toRecount: 4,
  differ: 9,
  undecided: 3,
  found: 1,
  stuck: 0,
  unknown: 2,
  areas: [],
  people: [],
}
const views = (status: 'reviewing' | 'posted', change: Partial<CountBoard> = {}, double = false) =>
  viewsOf({ status, double }, { ...board, ...change }).map(({ value, count }) => [value, count])

describe('the views of a stocktake', () => {
  test('in review: what asks for work comes before what is in order', () => {
    expect(views('reviewing')).toEqual([
      ['differ', 9],
      ['undecided', 3],
      ['toRecount', 4],
      ['toCount', 6],
      ['found', 1],
      ['matched', 81],
      ['all', 100],
    ])
  })
  test('two counts a line add the lines that wait for the second person', () => {
    expect(views('reviewing', { toSecond: 5 }, true)).toContainEqual(['toSecond', 5])
  })
  test('posted: nothing is to be decided any more, what was left alone comes first', () => {
    expect(views('posted', { stuck: 2, toRecount: 0 }).map(([value]) => value)).toEqual([
      'stuck',
      'differ',
      'toCount',
      'found',
      'matched',
      'all',
    ])
    expect(views('posted').map(([value]) => value)).not.toContain('stuck')
  })
  test('without the books no number of differences is made up', () => {
    const { differ: _, undecided: __, ...blind } = board
    const shown = viewsOf({ status: 'reviewing', double: false }, blind)
    expect(shown.find(({ value }) => value === 'matched')).not.toHaveProperty('count')
  })
  test.each([
    ['reviewing', {}, 'undecided'],
    ['reviewing', { undecided: 0 }, 'differ'],
    ['approving', {}, 'differ'],
    ['posted', { stuck: 1 }, 'stuck'],
    ['posted', {}, 'differ'],
  ] as const)('%s %o begins at %s', (status, change, view) => {
    expect(firstView({ status }, { ...board, ...change })).toBe(view)
  })
  test('only differences are sorted by value', () => {
    expect(sortsOf('undecided')).toContain('value')
    expect(sortsOf('toCount')).not.toContain('value')
    expect(sortsOf('found')).toEqual(['location'])
  })
  test.each<[ReviewView, Partial<ReviewLine>, boolean]>([
    ['differ', {}, true],
    ['differ', { differs: false }, false],
    ['undecided', {}, true],
    ['undecided', { undecided: false }, false],
    ['matched', {}, false],
    ['matched', { differs: false }, true],
    ['matched', { differs: false, state: 'toCount' }, false],
    ['toCount', { state: 'toCount' }, true],
    ['toSecond', { state: 'toSecond' }, true],
    ['toRecount', { state: 'counted' }, false],
    ['found', { found: true }, true],
    ['stuck', { outcome: 'stuck' }, true],
    ['stuck', { outcome: 'loss' }, false],
    ['all', { state: 'toCount' }, true],
  ])('%s holds %o: %s', (view, change, held) => {
    expect(fitsView(view, lineOf(change))).toBe(held)
  })
})

describe('lines that were changed here', () => {
  const line = lineOf()
  const decided = accepted(line, { reason: 'other', note: '柜子后面', by, at: late })

  test('a reason settles the difference', () => {
    expect(decided).toMatchObject({
      undecided: false,
      reason: 'other',
      reasonNote: '柜子后面',
      decidedBy: by,
    })
    expect(accepted(decided, { reason: 'stolen', note: '', by, at: late })).not.toHaveProperty('reasonNote')
  })
  test('a recount takes result and reason away', () => {
    const again = askedAgain(decided, late)
    expect(again).toMatchObject({ state: 'toRecount', recountReason: 'asked', round: 2, differs: false })
    expect(again).not.toHaveProperty('result')
    expect(again).not.toHaveProperty('reason')
  })
  test('stand in place of what the list got before, as long as they are newer and belong there', () => {
    const newer = new Map([[decided._id, decided]])
    expect(withChanges([line], newer, 'differ')).toEqual([decided])
    expect(withChanges([line], newer, 'undecided')).toEqual([])
    const fresh = lineOf({ updatedAt: '2026-11-22T10:00:00.000Z' })
    expect(withChanges([fresh], newer, 'undecided')).toEqual([fresh])
    expect(withChanges([line], new Map(), 'undecided')).toEqual([line])
  })
})

describe('choosing lines', () => {
  test('a second tap takes it back; the store tells each change', () => {
    const selection = createSelection()
    const told = jest.fn()
    selection.store.subscribe(told)
    selection.toggle(lineOf())
    expect(selection.has(lineOf()._id)).toBe(true)
    selection.toggle(lineOf())
    expect(selection.has(lineOf()._id)).toBe(false)
    selection.set([lineOf()])
    selection.clear()
    expect(told).toHaveBeenCalledTimes(4)
  })
  test('what nobody counted cannot be chosen', () => {
    expect(selectable(lineOf())).toBe(true)
    expect(selectable(lineOf({ state: 'toRecount' }))).toBe(false)
  })
  test('many go in parts', () => {
    expect(inParts([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
    expect(inParts([], 2)).toEqual([])
  })
})

describe('figures', () => {
  const group = { key: 'a', name: 'A 区', lines: 1, counted: 1, differ: 1 }
  test('money is summed, or not there at all', () => {
    const rich = { ...group, bookFen: 100, surplusFen: 5, lossFen: 7 }
    expect(moneyOf([rich, rich])).toEqual({ bookFen: 200, surplusFen: 10, lossFen: 14 })
    expect(moneyOf([group])).toBeUndefined()
  })
  test('accuracy is of the lines counted', () => {
    expect(lineAccuracy(board)).toBe(90)
    expect(lineAccuracy({ counted: 3, differ: undefined })).toBeNull()
    expect([percentText(98.5), percentText(null)]).toEqual(['98.5%', '—'])
  })
  test('money with its sign', () => {
    expect([signedMoney(1200), signedMoney(-350), signedMoney(0)]).toEqual(['+¥12.00', '-¥3.50', '¥0.00'])
  })
})

test.each([
  [[{ kind: 'unitMixUp' }, { kind: 'movement' }], -12, ['wrongUnit']],
  [[{ kind: 'unposted' }], -1, ['missedIssue']],
  [[{ kind: 'unposted' }], 1, ['missedReceipt']],
  [[{ kind: 'swappedLot' }, { kind: 'elsewhere' }, { kind: 'swappedLot' }], 1, ['wrongLot', 'misplaced']],
  [[{ kind: 'movement' }], 1, []],
] as const)('causes %o of %d point at %o', (causes, variance, reasons) => {
  expect(likelyReasons(causes, variance)).toEqual(reasons)
})
