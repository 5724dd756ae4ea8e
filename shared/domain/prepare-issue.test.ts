import type { Requisition } from '../schema/requisition'
import type { Stock } from '../schema/stock'
import { maySeeCheck } from './issue-check'
import { approvePrepared, endPrepared, prepareIssue } from './prepare-issue'
import { setReservation } from './stock'
import { approvedWith } from './testing/approved'
import {
  clerk,
  ethanol,
  lot,
  now,
  pen,
  person,
  requester,
  signature,
  stockOf,
  stockWith,
} from './testing/fixtures'

const liquid = stockWith(ethanol, [lot('e', 1000, { expiryDate: '2027-01-01' })])
const pens = stockWith(pen, [lot('p', 30)])
const second = person('sun', { roles: ['clerk'], warehouseIds: ['W1'] })
const command = { no: 'CK1', by: clerk, signature }
const walk = () => 1

const { requisition, shelves } = approvedWith([{ itemId: 'ETH', quantity: 300 }], [liquid, pens])
const prepare = (wish: Requisition = requisition, stocks: Stock[] = shelves) => {
  const result = prepareIssue(wish, stockOf(...stocks), command, walk, now)
  if (!result.ok) throw new Error(result.code)
  return result.data
}
const prepared = prepare()
const after = [...prepared.stocks, pens]

test('is decided as if posted, then kept: nothing leaves the shelf, and its goods stay promised', () => {
  expect(prepared.check).toMatchObject({
    _id: 'CK1',
    status: 'waiting',
    requisitionId: 'LY1',
    preparedBy: { id: 'wang' },
    lines: [{ lineId: 1, quantity: 300, item: { controlled: 'reagent' } }],
    picks: [{ lotId: 'e', quantity: 300 }],
    signature,
  })
  expect(prepared.requisition).toMatchObject({ status: 'approved', checkId: 'CK1', issues: [] })
  expect(prepared.stocks[0]).toMatchObject({ onHand: 1000, reserved: 300 })
})

test('a promise that ends soon is made to last until somebody comes', () => {
  const [stock] = shelves
  const soon = { requisitionId: 'LY1', lineId: 1, quantity: 300, until: '2026-11-22T16:00:00.000Z' }
  const { stocks } = prepare(requisition, [setReservation(stock!, soon, now)])
  expect(stocks[0]!.reservations[0]).toMatchObject({ quantity: 300, until: '2026-11-25T16:00:00.000Z' })
})

test('refuses to have ordinary goods checked', () => {
  const plain = approvedWith([{ itemId: 'PEN', quantity: 3 }], [pens])
  const result = prepareIssue(plain.requisition, stockOf(...plain.shelves), command, walk, now)
  expect(result).toMatchObject({ code: 'CHECK_NOT_NEEDED' })
})

const approve = (by = second, stocks = after, check = prepared.check) =>
  approvePrepared(check, prepared.requisition, stockOf(...stocks), by, { pickSequence: walk }, now)

test('the second person posts it in both names', () => {
  expect(approve()).toMatchObject({
    ok: true,
    data: {
      check: { status: 'approved', decidedBy: { id: 'sun' } },
      requisition: { status: 'issued' },
      issue: { no: 'CK1', by: { id: 'wang' }, checkedBy: { id: 'sun' } },
      stocks: [{ onHand: 700, reserved: 0 }],
    },
  })
})

const helper = person('helper', { grants: ['checkControlled'] })
test('who holds the right may check without working there', () => {
  expect(approve(helper)).toMatchObject({ ok: true })
  expect(maySeeCheck(prepared.check, helper)).toBe(true)
  expect(maySeeCheck(prepared.check, person('somebody'))).toBe(false)
})

test.each([
  ['who picked', { ...clerk, grants: ['checkControlled' as const] }, { code: 'SELF_CHECK' }],
  ['who asked', { ...requester, grants: ['checkControlled' as const] }, { code: 'SELF_CHECK' }],
  ['who fetches', { ...second, name: 'zhang先生' }, { code: 'SELF_CHECK' }],
  ['who has nothing to do with it', person('somebody'), { code: 'FORBIDDEN' }],
  ['a clerk of elsewhere', { ...second, warehouseIds: ['W2'] }, { code: 'FORBIDDEN' }],
])('refuses %s as the second person', (_who, by, then) => {
  expect(approve(by)).toMatchObject({ ok: false, ...then })
})

test('refuses what was decided already', () => {
  const check = { ...prepared.check, status: 'returned' as const, decidedBy: { id: 'x', name: '某人' } }
  expect(approve(second, after, check)).toMatchObject({ code: 'ALREADY_HANDLED', details: { by: '某人' } })
})

test.each([
  ['frozen', { status: 'frozen' as const }],
  ['gone', { lotId: 'other' }],
])('what is %s meanwhile is picked anew', (_what, change) => {
  const shelf = after[0]!
  const changed = { ...shelf, lots: shelf.lots.map((row) => ({ ...row, ...change })) }
  expect(approve(second, [changed])).toMatchObject({
    code: 'CHECK_STALE',
    details: { cause: expect.stringMatching(/批次|库存/) },
  })
})

test('an older lot that came back meanwhile goes first', () => {
  const shelf = after[0]!
  const older = lot('older', 500, { expiryDate: '2026-12-01' })
  expect(approve(second, [{ ...shelf, lots: [...shelf.lots, older] }])).toMatchObject({
    code: 'CHECK_STALE',
    details: { cause: '来了更早的批次' },
  })
})

test('sent back or taken back, the requisition is as before, with both steps in its history', () => {
  const back = endPrepared(
    prepared.check,
    prepared.requisition,
    { by: second, end: 'returned', reason: '批号不对' },
    now,
  )
  expect(back).toMatchObject({ ok: true, data: { check: { status: 'returned', reason: '批号不对' } } })
  if (!back.ok) throw new Error(back.code)
  expect(back.data.requisition.checkId).toBeUndefined()
  expect(back.data.requisition.history.map(({ action }) => action).slice(-2)).toEqual(['prepare', 'sendBack'])
  expect(
    endPrepared(prepared.check, prepared.requisition, { by: clerk, end: 'cancelled' }, now),
  ).toMatchObject({ ok: true, data: { check: { status: 'cancelled' } } })
  expect(
    endPrepared(prepared.check, prepared.requisition, { by: second, end: 'cancelled' }, now),
  ).toMatchObject({ code: 'FORBIDDEN' })
})
