import { orderOf } from './testing/orders'
import { MAX_PIECES } from './receive-line'
import { receive, type ReceiveCommand, type ReceiveLine, type ReceiveState } from './receive'
import { MAX_LOT_ROWS } from './stock'
import { clerk, ethanol, locations, lot, now, pen, stockWith } from './testing/fixtures'

const supplier = { _id: 'S1', name: '文启' }
const judged = { ...pen, _id: 'JUDGED', inspect: true }
const disabled = { ...pen, _id: 'OLD', status: 'disabled' as const }
const serial = { ...pen, _id: 'PC', tracking: 'serial' as const }
const dear = { ...pen, _id: 'GOLD', priceFen: 1_000_000_000 }
const crowded = { ...pen, _id: 'BUSY' }
const full = {
  ...stockWith(crowded, []),
  lots: Array.from({ length: MAX_LOT_ROWS }, (_, index) => lot(`l${index}`, 1)),
}

const state: ReceiveState = {
  item: (id) => [pen, ethanol, disabled, serial, dear, crowded, judged].find((item) => item._id === id),
  location: (id) => locations.find((location) => location._id === id),
  stock: (id) => (id === 'BUSY' ? full : undefined),
}

const pens: ReceiveLine = { itemId: 'PEN', quantity: 20, unit: '盒', locationId: 'W1:A-01' }
const bottles: ReceiveLine = {
  itemId: 'ETH',
  quantity: 1000,
  unit: '瓶',
  lotNo: '2026-07',
  productionDate: '2026-07-01',
  locationId: 'W1:A-02',
}
const computers: ReceiveLine = {
  itemId: 'PC',
  quantity: 2,
  locationId: 'W1:A-01',
  unitPriceFen: 50_001,
  serials: ['A1', 'A/2'],
}
const manyComputers: ReceiveLine = {
  ...computers,
  quantity: MAX_PIECES + 1,
  serials: Array.from({ length: MAX_PIECES + 1 }, (_, index) => `SN${index}`),
}
const delivery = (...lines: ReceiveLine[]): ReceiveCommand => ({
  no: 'RK20261122-0001',
  warehouseId: 'W1',
  supplier,
  lines,
  receivedBy: clerk,
})

const refusals: [given: string, line: ReceiveLine, then: string][] = [
  ['an item that does not exist', { ...pens, itemId: 'X' }, 'NOT_FOUND'],
  ['an item that is no longer used', { ...pens, itemId: 'OLD' }, 'ITEM_DISABLED'],
  ['pieces without serial numbers', { ...computers, serials: undefined }, 'SERIALS_REQUIRED'],
  ['fewer serial numbers than pieces', { ...computers, serials: ['A1'] }, 'SERIALS_REQUIRED'],
  ['one serial number twice', { ...computers, serials: ['A1', ' A1 '] }, 'SERIAL_TWICE'],
  ['a serial number of nothing', { ...computers, serials: ['A1', ' '] }, 'SERIAL_INVALID'],
  ['more pieces than one receipt may bring', manyComputers, 'TOO_MANY_SERIALS'],
  ['serial numbers where none are kept', { ...pens, serials: ['A1'] }, 'SERIALS_NOT_ALLOWED'],
  ['goods to inspect on a shelf for use', { ...pens, itemId: 'JUDGED' }, 'LOCATION_NOT_INSPECTION'],
  ['a place that does not exist', { ...pens, locationId: 'W1:Z-01' }, 'LOCATION_UNKNOWN'],
  ['a place of another warehouse', { ...pens, locationId: 'W2:A-01' }, 'LOCATION_UNKNOWN'],
  ['a place that is closed', { ...pens, locationId: 'W1:A-99' }, 'LOCATION_UNKNOWN'],
  ['a place for goods in inspection', { ...pens, locationId: 'W1:D-01' }, 'LOCATION_NOT_QUALIFIED'],
  ['no lot number', { ...bottles, lotNo: undefined }, 'LOT_REQUIRED'],
  ['no date at all', { ...bottles, productionDate: undefined }, 'EXPIRY_REQUIRED'],
  ['produced tomorrow', { ...bottles, productionDate: '2026-11-23' }, 'PRODUCTION_IN_FUTURE'],
  ['expired before it was made', { ...bottles, expiryDate: '2026-06-30' }, 'EXPIRY_BEFORE_PRODUCTION'],
  ['expired yesterday', { ...bottles, expiryDate: '2026-11-21' }, 'EXPIRED_LOT'],
  ['expired by its shelf life', { ...bottles, productionDate: '2025-11-21' }, 'EXPIRED_LOT'],
  ['a unit that it does not have', { ...pens, unit: '桶' }, 'UNIT_UNKNOWN'],
  ['a unit that does not divide', { ...bottles, unit: '杯', quantity: 100 }, 'UNIT_NOT_WHOLE'],
  ['more than a lot may hold', { ...pens, quantity: 1_000_000_000 }, 'QUANTITY_TOO_LARGE'],
  [
    'a slip of the finger in money',
    { itemId: 'GOLD', quantity: 101, locationId: 'W1:A-01' },
    'QUANTITY_TOO_LARGE',
  ],
  ['one lot too many', { ...pens, itemId: 'BUSY' }, 'TOO_MANY_LOTS'],
]

test.each(refusals)('refuses %s, and says in which line', (_given, line, then) => {
  expect(receive(state, delivery(pens, line), now)).toMatchObject({
    ok: false,
    code: then,
    details: { line: 1 },
  })
})

const accepted: [given: string, line: ReceiveLine, lot: object][] = [
  ['boxes as pieces', pens, { quantity: 240, valueFen: 36_000 }],
  ['pieces', { ...pens, unit: undefined }, { quantity: 20, valueFen: 3_000 }],
  ['half-litre bottles as litres', bottles, { quantity: 500, lotNo: '2026-07', expiryDate: '2027-07-01' }],
  [
    'the expiry on the box before the computed',
    { ...bottles, expiryDate: '2027-01-31' },
    { expiryDate: '2027-01-31' },
  ],
  ['its last day', { ...bottles, productionDate: '2025-11-22' }, { expiryDate: '2026-11-22' }],
  ['made today', { ...bottles, productionDate: '2026-11-22' }, { productionDate: '2026-11-22' }],
  ['the price given, of the unit given', { ...pens, unitPriceFen: 1_777 }, { valueFen: 35_540 }],
  ['a gift', { ...pens, unitPriceFen: 0 }, { valueFen: 0 }],
  [
    'half a bottle at its price',
    { ...bottles, quantity: 50, unitPriceFen: 999 },
    { quantity: 25, valueFen: 500 },
  ],
]

test.each(accepted)('takes in %s', (_given, line, then) => {
  const result = receive(state, delivery(line), now)
  if (!result.ok) throw new Error(result.code)
  const [stock] = result.data.stocks
  expect(stock!.lots).toMatchObject([then])
  expect(stock!.lots[0]).toMatchObject({ lotId: 'RK20261122-0001-1', status: 'available', receivedAt: now })
})

test('keeps what was entered beside what it came to, and posts from the supplier to the shelf', () => {
  const result = receive(state, delivery(pens, bottles), now)
  if (!result.ok) throw new Error(result.code)
  const { receipt, postings, stocks } = result.data
  expect(receipt).toMatchObject({
    _id: 'RK20261122-0001',
    kind: 'purchase',
    supplierName: '文启',
    status: 'posted',
  })
  expect(receipt.lines).toMatchObject([
    { lineId: 1, enteredQuantity: 20, enteredUnit: '盒', quantity: 240, lotId: 'RK20261122-0001-1' },
    { lineId: 2, enteredQuantity: 1000, enteredUnit: '瓶', quantity: 500, lotId: 'RK20261122-0001-2' },
  ])
  expect(receipt.valueFen).toBe(stocks[0]!.valueFen + stocks[1]!.valueFen)
  expect(postings).toMatchObject([
    { itemId: 'PEN', from: 'supplier:S1', to: 'stock:W1:A-01', quantity: 240, stockVersion: 1 },
    { itemId: 'ETH', from: 'supplier:S1', to: 'stock:W1:A-02', quantity: 500, stockVersion: 1 },
  ])
  expect(stocks[0]).toMatchObject({ _id: 'W1:PEN', minimum: 10, belowMinimum: false })
})

test('two lots of one item are two lots of one stock', () => {
  const result = receive(state, delivery(pens, { ...pens, locationId: 'W1:A-02' }), now)
  if (!result.ok) throw new Error(result.code)
  expect(result.data.stocks).toHaveLength(1)
  expect(result.data.stocks[0]).toMatchObject({ onHand: 480, version: 1 })
  expect(result.data.postings.map((posting) => posting.stockVersion)).toEqual([1, 1])
})

test('without a supplier the source is named as unknown', () => {
  const { supplier: _supplier, ...anonymous } = delivery(pens)
  const result = receive(state, anonymous, now)
  expect(result.ok && result.data.postings[0]!.from).toBe('supplier:unknown')
  expect(result.ok && 'supplierId' in result.data.receipt).toBe(false)
})

const done = (command: ReceiveCommand, order?: ReturnType<typeof orderOf>) => {
  const result = receive({ ...state, order }, command, now)
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.details)}`)
  return result.data
}

test('each serial-numbered piece is a lot of its own, and no fen is lost between them', () => {
  const { receipt, stocks, postings } = done(
    delivery({ ...computers, quantity: 3, serials: ['A1', 'A/2', 'a1'] }),
  )
  expect(receipt.lines[0]).toMatchObject({ quantity: 3, valueFen: 150_003 })
  expect(receipt.lines[0]!.pieces).toEqual([
    { serialNo: 'A1', lotId: 'PC:A1', valueFen: 50_001 },
    { serialNo: 'A/2', lotId: 'PC:A_2f2', valueFen: 50_001 },
    { serialNo: 'a1', lotId: 'PC:a1', valueFen: 50_001 },
  ])
  expect(stocks[0]!.lots).toMatchObject([
    { lotId: 'PC:A1', serialNo: 'A1', quantity: 1, supplierId: 'S1' },
    { lotId: 'PC:A_2f2', serialNo: 'A/2', quantity: 1 },
    { lotId: 'PC:a1', quantity: 1 },
  ])
  expect(postings.map(({ lotId, quantity }) => [lotId, quantity])).toEqual([
    ['PC:A1', 1],
    ['PC:A_2f2', 1],
    ['PC:a1', 1],
  ])
  const { receipt: uneven } = done(
    delivery({ ...computers, unit: '盒', unitPriceFen: 100, quantity: 1, serials: [...'abcdefghijkl'] }),
  )
  expect(uneven.lines[0]!.pieces!.map((piece) => piece.valueFen)).toEqual([
    ...Array(4).fill(9),
    ...Array(8).fill(8),
  ])
})

test('what the item or the supplier wants judged waits in the 待检 zone and opens an inspection', () => {
  const waiting = { ...pens, locationId: 'W1:D-01' }
  const inspectionNo = 'ZJ20261122-0001'
  const byItem = done({ ...delivery(pens, { ...waiting, itemId: 'JUDGED' }), inspectionNo })
  expect(byItem.receipt).toMatchObject({ inspectionId: inspectionNo, lines: [{}, { status: 'inspection' }] })
  expect(byItem.inspection).toMatchObject({
    receiptId: 'RK20261122-0001',
    lines: [{ itemId: 'JUDGED', lotId: 'RK20261122-0001-2', quantity: 240 }],
  })
  expect(byItem.postings[1]).toMatchObject({ to: 'stock:W1:D-01', toStatus: 'inspection' })
  expect(byItem.stocks[1]!.lots[0]).toMatchObject({ status: 'inspection' })

  const strict = { ...supplier, inspect: true }
  const bySupplier = done({ ...delivery(waiting), supplier: strict, inspectionNo })
  expect(bySupplier.inspection!.lines).toHaveLength(1)
  const pieces = done({
    ...delivery({ ...computers, locationId: 'W1:D-01' }),
    supplier: strict,
    inspectionNo,
  })
  expect(pieces.inspection!.lines).toMatchObject([
    { lotId: 'PC:A1', serialNo: 'A1', quantity: 1 },
    { lotId: 'PC:A_2f2', serialNo: 'A/2', quantity: 1 },
  ])
})

test('what was here all the time is not inspected', () => {
  const line = { ...pens, itemId: 'JUDGED' }
  expect(done({ ...delivery(line), supplier: undefined, kind: 'opening' }).inspection).toBeUndefined()
})

test.each([
  ['purchase', {}, 'supplier:S1'],
  ['donation', { supplier: undefined, donor: '校友会' }, 'donation'],
  ['opening', { supplier: undefined }, 'opening'],
  ['surplus', { supplier: undefined, reason: '柜顶多出一箱' }, 'surplus'],
] as const)('a receipt of kind %s comes from its own place', (kind, more, from) => {
  const { receipt, postings } = done({ ...delivery(pens), kind, ...more })
  expect(postings[0]!.from).toBe(from)
  expect(receipt).toMatchObject({ kind, ...('donor' in more ? { fromName: more.donor } : {}) })
})

test.each([
  ['a donation of nobody', { kind: 'donation' as const }, 'DONOR_REQUIRED'],
  ['a surplus without a reason', { kind: 'surplus' as const }, 'REASON_REQUIRED'],
])('refuses %s', (_given, more, code) => {
  expect(receive(state, { ...delivery(pens), ...more }, now)).toMatchObject({ ok: false, code })
})

describe('against an order', () => {
  const order = orderOf([{ itemId: 'PEN', quantity: 20, unit: '盒', unitPriceFen: 1_700 }])
  const ordered = { ...pens, orderLineId: 1 }

  test('counts what came, at the agreed price whatever the unit', () => {
    const { order: after, receipt } = done(delivery({ ...ordered, quantity: 120, unit: '支' }), order)
    expect(after).toMatchObject({ status: 'partlyReceived', lines: [{ receivedQuantity: 120 }] })
    expect(receipt).toMatchObject({ orderId: order._id, valueFen: 17_000, lines: [{ orderLineId: 1 }] })
  })

  test.each<[string, Partial<ReceiveCommand>, string]>([
    ['another supplier', { supplier: { _id: 'S2', name: '别家' } }, 'ORDER_DIFFERS'],
    ['a donation', { kind: 'donation', donor: '校友会' }, 'ORDER_DIFFERS'],
    ['goods that are not on it', { lines: [ordered, bottles] }, 'ORDER_LINE_REQUIRED'],
    ['other goods for its line', { lines: [{ ...bottles, orderLineId: 1 }] }, 'ORDER_ITEM_DIFFERS'],
    ['more than it tolerates', { lines: [ordered, { ...ordered, quantity: 2 }] }, 'ORDER_OVER_DELIVERY'],
  ])('refuses %s', (_given, more, code) => {
    expect(receive({ ...state, order }, { ...delivery(ordered), ...more }, now)).toMatchObject({
      ok: false,
      code,
    })
  })
})
