import fc from 'fast-check'
import type { Loan } from '../schema/loan'
import { defaultSettings } from '../schema/settings'
import { isOut, loanNumber, outQuantity, overdueDays } from './loan'
import { reminderOf } from './loan-reminder'
import { askRenewal, decideRenewal, mayDecideRenewal, renewalDays } from './loan-renew'
import { returnLoan, type LoanReturnCommand } from './loan-return'
import { settleLoan, type SettleCommand } from './loan-settle'
import { approver, clerk, now, person, requester, today } from './testing/fixtures'
import { done, handedOut, placeOf } from './testing/lending'
import { sum } from './stock'

const { loan: opened, stock, issue } = handedOut('loan')
const loan = opened!
const rules = defaultSettings.loans
const state = { stock: () => stock, location: placeOf }
const [A, BAD] = ['W1:A-02', 'W1:BH-01']
const good = (lineId: number, quantity: number, locationId = A) => ({
  lineId,
  quantity,
  condition: 'good' as const,
  locationId,
})
const broken = (lineId: number, quantity: number, reason = '笔尖断了', locationId = BAD) => ({
  ...good(lineId, quantity, locationId),
  condition: 'damaged' as const,
  reason,
})
const back = (...lines: LoanReturnCommand['lines'][number][]) => ({ no: 'TK1', by: clerk, lines })
const takeBack = (from: Loan, ...lines: LoanReturnCommand['lines'][number][]) =>
  returnLoan(from, state, back(...lines), now)

test('an issue of a loan opens it: its lots, its day of return, its number', () => {
  expect(loanNumber('CK20261122-0001')).toBe('JC20261122-0001')
  expect(issue.loanId).toBe('JC20261122-0001')
  expect(loan).toMatchObject({
    _id: 'JC20261122-0001',
    status: 'lent',
    open: true,
    dueDate: '2026-12-20',
    borrower: { id: requester._id },
    approverIds: [approver._id],
    lines: [
      { lotId: 'old', lotNo: 'P1', quantity: 10, valueFen: 1_001, receivedAt: '2026-05-01T02:00:00.000Z' },
      { lotId: 'new', quantity: 3 },
    ],
  })
})

test('what comes back good is the lot that it was, as old as it was', () => {
  const { loan: after, receipt, stocks, postings } = done(takeBack(loan, good(1, 4)))
  expect(after).toMatchObject({ status: 'partlyReturned', open: true, receiptIds: ['TK1'] })
  expect(after.lines[0]).toMatchObject({ returned: 4, closedValueFen: 400 })
  expect(stocks[0]!.lots.find((row) => row.lotId === 'old')).toMatchObject({
    locationId: A,
    status: 'available',
    quantity: 4,
    lotNo: 'P1',
    receivedAt: '2026-05-01T02:00:00.000Z',
  })
  expect(postings).toMatchObject([
    { from: 'loan:JC20261122-0001', to: `stock:${A}`, quantity: 4, valueFen: 400 },
  ])
  expect(receipt).toMatchObject({ kind: 'return', source: { type: 'loan' }, lines: [{ sourceLineId: 1 }] })
})

test('damage lies with the rejected goods and waits for its liability', () => {
  const returned = done(takeBack(loan, good(1, 9), broken(1, 1), good(2, 3)))
  expect(returned.loan).toMatchObject({ status: 'toSettle', open: true })
  expect(returned.stocks[0]!.lots.find((row) => row.locationId === BAD)).toMatchObject({ status: 'rejected' })
  expect(returned.loan.lines[0]).toMatchObject({ returned: 9, damaged: 1, closedValueFen: 1_001 })
  const settled = done(settleLoan(returned.loan, liability({ kind: 'damaged', quantity: 1 }), now))
  expect(settled.postings).toEqual([])
  expect(settled.loan).toMatchObject({ status: 'settled', open: false })
  expect(done(takeBack(loan, good(1, 10), good(2, 3))).loan).toMatchObject({
    status: 'returned',
    open: false,
  })
})

const liability = (more: Partial<SettleCommand> = {}): SettleCommand => ({
  by: clerk,
  lineId: 1,
  kind: 'lost',
  quantity: 10,
  liable: loan.borrower,
  decision: 'compensate',
  amountFen: 500,
  note: '会后没找到',
  ...more,
})

test('what is lost leaves the books with its cost, and the rest of the loan goes on', () => {
  const { loan: after, postings } = done(settleLoan(loan, liability(), now))
  expect(postings).toMatchObject([
    { from: 'loan:JC20261122-0001', to: 'loss', quantity: 10, valueFen: 1_001 },
  ])
  expect(after).toMatchObject({ status: 'partlyReturned', settlements: [{ amountFen: 500 }] })
  expect(done(takeBack(after, good(2, 3))).loan.status).toBe('settled')
})

describe('a return is refused', () => {
  const gone = done(takeBack(loan, good(1, 10), good(2, 3))).loan
  test.each([
    ['more than is out', loan, [good(1, 11)], 'OVER_LENT'],
    ['more than is out in two parts', loan, [good(1, 6), broken(1, 5)], 'OVER_LENT'],
    ['nothing at all', loan, [], 'NOTHING_TO_RETURN'],
    ['a line that the loan does not have', loan, [good(9, 1)], 'NOT_FOUND'],
    ['good goods among the rejected', loan, [good(1, 1, BAD)], 'ZONE_MISFIT'],
    ['damaged goods on the shelf', loan, [broken(1, 1, '裂', A)], 'ZONE_MISFIT'],
    ['damage without a word', loan, [broken(1, 1, '')], 'RETURN_REASON_REQUIRED'],
    ['a location of another warehouse', loan, [good(1, 1, 'W2:A-01')], 'LOCATION_UNKNOWN'],
    ['a location that is closed', loan, [good(1, 1, 'W1:A-99')], 'LOCATION_UNKNOWN'],
    ['a loan that has nothing out', gone, [good(1, 1)], 'ALREADY_HANDLED'],
  ])('%s', (_what, from, lines, code) => {
    expect(takeBack(from, ...lines)).toMatchObject({ ok: false, code })
  })
})

test.each([
  ['more than is out', { quantity: 11 }, 'OVER_LENT'],
  ['damage that did not come back', { kind: 'damaged' as const, quantity: 1 }, 'OVER_DAMAGED'],
  ['a compensation of nothing', { amountFen: 0 }, 'COMPENSATION_WRONG'],
  ['money where nobody pays', { decision: 'waive' as const }, 'COMPENSATION_WRONG'],
  ['a line that is not there', { lineId: 7 }, 'NOT_FOUND'],
])('a settlement is refused: %s', (_what, change, code) => {
  expect(settleLoan(loan, liability(change), now)).toMatchObject({ ok: false, code })
})

test('a loan that is settled is not settled again', () => {
  const closed = done(takeBack(loan, good(1, 10), good(2, 3))).loan
  expect(settleLoan(closed, liability(), now)).toMatchObject({ code: 'ALREADY_HANDLED' })
})

describe('renewal', () => {
  const ask = (from: Loan, until = '2027-01-10', by = requester) =>
    askRenewal(from, { by, until, reason: '项目延期' }, rules, today, now)
  const asked = done(ask(loan))
  const decideOn = (more: Partial<Parameters<typeof decideRenewal>[1]> = {}, on = asked, day = today) =>
    decideRenewal(on, { by: approver, decision: 'approve', ...more }, day, now)

  test('the borrower asks, an approver agrees, perhaps to an earlier day', () => {
    expect(asked).toMatchObject({
      renewalWaits: true,
      dueDate: '2026-12-20',
      renewals: [{ state: 'requested' }],
    })
    expect(done(decideOn())).toMatchObject({ dueDate: '2027-01-10', renewalWaits: false })
    expect(done(decideOn({ until: '2026-12-30' })).dueDate).toBe('2026-12-30')
    const refused = done(decideOn({ decision: 'refuse', comment: '别人在等' }))
    expect(refused).toMatchObject({
      dueDate: '2026-12-20',
      renewals: [{ state: 'refused', comment: '别人在等' }],
    })
    expect(mayDecideRenewal(asked, clerk)).toBe(true)
    expect(mayDecideRenewal(asked, person('x', { roles: ['approver'] }))).toBe(false)
  })

  test('an overdue loan is renewed from today on', () => {
    expect(renewalDays(loan, rules, '2026-12-25')).toEqual({ earliest: '2026-12-25', latest: '2027-12-25' })
    expect(renewalDays(loan, rules, today)).toEqual({ earliest: '2026-12-21', latest: '2027-12-20' })
  })

  const often = Array.from({ length: rules.maxRenewals }).reduce<Loan>(
    (before, _one, index) => done(decideOn({}, done(ask(before, `2027-0${index + 1}-20`)))),
    loan,
  )
  const closed = done(takeBack(loan, good(1, 10), good(2, 3))).loan
  test.each([
    ['by somebody else', ask(loan, '2027-01-10', approver), 'FORBIDDEN'],
    ['while one waits', ask(asked), 'RENEWAL_WAITS'],
    ['to the same day', ask(loan, '2026-12-20'), 'DUE_DATE_WRONG'],
    ['beyond the longest loan', ask(loan, '2027-12-21'), 'DUE_DATE_WRONG'],
    ['once too often', ask(often, '2027-09-01'), 'RENEWAL_LIMIT'],
    ['of what came back', ask(closed), 'ALREADY_HANDLED'],
    ['decided by the borrower', decideOn({ by: requester }), 'SELF_APPROVAL'],
    ['decided by a stranger', decideOn({ by: person('x', { roles: ['approver'] }) }), 'NOT_YOUR_APPROVAL'],
    ['decided twice', decideOn({}, done(decideOn())), 'ALREADY_HANDLED'],
    ['refused without a reason', decideOn({ decision: 'refuse' }), 'COMMENT_REQUIRED'],
    ['agreed for longer than asked', decideOn({ until: '2027-01-11' }), 'DUE_DATE_WRONG'],
    ['agreed when the day is over', decideOn({}, asked, '2027-02-01'), 'DUE_DATE_PAST'],
  ])('is refused: %s', (_what, result, code) => {
    expect(result).toMatchObject({ ok: false, code })
  })

  test('what came back needs no renewal any more', () => {
    expect(done(takeBack(asked, good(1, 10), good(2, 3))).loan.renewalWaits).toBe(false)
  })
})

test.each([
  ['2026-12-17', '还有 3 天到期'],
  ['2026-12-18', null],
  ['2026-12-19', '还有 1 天到期'],
  ['2026-12-20', '今天到期'],
  ['2026-12-21', '已逾期 1 天'],
  ['2026-12-22', null],
  ['2026-12-24', '已逾期 4 天'],
])('on %s the borrower is reminded: %s', (day, why) => {
  expect(reminderOf(loan, rules, day)).toBe(why)
  expect(reminderOf({ ...loan, remindedOn: day }, rules, day)).toBeNull()
})

test('what is not out is not overdue', () => {
  expect(overdueDays(loan, '2026-12-23')).toBe(3)
  expect(overdueDays(loan, '2026-12-20')).toBe(0)
  expect(overdueDays(done(takeBack(loan, good(1, 10), good(2, 3))).loan, '2026-12-23')).toBe(0)
})

const step = fc.record({
  line: fc.integer({ min: 1, max: 2 }),
  quantity: fc.integer({ min: 1, max: 11 }),
  what: fc.constantFrom('good', 'damaged', 'lost', 'settle'),
})

test('whatever comes back, breaks or is lost: nothing is counted twice and no fen is lost', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      let current = loan
      let shelf = stock
      let onShelf = 0
      let written = 0
      for (const { line, quantity, what } of steps) {
        if (what === 'good' || what === 'damaged') {
          const part = what === 'good' ? good(line, quantity) : broken(line, quantity)
          const result = returnLoan(current, { stock: () => shelf, location: placeOf }, back(part), now)
          if (!result.ok) continue
          current = result.data.loan
          shelf = result.data.stocks[0]!
          onShelf += sum(result.data.postings.map((posting) => posting.valueFen))
        } else {
          const kind = what === 'lost' ? 'lost' : 'damaged'
          const result = settleLoan(current, liability({ kind, lineId: line, quantity }), now)
          if (!result.ok) continue
          current = result.data.loan
          written += sum(result.data.postings.map((posting) => posting.valueFen))
        }
        for (const each of current.lines) {
          expect(outQuantity(each)).toBeGreaterThanOrEqual(0)
          expect(each.damageSettled).toBeLessThanOrEqual(each.damaged)
          if (outQuantity(each) === 0) expect(each.closedValueFen).toBe(each.valueFen)
        }
      }
      const closed = sum(current.lines.map((each) => each.closedValueFen ?? 0))
      expect(onShelf + written).toBe(closed)
      expect(shelf.valueFen).toBe(stock.valueFen + onShelf)
      expect(current.open).toBe(
        isOut(current) || current.lines.some((each) => each.damaged > each.damageSettled),
      )
    }),
    { numRuns: 150 },
  )
})
