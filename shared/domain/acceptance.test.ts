import { acceptShipment, waitingShipments, type AcceptCommand } from './acceptance'
import { goodsOfRequisition, leftOf } from './issued-goods'
import { clerk, now, person, requester } from './testing/fixtures'
import { done, handedOut } from './testing/lending'
import { sum } from './stock'

const { requisition, issue } = handedOut('external')
const command = (more: Partial<AcceptCommand> = {}): AcceptCommand => ({
  issueNo: issue.no,
  by: requester,
  acceptedBy: '林工',
  differences: [],
  ...more,
})
const missing = (quantity: number, outcome: 'lost' | 'comingBack' = 'lost', lineId = 1) => ({
  lineId,
  quantity,
  outcome,
  reason: '运输破损',
})

test('what was sent out waits until somebody says that it arrived', () => {
  expect(requisition.shipment).toBe('shipped')
  expect(waitingShipments(requisition).map(({ no }) => no)).toEqual([issue.no])
  const { requisition: after, postings } = done(acceptShipment(requisition, command(), now))
  expect(postings).toEqual([])
  expect(after.shipment).toBe('accepted')
  expect(after.issues[0]!.acceptance).toMatchObject({ acceptedBy: '林工', acceptedOn: '2026-11-22' })
  expect(waitingShipments(after)).toEqual([])
})

test('what was lost on the way leaves the books, the last lot first, with its cost', () => {
  const { requisition: after, postings } = done(
    acceptShipment(requisition, command({ differences: [missing(5)] }), now),
  )
  expect(after.shipment).toBe('acceptedWithDifference')
  expect(postings).toMatchObject([
    { lotId: 'new', from: `external:${requisition._id}`, to: 'loss', quantity: 3, valueFen: 300 },
    { lotId: 'old', from: `external:${requisition._id}`, to: 'loss', quantity: 2, valueFen: 200 },
  ])
  expect(sum(after.issues[0]!.picks.map(leftOf))).toBe(8)
})

test('what is refused and comes back is booked when it is here', () => {
  const { requisition: after, postings } = done(
    acceptShipment(requisition, command({ differences: [missing(5, 'comingBack')] }), now),
  )
  expect(postings).toEqual([])
  const goods = done(goodsOfRequisition(after, issue.no))
  expect(sum(goods.picks.map(leftOf))).toBe(13)
})

const accepted = done(acceptShipment(requisition, command(), now)).requisition
test.each([
  ['by a stranger', requisition, { by: person('x') }, 'FORBIDDEN'],
  ['of what is not there', requisition, { issueNo: 'CK9' }, 'NOT_FOUND'],
  ['twice', accepted, {}, 'ALREADY_HANDLED'],
  ['before it left', requisition, { acceptedOn: '2026-11-21' }, 'DUE_DATE_WRONG'],
  ['in the future', requisition, { acceptedOn: '2026-11-23' }, 'DUE_DATE_WRONG'],
  ['with more missing than was sent', requisition, { differences: [missing(14)] }, 'OVER_SHIPPED'],
  ['with a line twice', requisition, { differences: [missing(1), missing(1)] }, 'DUPLICATE_LINE'],
  ['with a line of another', requisition, { differences: [missing(1, 'lost', 9)] }, 'NOT_FOUND'],
  ['of goods for use', handedOut('consume').requisition, {}, 'NOT_SHIPPED'],
])('refused: %s', (_what, document, change, code) => {
  expect(acceptShipment(document, command(change), now)).toMatchObject({ ok: false, code })
})

test('the clerk of the warehouse may write it down as well', () => {
  expect(acceptShipment(requisition, command({ by: clerk }), now).ok).toBe(true)
})
