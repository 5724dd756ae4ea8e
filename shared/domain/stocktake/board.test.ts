import { clerk, person } from '../testing/fixtures'
import { stocktakeWith } from '../testing/stocktakes'
import { actionsOf } from './actions'
import { boardOf, talliesAfter, type BoardTallies, type LineTally } from './board'

const counter = person('hua')
const stocktake = stocktakeWith({
  status: 'counting',
  blind: true,
  areas: [
    { areaId: 0, name: 'A 区', zones: ['A'], counters: [{ id: 'hua', name: '华' }], seconds: [] },
    { areaId: 1, name: '其余', counters: [{ id: 'hua', name: '华' }], seconds: [] },
  ],
  counterIds: ['hua'],
  openToClerks: false,
})
const tally = (areaId: number, state: LineTally['state'], lines: number, more: Partial<LineTally> = {}) => ({
  ...{ areaId, state, lines, differs: false, undecided: false, found: false },
  ...more,
})
const tallies: BoardTallies = {
  lines: [
    tally(0, 'toCount', 5),
    tally(0, 'counted', 3),
    tally(0, 'counted', 2, { differs: true, undecided: true }),
    tally(1, 'toRecount', 1, { found: true }),
    tally(1, 'counted', 1, { differs: true, outcome: 'stuck' }),
  ],
  people: [
    { id: 'a', name: '甲', lines: 2, lastAt: '2026-11-22T01:00:00.000Z' },
    { id: 'b', name: '乙', lines: 4, lastAt: '2026-11-22T02:00:00.000Z' },
  ],
  unknown: 2,
}

test('progress by area, and who counted most', () => {
  const board = boardOf(stocktake, tallies, clerk)
  expect(board).toMatchObject({ lines: 12, counted: 6, toCount: 5, toSecond: 0, toRecount: 1, unknown: 2 })
  expect(board).toMatchObject({ differ: 3, undecided: 2, found: 1, stuck: 1 })
  expect(board.areas).toMatchObject([
    { areaId: 0, lines: 10, counted: 5, differ: 2, mine: false },
    { areaId: 1, lines: 2, counted: 1, differ: 1, mine: false },
  ])
  expect(board.people.map(({ id }) => id)).toEqual(['b', 'a'])
})

test('a blind counter sees how far it is and nothing of what differs', () => {
  const board = boardOf(stocktake, tallies, counter)
  expect(board).toMatchObject({ lines: 12, counted: 6 })
  expect(JSON.stringify(board)).not.toMatch(/differ|undecided|found|stuck/)
  expect(board.areas.every(({ mine }) => mine)).toBe(true)
})

test('a command says how far it will be', () => {
  const before = tally(0, 'counted', 0, { differs: true, undecided: true })
  const after = { ...before, undecided: false }
  const fresh = tally(1, 'counted', 0, { found: true })
  const board = boardOf(stocktake, talliesAfter(tallies, [{ before, after }, { after: fresh }], 1), clerk)
  expect(board).toMatchObject({ lines: 13, counted: 7, differ: 3, undecided: 1, found: 2, unknown: 1 })
})

describe('what may be done', () => {
  const today = '2026-11-22'
  const may = (status: typeof stocktake.status, caller = clerk, more: Partial<typeof stocktake> = {}) => {
    const actions = actionsOf({ ...stocktake, status, ...more }, caller, ['hua'], today)
    return Object.entries(actions).flatMap(([name, allowed]) => (allowed ? name : []))
  }
  const job = { kind: 'posting', step: 0, after: null, offset: 0, done: 0, total: 1, updatedAt: '' } as const
  const posted = { postedAt: '2026-10-23T03:00:00.000Z' }

  test.each<[string, string[], string[]]>([
    ['the clerk while counting', may('counting'), ['assign', 'finish', 'review', 'cancel']],
    ['the counter while counting', may('counting', counter), ['count']],
    ['a stranger', may('counting', person('x')), []],
    [
      'the clerk in review',
      may('reviewing'),
      ['assign', 'reopen', 'review', 'submit', 'cancel', 'sign', 'export'],
    ],
    ['the clerk while posting', may('posting', clerk, { job }), ['review', 'advance', 'sign', 'export']],
    ['a month after posting', may('posted', clerk, posted), ['review', 'sign', 'export']],
    ['later than that', may('posted', clerk, { postedAt: '2026-10-22T03:00:00.000Z' }), ['review', 'export']],
    ['once given up', may('cancelled'), ['review']],
    [
      'with a freeze',
      may('counting', clerk, { frozen: true }).filter((name) => name === 'unfreeze'),
      ['unfreeze'],
    ],
  ])('%s', (_what, allowed, expected) => expect(allowed.sort()).toEqual(expected.sort()))
})
