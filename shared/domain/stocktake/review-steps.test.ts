import { clerk, now, person } from '../testing/fixtures'
import {
  administrator,
  countedLine,
  countEvent,
  lineToCount,
  reviewer,
  stocktakeWith,
} from '../testing/stocktakes'
import { evaluate } from './evaluate'
import { acceptVariances, askRecount, finishCounting, reopenCounting, waitingAfter } from './review-steps'

const stranger = person('sun', { roles: ['clerk'], warehouseIds: ['W2'] })
const counting = stocktakeWith({ status: 'counting' })
const reviewing = stocktakeWith()

describe('finishing', () => {
  test.each([
    [undefined, 0, true],
    [undefined, 2, 'LINES_UNCOUNTED'],
    [1, 2, 'LINES_UNCOUNTED'],
    [2, 2, true],
    [5, 2, true],
  ])('agreed to leave %p of %p uncounted → %p', (leave, uncounted, expected) => {
    const done = finishCounting(counting, { by: clerk, uncounted, waiting: 0, leave }, now)
    expect(done.ok || done.code).toBe(expected)
  })

  test('is review, with what is left in the history', () => {
    const done = finishCounting(counting, { by: clerk, uncounted: 2, waiting: 0, leave: 2 }, now)
    expect(done).toMatchObject({
      ok: true,
      data: { status: 'reviewing', finishedAt: now, revision: counting.revision + 1 },
    })
    expect(done.ok && done.data.history.at(-1)).toMatchObject({
      action: 'finish',
      comment: '2 行没盘，保持账面数',
    })
  })

  test.each([
    ['somebody else’s warehouse', counting, stranger, 'WAREHOUSE_FORBIDDEN'],
    ['a stocktake that is not counted any more', reviewing, clerk, 'ALREADY_HANDLED'],
    ['one whose lines are not there yet', stocktakeWith({ status: 'opening' }), clerk, 'ALREADY_HANDLED'],
  ])('%s is refused', (_what, stocktake, by, code) =>
    expect(finishCounting(stocktake, { by, uncounted: 0, waiting: 0, leave: undefined }, now)).toMatchObject({
      code,
    }),
  )

  test('administrators may, too', () =>
    expect(
      finishCounting(counting, { by: administrator, uncounted: 0, waiting: 0, leave: undefined }, now).ok,
    ).toBe(true))
})

describe('reopening', () => {
  test('goes back to counting with the reason', () => {
    const back = reopenCounting(reviewing, { by: clerk, reason: 'B 区漏盘' }, now)
    expect(back).toMatchObject({ ok: true, data: { status: 'counting', revision: 4 } })
    expect(back.ok && back.data.history.at(-1)).toMatchObject({ action: 'reopen', comment: 'B 区漏盘' })
  })
  test.each([
    ['counting', clerk, 'ALREADY_HANDLED'],
    ['approving', clerk, 'ALREADY_HANDLED'],
    ['posted', clerk, 'ALREADY_HANDLED'],
    ['reviewing', stranger, 'WAREHOUSE_FORBIDDEN'],
  ] as const)('in %s → refused', (status, by, code) =>
    expect(reopenCounting(stocktakeWith({ status }), { by, reason: '漏盘' }, now)).toMatchObject({ code }),
  )
})

describe('asking for another count', () => {
  const explained = countedLine(8, 10, {
    undecided: false,
    reason: 'stolen',
    reasonNote: '监控可查',
    decidedBy: { id: 'zhao', name: 'zhao先生' },
  })

  test('begins a round without result and without what was said about the old one', () => {
    const asked = askRecount(reviewing, [explained], { by: reviewer, note: '再数一遍' }, now)
    expect(asked).toMatchObject({
      ok: true,
      data: {
        stocktake: { status: 'reviewing', revision: 4 },
        lines: [
          {
            state: 'toRecount',
            round: 2,
            askedRound: 2,
            recountReason: 'asked',
            differs: false,
            undecided: false,
          },
        ],
      },
    })
    if (!asked.ok) return
    const [line] = asked.data.lines
    for (const gone of ['result', 'reason', 'reasonNote', 'decidedBy']) expect(line).not.toHaveProperty(gone)
    expect(asked.data.stocktake.history.at(-1)).toMatchObject({
      action: 'recount',
      comment: '1 行重盘：再数一遍',
    })
  })

  test('the old count no longer decides, a new one does', () => {
    const asked = askRecount(reviewing, [countedLine(8, 10)], { by: reviewer }, now)
    if (!asked.ok) throw new Error(asked.code)
    const rules = { double: false, photo: { controlled: false, overFen: 1e9, overPercent: 100 } }
    const [line] = asked.data.lines
    expect(evaluate(line!, rules)).toMatchObject({ state: 'toRecount', recountReason: 'asked' })
    const again = countEvent(10, { eventId: 'event-0002', round: 2, by: { id: 'li', name: '李' } })
    expect(evaluate({ ...line!, events: [...line!.events, again] }, rules)).toMatchObject({
      state: 'counted',
      result: { counted: 10, variance: 0 },
    })
  })

  test('the stocktake knows how many lines call somebody back, until they are counted', () => {
    const asked = askRecount(reviewing, [countedLine(8, 10)], { by: reviewer }, now)
    if (!asked.ok) throw new Error(asked.code)
    const [line] = asked.data.lines
    expect(asked.data.stocktake.waiting).toBe(1)
    const counted = waitingAfter(asked.data.stocktake, [{ before: line!, after: { state: 'counted' } }])
    expect('waiting' in counted).toBe(false)
    const second = { before: undefined, after: { state: 'toSecond' as const } }
    expect(waitingAfter(asked.data.stocktake, [second]).waiting).toBe(2)
    expect(waitingAfter(counting, [second]).waiting).toBeUndefined()
  })

  test('lines that wait for a count anyway stay as they are', () => {
    const asked = askRecount(reviewing, [explained, lineToCount({ lotId: 'L2' })], { by: reviewer }, now)
    expect(asked.ok && asked.data.lines.map(({ lotId }) => lotId)).toEqual(['L1'])
    expect(askRecount(reviewing, [lineToCount()], { by: reviewer }, now)).toMatchObject({
      code: 'INVALID_INPUT',
    })
  })

  test('a line that only waits for its photo may get another counter', () => {
    const photo = countedLine(8, 10, { state: 'toRecount', recountReason: 'photo' })
    expect(askRecount(reviewing, [photo], { by: reviewer }, now).ok).toBe(true)
  })

  test.each([
    ['by somebody else’s clerk', reviewing, stranger, 'WAREHOUSE_FORBIDDEN'],
    ['once it is submitted', stocktakeWith({ status: 'approving' }), reviewer, 'ALREADY_HANDLED'],
    [
      'by who counts blind, while counting',
      stocktakeWith({ status: 'counting', blind: true }),
      reviewer,
      'BOOKS_HIDDEN',
    ],
  ])('%s is refused', (_what, stocktake, by, code) =>
    expect(askRecount(stocktake, [explained], { by }, now)).toMatchObject({ code }),
  )

  test('while counting goes on it may be asked by who does not count blind', () =>
    expect(askRecount(counting, [explained], { by: reviewer }, now)).toMatchObject({
      ok: true,
      data: { stocktake: { status: 'counting' } },
    }))
})

describe('a reason for a difference', () => {
  const lines = [countedLine(8, 10), countedLine(12, 10, { lotId: 'L2' })]

  test('settles the lines, with who said so', () => {
    const done = acceptVariances(
      reviewing,
      lines,
      { by: reviewer, reason: 'misplaced', note: '放到隔壁' },
      now,
    )
    expect(done).toMatchObject({ ok: true, data: { stocktake: { status: 'reviewing', revision: 4 } } })
    for (const line of done.ok ? done.data.lines : []) {
      expect(line).toMatchObject({
        undecided: false,
        reason: 'misplaced',
        reasonNote: '放到隔壁',
        decidedBy: { id: 'zhao' },
      })
    }
  })

  test('said again, the last word holds, and an old note goes', () => {
    const before = countedLine(8, 10, { undecided: false, reason: 'other', reasonNote: '不清楚' })
    const done = acceptVariances(reviewing, [before], { by: reviewer, reason: 'stolen' }, now)
    expect(done.ok && done.data.lines[0]).toMatchObject({ reason: 'stolen' })
    expect(done.ok && done.data.lines[0]).not.toHaveProperty('reasonNote')
  })

  test.each([
    ['其他 without words', reviewing, lines, reviewer, 'other', 'REASON_REQUIRED'],
    ['a line that is right', reviewing, [countedLine(10, 10)], reviewer, 'stolen', 'LINE_NOT_DIFFERENT'],
    ['a line that nobody counted', reviewing, [lineToCount()], reviewer, 'stolen', 'LINE_NOT_DIFFERENT'],
    ['while counting goes on', counting, lines, reviewer, 'stolen', 'ALREADY_HANDLED'],
    ['once it is posted', stocktakeWith({ status: 'posted' }), lines, reviewer, 'stolen', 'ALREADY_HANDLED'],
    ['somebody else’s warehouse', reviewing, lines, stranger, 'stolen', 'WAREHOUSE_FORBIDDEN'],
    [
      'a line that the reviewer may still count blind',
      stocktakeWith({ blind: true }),
      [countedLine(8, 10, { state: 'toRecount' })],
      reviewer,
      'stolen',
      'BOOKS_HIDDEN',
    ],
  ] as const)('%s is refused', (_what, stocktake, some, by, reason, code) =>
    expect(acceptVariances(stocktake, some, { by, reason }, now)).toMatchObject({ ok: false, code }),
  )
})
