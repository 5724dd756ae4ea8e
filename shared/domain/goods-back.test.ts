import type { Reversed } from '../schema/reversal'
import { leftOf, goodsOfDirectIssue, goodsOfRequisition } from './issued-goods'
import { takeBack, withGoodsBack, type GoodsBackCommand } from './goods-back'
import { clerk, now } from './testing/fixtures'
import { done, handedOut, placeOf } from './testing/lending'
import type { DirectIssue } from '../schema/direct-issue'

const { requisition, stock, issue } = handedOut('consume')
const no = issue.no
const goods = done(goodsOfRequisition(requisition, no))
const state = { stock: () => stock, location: placeOf }
const line = (pick: number, quantity: number, locationId = 'W1:A-02') => ({
  pick,
  quantity,
  condition: 'good' as const,
  locationId,
})
const command = (...lines: GoodsBackCommand['lines'][number][]): GoodsBackCommand => ({
  no: 'TK1',
  by: clerk,
  reason: '领多了',
  lines,
})
const reversed: Reversed = { no: 'CX1', by: { id: 'a', name: '甲' }, at: now, reason: '错' }

test('of an item that is disabled by now nothing comes back', () => {
  const disabled = { ...stock, item: { ...stock.item, status: 'disabled' as const } }
  expect(takeBack(goods, { ...state, stock: () => disabled }, command(line(1, 1)), now)).toMatchObject({
    code: 'ITEM_DISABLED',
  })
})

test('issued goods come back as the lot they were, and the department has used so much less', () => {
  const back = done(takeBack(goods, state, command(line(1, 4)), now))
  expect(back.postings).toMatchObject([
    { lotId: 'old', from: 'department:D1', to: 'stock:W1:A-02', quantity: 4, valueFen: 400 },
  ])
  expect(back.stocks[0]!.lots.find((row) => row.lotId === 'old')).toMatchObject({
    lotNo: 'P1',
    receivedAt: '2026-05-01T02:00:00.000Z',
  })
  expect(back.receipt).toMatchObject({
    kind: 'return',
    reason: '领多了',
    issueNo: no,
    source: { type: 'requisition', id: requisition._id },
    lines: [{ sourceLineId: 1, quantity: 4 }],
  })
  const after = withGoodsBack(requisition, goods, back, clerk, now)
  expect(after.status).toBe('issued')
  expect(after.history.at(-1)).toMatchObject({ action: 'goodsBack', comment: 'TK1，领多了' })
  expect(leftOf(after.issues[0]!.picks[0]!)).toBe(6)

  const rest = done(takeBack(done(goodsOfRequisition(after, no)), state, command(line(1, 6)), now))
  expect(rest.postings[0]!.valueFen).toBe(601)
  expect(rest.picks[0]).toMatchObject({ returnedQuantity: 10, closedValueFen: 1_001 })
})

test.each([
  ['more than was issued', [line(1, 11)], 'OVER_ISSUED'],
  ['more than is left, in two lines', [line(1, 6), line(1, 5)], 'OVER_ISSUED'],
  ['a pick that is not there', [line(3, 1)], 'NOT_FOUND'],
  ['nothing', [], 'NOTHING_TO_RETURN'],
  ['into the 待检 zone', [line(1, 1, 'W1:D-01')], 'ZONE_MISFIT'],
])('refused: %s', (_what, lines, code) => {
  expect(takeBack(goods, state, command(...lines), now)).toMatchObject({ ok: false, code })
})

test('a loan comes back by the loan, a reversed issue not at all', () => {
  const lent = handedOut('loan')
  expect(goodsOfRequisition(lent.requisition, no)).toMatchObject({
    code: 'RETURN_BY_LOAN',
    details: { loanId: 'JC20261122-0001' },
  })
  const taken = { ...requisition, issues: [{ ...issue, reversed }] }
  expect(goodsOfRequisition(taken, no)).toMatchObject({ code: 'ALREADY_HANDLED' })
  expect(goodsOfRequisition(requisition, 'CK9')).toMatchObject({ code: 'NOT_FOUND' })
})

test('what was sent out comes back from outside, what was issued directly from its department', () => {
  const sent = handedOut('external')
  const outside = done(goodsOfRequisition(sent.requisition, no))
  expect(outside.fromName).toBe('市疾控中心')
  expect(outside.place(outside.picks[0]!)).toBe(`external:${sent.requisition._id}`)
  const direct = {
    _id: 'ZF1',
    warehouseId: 'W1',
    lines: [{ lineId: 1, itemId: 'PEN', item: requisition.lines[0]!.item, quantity: 13 }],
    targets: [{ departmentId: 'D7', departmentName: '七科', receivedBy: '甲' }],
    picks: issue.picks.map((pick) => ({ ...pick, departmentId: 'D7' })),
  } as unknown as DirectIssue
  const many = done(goodsOfDirectIssue(direct))
  expect(done(takeBack(many, state, command(line(2, 3)), now)).postings[0]).toMatchObject({
    from: 'department:D7',
    lotId: 'new',
  })
  expect(goodsOfDirectIssue({ ...direct, reversed })).toMatchObject({ code: 'ALREADY_HANDLED' })
})
