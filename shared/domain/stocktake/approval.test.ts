import { defaultSettings } from '../../schema/settings'
import type { Stocktake } from '../../schema/stocktake'
import { approver, clerk, now, person } from '../testing/fixtures'
import { administrator, reviewer, stocktakeWith } from '../testing/stocktakes'
import { decideResult, levelOf, refuseDecision, submitResult, type Submit } from './approval'
import { totalsOf, type ResultTally } from './totals'

const limits = defaultSettings.stocktake.approval

const tally = (more: Partial<ResultTally>): ResultTally => ({
  state: 'counted',
  differs: false,
  undecided: false,
  sign: 0,
  corrected: false,
  valued: true,
  lines: 1,
  bookFen: 1_000_000,
  differenceFen: 0,
  ...more,
})
const surplus = (differenceFen: number) => tally({ sign: 1, differs: true, differenceFen, bookFen: 0 })
const loss = (differenceFen: number) => tally({ sign: -1, differs: true, differenceFen, bookFen: 0 })

describe('totals', () => {
  test('add up what the database grouped', () =>
    expect(
      totalsOf(
        [
          tally({ lines: 90 }),
          tally({ lines: 3, differs: true, corrected: true }),
          { ...surplus(1_200.4), lines: 2 },
          { ...loss(300.4), lines: 4, corrected: true },
          tally({ state: 'toCount', lines: 5, bookFen: 0 }),
        ],
        1,
      ),
    ).toEqual({
      lines: 104,
      counted: 99,
      skipped: 5,
      matched: 90,
      surplusLines: 2,
      lossLines: 4,
      corrected: 7,
      unknown: 1,
      bookFen: 2_000_000,
      surplusFen: 1_200,
      lossFen: 300,
    }))
})

describe('who decides', () => {
  // The books say 10,000 yuan: 0.5 % are 50 yuan, 5 % are 500.
  test.each([
    ['nothing differs', [], 0, 'none'],
    ['within money and percent', [surplus(2_500), loss(2_500)], 0, 'none'],
    ['surplus and loss do not hide one another', [surplus(2_501), loss(2_500)], 0, 'approver'],
    ['at the approver’s percent', [loss(50_000)], 0, 'approver'],
    ['beyond the approver’s percent', [loss(50_001)], 0, 'admin'],
    ['goods without a cost are looked at by somebody', [tally({ sign: 1, valued: false })], 1, 'approver'],
  ] as const)('%s → %s', (_what, differences, unvalued, level) =>
    expect(levelOf(totalsOf([tally({}), ...differences], 0), limits, unvalued)).toBe(level),
  )

  test.each([
    [10_000, 'none'],
    [10_001, 'approver'],
    [500_000, 'approver'],
    [500_001, 'admin'],
  ])('by the amount alone where the books had no value: %p fen → %p', (fen, level) =>
    expect(levelOf(totalsOf([surplus(fen)], 0), limits, 0)).toBe(level),
  )
})

const submitting = (more: Partial<Submit> = {}): Submit => ({
  by: clerk,
  revision: 3,
  tallies: [tally({ lines: 9 }), loss(40_000)],
  unknown: 0,
  limits,
  approvers: ['li', 'chen'],
  admins: ['root'],
  countedBy: ['wang', 'zhao'],
  ...more,
})
const submit = (more: Partial<Submit> = {}, stocktake = stocktakeWith()) =>
  submitResult(stocktake, submitting(more), now)

describe('submitting', () => {
  test('a small result is posted at once', () =>
    expect(submit({ tallies: [tally({ lines: 9 }), loss(100)] })).toMatchObject({
      ok: true,
      data: {
        status: 'posting',
        approval: { level: 'none', approverIds: [] },
        job: { kind: 'posting', step: 0, done: 0, total: 10 },
        totals: { lines: 10, matched: 9, lossFen: 100 },
      },
    }))

  test('a larger one waits for the approvers, in order', () => {
    const done = submit({ note: '请审' })
    expect(done).toMatchObject({
      ok: true,
      data: { status: 'approving', job: null, approval: { level: 'approver', approverIds: ['li', 'chen'] } },
    })
    expect(done.ok && done.data.history.at(-1)).toMatchObject({ action: 'submit', comment: '请审' })
  })

  test.each<[string, Partial<Submit>, Stocktake['approval']]>([
    ['who counted does not decide', { countedBy: ['li'] }, { level: 'approver', approverIds: ['chen'] }],
    ['nor who submits', { by: { ...clerk, _id: 'chen' } }, { level: 'approver', approverIds: ['li'] }],
    [
      'no approver left: administrators',
      { countedBy: ['li', 'chen'] },
      { level: 'admin', approverIds: ['root'] },
    ],
    [
      'beyond the approver: administrators',
      { tallies: [tally({}), loss(900_000)] },
      { level: 'admin', approverIds: ['root'] },
    ],
  ])('%s', (_what, more, approval) =>
    expect(submit(more)).toMatchObject({ ok: true, data: { status: 'approving', approval } }),
  )

  test.each<[string, Partial<Submit>, string]>([
    ['a line that waits for its second count', { tallies: [tally({ state: 'toSecond' })] }, 'LINES_OPEN'],
    ['a line that is to be counted again', { tallies: [tally({ state: 'toRecount' })] }, 'LINES_OPEN'],
    [
      'a difference without a reason',
      { tallies: [tally({ differs: true, undecided: true })] },
      'LINES_UNDECIDED',
    ],
    ['goods that nobody named', { unknown: 2 }, 'FINDS_OPEN'],
    ['a result that changed since', { revision: 2 }, 'CHANGED_MEANWHILE'],
    ['nobody left to decide', { countedBy: ['li', 'chen', 'root'] }, 'NO_APPROVER'],
    [
      'somebody else’s warehouse',
      { by: person('sun', { roles: ['clerk'], warehouseIds: ['W2'] }) },
      'WAREHOUSE_FORBIDDEN',
    ],
  ])('%s is refused', (_what, more, code) => expect(submit(more)).toMatchObject({ ok: false, code }))

  test('lines that nobody counted do not stand in the way', () =>
    expect(submit({ tallies: [tally({ lines: 3 }), tally({ state: 'toCount', lines: 4 })] })).toMatchObject({
      ok: true,
      data: { totals: { skipped: 4 } },
    }))

  test.each(['counting', 'approving', 'posting', 'posted', 'cancelled'] as const)('not in %s', (status) =>
    expect(submit({}, stocktakeWith({ status }))).toMatchObject({ code: 'ALREADY_HANDLED' }),
  )
})

describe('deciding', () => {
  const history = [{ action: 'submit' as const, by: { id: 'wang', name: 'wang先生' }, at: now }]
  const approval = { level: 'approver' as const, approverIds: ['li'] }
  const waiting = stocktakeWith({
    status: 'approving',
    approval,
    history,
    totals: totalsOf([tally({ lines: 9 }), loss(40_000)], 0),
  })
  const counted = ['zhao']

  test('approved, posting begins', () =>
    expect(decideResult(waiting, { by: approver, approve: true, countedBy: counted }, now)).toMatchObject({
      ok: true,
      data: { status: 'posting', job: { kind: 'posting', step: 0, total: 10 } },
    }))

  test('returned with a word, it is reviewed again', () => {
    const back = decideResult(
      waiting,
      { by: approver, approve: false, comment: '再查', countedBy: counted },
      now,
    )
    expect(back).toMatchObject({ ok: true, data: { status: 'reviewing', job: null, revision: 4 } })
    expect(back.ok && back.data.history.at(-1)).toMatchObject({ action: 'return', comment: '再查' })
  })

  test('an administrator stands in for an approver', () =>
    expect(refuseDecision(waiting, administrator, counted)).toBeNull())

  test.each([
    ['without a word why', waiting, approver, 'COMMENT_REQUIRED'],
    ['by who submitted', waiting, { ...administrator, _id: 'wang' }, 'SELF_APPROVAL'],
    ['by who counted', waiting, { ...administrator, _id: 'zhao' }, 'COUNTER_DECIDES'],
    ['by another approver', waiting, { ...approver, _id: 'chen' }, 'NOT_YOUR_APPROVAL'],
    ['by a clerk', waiting, reviewer, 'COUNTER_DECIDES'],
    ['a second time', stocktakeWith({ status: 'posting', approval, history }), approver, 'ALREADY_HANDLED'],
  ])('returning %s is refused', (_what, stocktake, by, code) =>
    expect(decideResult(stocktake, { by, approve: false, countedBy: counted }, now)).toMatchObject({ code }),
  )

  test('whoever is refused hears whose it is', () =>
    expect(refuseDecision(waiting, { ...approver, _id: 'chen' }, counted, ['李主任'])).toMatchObject({
      details: { approvers: '李主任、管理员' },
    }))
})
