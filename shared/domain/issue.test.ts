import type { Requisition } from '../schema/requisition'
import type { Stock } from '../schema/stock'
import { issue, MAX_PICKS, openQuantity, type IssueCommand } from './issue'
import { decide, submit, type SubmitLine } from './requisition'
import { setReservation } from './stock'
import {
  approver,
  clerk,
  ethanol,
  lot,
  now,
  pen,
  requester,
  signature,
  stockOf,
  stockWith,
} from './testing/fixtures'

const A = 'W1:A-01'
const pens = stockWith(pen, [
  lot('new', 30, { receivedAt: '2026-07-01T02:00:00.000Z' }),
  lot('old', 30, { receivedAt: '2026-05-01T02:00:00.000Z' }),
  lot('cold', 30, { receivedAt: '2026-04-01T02:00:00.000Z', status: 'frozen' }),
  lot('past', 30, { receivedAt: '2026-03-01T02:00:00.000Z', expiryDate: '2026-11-21', lotNo: 'P1' }),
])
const liquid = stockWith(ethanol, [lot('e', 1000, { expiryDate: '2027-01-01' })])

/** An approved requisition and the shelves with its promises. */
function approved(lines: SubmitLine[], shelves: Stock[] = [pens, liquid]) {
  const wish = {
    no: 'LY1',
    requester,
    warehouse: { _id: 'W1', name: '库' },
    purpose: '办公',
    urgent: false,
    lines,
  }
  const wished = submit(stockOf(...shelves), { ...wish, approvers: [approver] }, now)
  if (!wished.ok) throw new Error(wished.code)
  const verdict = { by: approver, decision: 'approve' as const, quantities: new Map<number, number>() }
  const decided = decide(wished.data, stockOf(...shelves), verdict, now)
  if (!decided.ok) throw new Error(decided.code)
  const changed = decided.data.stocks
  const untouched = shelves.filter((stock) => !changed.some((other) => other._id === stock._id))
  return { requisition: decided.data.requisition, shelves: [...changed, ...untouched] }
}

const trusted = { ...clerk, grants: ['overrideLot' as const] }
const hand: IssueCommand = { no: 'CK1', by: trusted }
const checkedBy = { id: 'sun', name: '孙先生', at: now }
const pick = (lotId: string, quantity: number, locationId = A) => ({ lotId, quantity, locationId })
const picking = (...picks: ReturnType<typeof pick>[]): IssueCommand => ({
  ...hand,
  lines: [{ lineId: 1, picks }],
})
const run = (requisition: Requisition, shelves: Stock[], command: IssueCommand, at = now) =>
  issue(requisition, stockOf(...shelves), command, () => 1, at)

const twenty = approved([{ itemId: 'PEN', quantity: 20 }])
const forty = approved([{ itemId: 'PEN', quantity: 40 }])
const litres = approved([{ itemId: 'ETH', quantity: 300 }])
const inState = (status: Requisition['status']) => ({
  ...twenty,
  requisition: { ...twenty.requisition, status },
})

type Given = { requisition: Requisition; shelves: Stock[] }
const refusals: [given: string, world: Given, command: IssueCommand, then: object][] = [
  [
    'what is not decided yet',
    inState('submitted'),
    hand,
    { code: 'NOT_APPROVED', details: { state: '待审批' } },
  ],
  ['what is issued already', inState('issued'), hand, { code: 'ALREADY_HANDLED' }],
  [
    'what was withdrawn',
    inState('withdrawn'),
    hand,
    { code: 'ALREADY_HANDLED', details: { state: '已撤回' } },
  ],
  ['what was returned', inState('returned'), hand, { code: 'ALREADY_HANDLED' }],
  ['what was rejected', inState('rejected'), hand, { code: 'ALREADY_HANDLED' }],
  ['a line that is not there', twenty, { ...hand, lines: [{ lineId: 9 }] }, { code: 'NOT_FOUND' }],
  ['a line twice', twenty, { ...hand, lines: [{ lineId: 1 }, { lineId: 1 }] }, { code: 'DUPLICATE_LINE' }],
  ['an item that is gone', { ...twenty, shelves: [] }, hand, { code: 'INSUFFICIENT_STOCK' }],
  [
    'more than approved',
    twenty,
    picking(pick('old', 21)),
    { code: 'OVER_APPROVED', details: { remaining: 20, line: 1 } },
  ],
  [
    'more than approved in two takes',
    twenty,
    picking(pick('old', 15), pick('new', 6)),
    { code: 'OVER_APPROVED' },
  ],
  ['no signature for a controlled item', litres, hand, { code: 'SIGNATURE_REQUIRED' }],
  [
    'controlled goods in one hand',
    litres,
    { ...hand, signature },
    { code: 'CHECKER_REQUIRED', details: { itemName: '无水乙醇', line: 1 } },
  ],
  [
    'controlled goods to somebody who showed nothing, where the rules want it',
    litres,
    { ...hand, signature, checkedBy, controlled: { idCheck: true, twoPeople: [] } },
    { code: 'ID_CHECK_REQUIRED' },
  ],
  [
    'what waits for a second person',
    { ...twenty, requisition: { ...twenty.requisition, checkId: 'CK0' } },
    hand,
    { code: 'CHECK_WAITING', details: { checkId: 'CK0' } },
  ],
  [
    'another lot by somebody without the right, even with a reason',
    twenty,
    { ...picking(pick('new', 5)), by: clerk, overrideReason: '破损' },
    { code: 'FORBIDDEN' },
  ],
  ['a lot that is not there', twenty, picking(pick('x', 5)), { code: 'LOT_NOT_FOUND' }],
  ['a lot of another place', twenty, picking(pick('old', 5, 'W1:A-02')), { code: 'LOT_NOT_FOUND' }],
  ['a frozen lot', twenty, picking(pick('cold', 5)), { code: 'LOT_NOT_AVAILABLE' }],
  [
    'an expired lot, even with a reason',
    twenty,
    { ...picking(pick('past', 5)), overrideReason: '就要这批' },
    { code: 'EXPIRED_LOT', details: { lotNo: 'P1', expiryDate: '2026-11-21' } },
  ],
  ['another lot without a reason', twenty, picking(pick('new', 5)), { code: 'OVERRIDE_REASON_REQUIRED' }],
  [
    'less of the first lot and more of the next',
    forty,
    picking(pick('old', 25), pick('new', 15)),
    {
      code: 'OVERRIDE_REASON_REQUIRED',
    },
  ],
  [
    'more of the next lot, split so that no take is more than proposed',
    forty,
    picking(pick('old', 20), pick('new', 10), pick('new', 10)),
    { code: 'OVERRIDE_REASON_REQUIRED' },
  ],
  [
    'more of a row than it holds, split in two takes',
    forty,
    { ...picking(pick('old', 20), pick('old', 20)), overrideReason: '顺手' },
    { code: 'INSUFFICIENT_STOCK' },
  ],
]

test.each(refusals)('refuses %s', (_given, { requisition, shelves }, command, then) => {
  const before = structuredClone(shelves)
  expect(run(requisition, shelves, command)).toMatchObject({ ok: false, ...then })
  expect(shelves).toEqual(before)
})

test('refuses more lots at once than one journal entry can hold', () => {
  const crumbs = stockWith(
    pen,
    Array.from({ length: MAX_PICKS + 1 }, (_unused, index) => lot(`lot-${index}`, 1)),
  )
  const { requisition, shelves } = approved([{ itemId: 'PEN', quantity: MAX_PICKS + 1 }], [crumbs])
  expect(run(requisition, shelves, hand)).toMatchObject({
    code: 'TOO_MANY_PICKS',
    details: { limit: MAX_PICKS },
  })
})

test('refuses goods that were promised to others after the own promise lapsed', () => {
  const { requisition, shelves } = forty
  const [stock] = shelves
  const later = '2026-12-05T03:00:00.000Z'
  const other = { requisitionId: 'LY2', lineId: 1, quantity: 50, until: '2026-12-12T16:00:00.000Z' }
  const taken = setReservation(stock!, other, later)
  expect(run(requisition, [taken], hand, later)).toMatchObject({
    code: 'INSUFFICIENT_STOCK',
    details: { needed: 40, available: 10 },
  })
})

test('hands out the oldest lots, posts them, and ends the promise', () => {
  const result = run(forty.requisition, forty.shelves, hand)
  if (!result.ok) throw new Error(result.code)
  const { requisition, stocks, postings, issue: made } = result.data
  expect(requisition).toMatchObject({ status: 'issued', lines: [{ issuedQuantity: 40 }] })
  expect(requisition.history.at(-1)).toMatchObject({ action: 'issue', by: { id: 'wang' }, comment: 'CK1' })
  expect(made).toMatchObject({ no: 'CK1', receivedBy: 'zhang先生', at: now })
  expect(made.picks).toMatchObject([
    { lotId: 'old', quantity: 30, valueFen: 3000 },
    { lotId: 'new', quantity: 10, valueFen: 1000 },
  ])
  expect(postings).toMatchObject([
    { lotId: 'old', from: 'stock:W1:A-01', to: 'department:D1', quantity: 30 },
    { lotId: 'new', from: 'stock:W1:A-01', to: 'department:D1', quantity: 10 },
  ])
  const [before] = forty.shelves
  expect(stocks[0]).toMatchObject({ onHand: 80, reserved: 0, version: before!.version + 1 })
  expect(postings.every((posting) => posting.stockVersion === before!.version + 1)).toBe(true)
})

test('a part leaves the rest promised; the rest closes the document', () => {
  const part = run(twenty.requisition, twenty.shelves, picking(pick('old', 8)))
  if (!part.ok) throw new Error(part.code)
  expect(part.data.requisition).toMatchObject({ status: 'partlyIssued', lines: [{ issuedQuantity: 8 }] })
  expect(part.data.stocks[0]!.reserved).toBe(12)
  expect(openQuantity(part.data.requisition.lines[0]!)).toBe(12)
  const rest = run(part.data.requisition, part.data.stocks, { ...hand, no: 'CK2' })
  if (!rest.ok) throw new Error(rest.code)
  expect(rest.data.requisition).toMatchObject({ status: 'issued', issues: [{ no: 'CK1' }, { no: 'CK2' }] })
  expect(rest.data.stocks[0]!.reserved).toBe(0)
})

test('another lot with a reason is written down', () => {
  const command = { ...picking(pick('new', 20)), overrideReason: '外箱破损先发' }
  const result = run(twenty.requisition, twenty.shelves, command)
  expect(result).toMatchObject({
    ok: true,
    data: { issue: { overrideReason: '外箱破损先发', picks: [{ lotId: 'new' }] } },
  })
})

test('a controlled item goes out against a signature, to whoever came', () => {
  const result = run(litres.requisition, litres.shelves, {
    ...hand,
    signature,
    checkedBy,
    receivedBy: '赵六',
  })
  expect(result).toMatchObject({ ok: true, data: { issue: { signature, checkedBy, receivedBy: '赵六' } } })
})

test('lines struck out at the approval are not open', () => {
  const both = approved([
    { itemId: 'PEN', quantity: 5 },
    { itemId: 'ETH', quantity: 100 },
  ])
  const struck = {
    ...both.requisition,
    lines: both.requisition.lines.map((l) => (l.lineId === 2 ? { ...l, approvedQuantity: 0 } : l)),
  }
  const result = run(struck, both.shelves, hand)
  expect(result).toMatchObject({ ok: true, data: { requisition: { status: 'issued' } } })
  expect(run(struck, both.shelves, { ...hand, lines: [{ lineId: 2 }] })).toMatchObject({
    code: 'OVER_APPROVED',
  })
})
