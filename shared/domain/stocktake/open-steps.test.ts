import type { CountLine } from '../../schema/count-line'
import type { CountArea } from '../../schema/stocktake'
import { now } from '../testing/fixtures'
import { lineToCount, stocktakeWith } from '../testing/stocktakes'
import {
  afterOpeningStep,
  assign,
  cancel,
  MOST_LINES,
  open,
  peopleOf,
  refuseAreas,
  type OpenStocktake,
} from './open-steps'

const wang = { id: 'wang', name: '王敏' }
const li = { id: 'li', name: '李丽' }
const whole: CountArea = { areaId: 0, name: '全部', counters: [], seconds: [] }
const command: OpenStocktake = {
  no: 'PD20261122-0001',
  by: wang,
  kind: 'cycle',
  warehouse: { _id: 'W1', name: '一号库' },
  scope: {},
  scopeText: '全库',
  blind: true,
  double: false,
  frozen: false,
  areas: [whole],
  lines: 10,
  mayBeEmpty: false,
}

describe('opening', () => {
  test('waits for its lines, and is named by what it counts', () => {
    expect(open(command, now)).toMatchObject({
      ok: true,
      data: {
        status: 'opening',
        name: '一号库循环盘点 全库 11-22',
        blind: true,
        openToClerks: true,
        counterIds: [],
        job: { kind: 'opening', step: 0, after: null, done: 0, total: 10 },
        history: [{ action: 'open', by: wang, at: now }],
      },
    })
  })

  test('a name that would be too long leaves the scope out', () => {
    const done = open({ ...command, scopeText: '很长'.repeat(40) }, now)
    expect(done.ok && done.data.name).toBe('一号库循环盘点 11-22')
    const named = open({ ...command, name: '年终盘点' }, now)
    expect(named.ok && named.data.name).toBe('年终盘点')
  })

  test.each<[string, Partial<OpenStocktake>, string | true]>([
    ['nothing there', { lines: 0 }, 'NOTHING_TO_COUNT'],
    ['nothing there, of a shelf', { lines: 0, mayBeEmpty: true }, true],
    ['as much as there may be', { lines: MOST_LINES }, true],
    ['more than that', { lines: MOST_LINES + 1 }, 'TOO_MANY_LINES'],
  ])('%s', (_what, changes, expected) => {
    const done = open({ ...command, ...changes }, now)
    expect(done.ok || done.code).toBe(expected)
  })
})

describe('a step of the opening', () => {
  const job = { kind: 'opening', step: 1, after: 'A', offset: 0, done: 5, total: 9, updatedAt: now } as const
  const opening = stocktakeWith({ status: 'opening', job })
  const lines = [lineToCount(), lineToCount()] as CountLine[]

  test('moves on behind the last item', () => {
    expect(
      afterOpeningStep(opening, 1, { lines, lastItemId: 'F', finished: false }, wang, now),
    ).toMatchObject({
      ok: true,
      data: { status: 'opening', job: { step: 2, after: 'F', done: 7 } },
    })
  })

  test('the last one begins counting', () => {
    const done = afterOpeningStep(opening, 1, { lines, lastItemId: 'F', finished: true }, li, now)
    expect(done).toMatchObject({ ok: true, data: { status: 'counting', job: null, startedAt: now } })
    expect(done.ok && done.data.history.at(-1)).toEqual({
      action: 'start',
      by: li,
      at: now,
      comment: '共 7 行',
    })
  })

  test.each([
    ['a step that is done', opening, 0, 'ALREADY_HANDLED'],
    ['a step that is not next', opening, 2, 'ALREADY_HANDLED'],
    ['lines that are there', stocktakeWith({ status: 'counting' }), 1, 'ALREADY_HANDLED'],
    [
      'more lines than there may be',
      stocktakeWith({ job: { ...job, done: MOST_LINES } }),
      1,
      'TOO_MANY_LINES',
    ],
  ])('refuses %s', (_what, stocktake, step, code) =>
    expect(
      afterOpeningStep(stocktake, step, { lines, lastItemId: 'F', finished: false }, wang, now),
    ).toMatchObject({
      ok: false,
      code,
    }),
  )
})

describe('people', () => {
  const named = { ...whole, counters: [wang], seconds: [li] }

  test.each<[string, CountArea[], boolean, string[], boolean]>([
    ['nobody named', [whole], false, [], true],
    ['both named', [named], true, ['wang', 'li'], false],
    ['a second that any clerk may be', [{ ...named, seconds: [] }], true, ['wang'], true],
    ['no second wanted', [{ ...named, seconds: [] }], false, ['wang'], false],
  ])('%s', (_what, areas, double, counterIds, openToClerks) =>
    expect(peopleOf(areas, double)).toEqual({ counterIds, openToClerks }),
  )

  test('one person cannot count twice', () => {
    const alone = [{ ...named, seconds: [wang] }]
    expect(refuseAreas(alone, true)).toMatchObject({ code: 'COUNTER_UNFIT', details: { name: '王敏' } })
    expect(refuseAreas(alone, false)).toBeNull()
    expect(refuseAreas([named], true)).toBeNull()
    expect(refuseAreas([{ ...named, seconds: [] }], true)).toBeNull()
  })

  const counting = stocktakeWith({
    status: 'counting',
    areas: [whole, { ...whole, areaId: 1, name: 'B 区' }],
  })
  const given = { by: wang, areas: [{ areaId: 1, counters: [li], seconds: [] }], dueOn: '2026-12-01' }

  test('are named for one area, the others stay', () => {
    const done = assign(counting, given, now)
    expect(done).toMatchObject({
      ok: true,
      data: { counterIds: ['li'], openToClerks: true, dueOn: '2026-12-01', status: 'counting' },
    })
    expect(done.ok && done.data.areas[0]).toBe(counting.areas[0])
    expect(done.ok && done.data.history.at(-1)).toMatchObject({ action: 'assign', comment: 'B 区：李丽' })
  })

  test.each([
    ['an area that is not there', counting, [{ areaId: 9, counters: [], seconds: [] }], 'AREA_UNKNOWN'],
    [
      'one person for both counts',
      { ...counting, double: true },
      [{ areaId: 1, counters: [li], seconds: [li] }],
      'COUNTER_UNFIT',
    ],
    ['a result that is handed in', stocktakeWith({ status: 'approving' }), given.areas, 'ALREADY_HANDLED'],
  ])('%s is refused', (_what, stocktake, areas, code) =>
    expect(assign(stocktake, { by: wang, areas }, now)).toMatchObject({ ok: false, code }),
  )
})

test.each([
  ['opening', true],
  ['counting', true],
  ['reviewing', true],
  ['approving', true],
  ['posting', 'ALREADY_HANDLED'],
  ['posted', 'ALREADY_HANDLED'],
  ['cancelled', 'ALREADY_HANDLED'],
] as const)('given up while %s: %s', (status, expected) => {
  const done = cancel(stocktakeWith({ status }), wang, '改期', now)
  expect(done.ok || done.code).toBe(expected)
  if (done.ok) {
    expect(done.data).toMatchObject({ status: 'cancelled', job: null })
    expect(done.data.history.at(-1)).toEqual({ action: 'cancel', by: wang, at: now, comment: '改期' })
  }
})
