import type { Result } from '../errors'
import type { PurchaseOrder } from '../schema/purchase-order'
import {
  cancelOrder,
  closeOrder,
  createOrder,
  editOrder,
  isOverdue,
  mayStillCome,
  progressPercent,
  receiveOnOrder,
  takeBackFromOrder,
  type Arrival,
} from './purchase-order'
import { clerk, now, pen } from './testing/fixtures'
import { orderedItem, orderOf, wishOf } from './testing/orders'

const later = '2026-11-23T03:00:00.000Z'
const receipt = { no: 'RK20261123-0001', by: clerk }
const reason = '供应商断货'
const pens = (quantity: number, lineId = 1): Arrival => ({ lineId, itemId: 'PEN', quantity })
const two = orderOf([
  { itemId: 'PEN', quantity: 100, expectedDay: '2026-11-25' },
  { itemId: 'ETH', quantity: 1000, expectedDay: '2026-12-01' },
])
const one = orderOf([{ itemId: 'PEN', quantity: 100 }])

function got<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.details)}`)
  return result.data
}
const received = (order: PurchaseOrder, ...arrivals: Arrival[]) =>
  got(receiveOnOrder(order, arrivals, receipt, later))

test('a new order keeps what was entered and what it comes to, and when the first of it is due', () => {
  const order = orderOf([
    { itemId: 'PEN', quantity: 20, unit: '盒', unitPriceFen: 1_750, expectedDay: '2026-12-02' },
    { itemId: 'PEN', quantity: 20, unit: '盒', expectedDay: '2026-11-28' },
  ])
  expect(order).toMatchObject({ status: 'open', dueDay: '2026-11-28', supplierName: '文启' })
  expect(order.lines[0]).toMatchObject({
    enteredQuantity: 20,
    enteredUnit: '盒',
    quantity: 240,
    unitPriceFen: 1_750,
  })
})

test.each<[string, Parameters<typeof wishOf>[0], string]>([
  ['an unknown item', [{ itemId: 'X', quantity: 1 }], 'NOT_FOUND'],
  ['an item no longer used', [{ itemId: 'OLD', quantity: 1 }], 'ITEM_DISABLED'],
  ['a unit it does not have', [{ itemId: 'PEN', quantity: 1, unit: '桶' }], 'UNIT_UNKNOWN'],
  [
    'the same twice for one day',
    [
      { itemId: 'PEN', quantity: 1 },
      { itemId: 'PEN', quantity: 2 },
    ],
    'DUPLICATE_LINE',
  ],
])('an order refuses %s', (_given, lines, code) => {
  const itemOf = (id: string) => (id === 'OLD' ? { ...pen, status: 'disabled' as const } : orderedItem(id))
  expect(createOrder('CG1', 'W1', wishOf(lines), itemOf, now)).toMatchObject({ ok: false, code })
})

test('several receipts fill an order, and what is due moves on', () => {
  const first = received(two, pens(60))
  expect(first).toMatchObject({ status: 'partlyReceived', dueDay: '2026-11-25' })
  const second = received(first, pens(40))
  expect(second).toMatchObject({ status: 'partlyReceived', dueDay: '2026-12-01' })
  const all = received(second, { lineId: 2, itemId: 'ETH', quantity: 1000 })
  expect(all).toMatchObject({ status: 'received' })
  expect(all.history.map(({ action }) => action)).toEqual(['create', 'receive', 'receive', 'receive'])
  expect([first, second, all].map(progressPercent)).toEqual([30, 50, 100])
})

test('within the tolerance a short delivery is all of it, and the rest may still come', () => {
  expect(received(one, pens(97)).status).toBe('partlyReceived')
  const nearly = received(one, pens(98))
  expect(nearly.status).toBe('received')
  expect(received(nearly, pens(2)).lines[0]!.receivedQuantity).toBe(100)
})

test('within the tolerance more may come, not one piece beyond it', () => {
  expect(mayStillCome(one, one.lines[0]!)).toBe(105)
  expect(received(one, pens(105)).status).toBe('received')
  const twice = receiveOnOrder(one, [pens(60), pens(46)], receipt, later)
  expect(twice).toMatchObject({
    ok: false,
    code: 'ORDER_OVER_DELIVERY',
    details: { line: 1, open: 40, most: 45 },
  })
  const exact = orderOf([{ itemId: 'PEN', quantity: 100 }], { overPercent: 0 })
  expect(receiveOnOrder(exact, [pens(101)], receipt, later)).toMatchObject({ code: 'ORDER_OVER_DELIVERY' })
  const odd = orderOf([{ itemId: 'PEN', quantity: 1000 }], { overPercent: 0.7 })
  expect(mayStillCome(odd, odd.lines[0]!)).toBe(1007)
})

test.each<[string, Arrival, string]>([
  ['a line that it does not have', pens(1, 9), 'NOT_FOUND'],
  ['other goods', { lineId: 1, itemId: 'ETH', quantity: 1 }, 'ORDER_ITEM_DIFFERS'],
])('receiving refuses %s', (_given, arrival, code) => {
  expect(receiveOnOrder(one, [arrival], receipt, later)).toMatchObject({
    ok: false,
    code,
    details: { line: 0 },
  })
})

test('an order that ended takes nothing', () => {
  const cancelled = got(cancelOrder(one, { by: clerk, reason }, later))
  const closed = got(closeOrder(received(one, pens(10)), { by: clerk, reason }, later))
  for (const ended of [cancelled, closed]) {
    expect(receiveOnOrder(ended, [pens(1)], receipt, later)).toMatchObject({ code: 'ORDER_NOT_OPEN' })
  }
  expect(closed.history.at(-1)).toMatchObject({ action: 'close', comment: reason })
})

test('nothing received: cancel; something received: close; never the other way, never twice', () => {
  const part = received(one, pens(10))
  const ending = { by: clerk, reason }
  expect(closeOrder(one, ending, later)).toMatchObject({ code: 'ORDER_NOTHING_RECEIVED' })
  expect(cancelOrder(part, ending, later)).toMatchObject({ code: 'ORDER_HAS_RECEIPTS' })
  expect(cancelOrder(got(cancelOrder(one, ending, later)), ending, later)).toMatchObject({
    code: 'ALREADY_HANDLED',
  })
  expect(closeOrder(got(closeOrder(part, ending, later)), ending, later)).toMatchObject({
    code: 'ALREADY_HANDLED',
  })
  expect(closeOrder(received(one, pens(100)), ending, later)).toMatchObject({ code: 'ALREADY_HANDLED' })
})

test('an order is edited while nothing came, and never over what somebody else changed', () => {
  const wish = wishOf([{ itemId: 'PEN', quantity: 50 }], { overPercent: 0 })
  const edited = got(editOrder(one, { ...wish, basedOn: one.updatedAt }, orderedItem, later))
  expect(edited).toMatchObject({ _id: one._id, overPercent: 0, lines: [{ quantity: 50 }] })
  expect(editOrder(edited, { ...wish, basedOn: one.updatedAt }, orderedItem, later)).toMatchObject({
    code: 'ALREADY_HANDLED',
  })
  const part = received(one, pens(10))
  expect(editOrder(part, { ...wish, basedOn: part.updatedAt }, orderedItem, later)).toMatchObject({
    code: 'ORDER_HAS_RECEIPTS',
  })
})

test('a receipt taken back is open again; an order ended by hand stays ended', () => {
  const full = received(one, pens(100))
  const back = takeBackFromOrder(full, [pens(100)], receipt, later)
  expect(back).toMatchObject({ status: 'open', lines: [{ receivedQuantity: 0 }] })
  const closed = got(closeOrder(received(one, pens(60)), { by: clerk, reason }, later))
  expect(takeBackFromOrder(closed, [pens(60)], receipt, later)).toMatchObject({
    status: 'closed',
    lines: [{ receivedQuantity: 0 }],
  })
})

test('overdue from the day after it was due, and only while something is awaited', () => {
  expect(isOverdue(one, '2026-11-25')).toBe(false)
  expect(isOverdue(one, '2026-11-26')).toBe(true)
  expect(isOverdue(received(one, pens(100)), '2026-11-26')).toBe(false)
})
