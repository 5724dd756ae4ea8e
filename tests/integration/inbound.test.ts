import { addDays, businessDay } from '../../shared/domain/calendar'
import type { StockRow } from '../../shared/operations/stock'
import { expectBooksToBalance } from '../support/books'
import { databaseOf, everything } from '../support/database'
import {
  CLERKS_WAREHOUSE,
  FOREIGN_WAREHOUSE,
  lotsOf,
  receipt,
  stockWhere,
  succeed,
} from '../support/scenario'
import { startServer, type TestServer } from '../support/server'

/** Everything that comes in: orders, kinds of receipts, inspection, serial-numbered pieces, delivery notes. */
let server: TestServer
let row: StockRow
let shelf: string
beforeAll(async () => {
  server = await startServer()
  row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.available > 30 && r.item.scale === 0)
  shelf = (await lotsOf(server, row))[0]!.locationId
})
afterAll(async () => {
  if (!server) return
  await expectBooksToBalance(databaseOf(server.url))
  await server.close()
})

const SUPPLIER = 'GYS001'
const today = () => businessDay(Date.now())

async function order(quantity: number, more: object = {}) {
  return succeed(
    server.call('clerk', 'inbound.createOrder', {
      warehouseId: row.warehouseId,
      supplierId: SUPPLIER,
      overPercent: 10,
      shortPercent: 5,
      lines: [{ itemId: row.itemId, quantity, unitPriceFen: 123, expectedDay: addDays(today(), 3) }],
      ...more,
    }),
  )
}
const deliver = (orderId: string, quantity: number, more: object = {}) =>
  server.call('clerk', 'inbound.receive', {
    ...receipt(row, shelf, { quantity, orderLineId: 1 }),
    supplierId: SUPPLIER,
    orderId,
    ...more,
  })
const stateOf = async (orderId: string) => succeed(server.call('clerk', 'inbound.getOrder', { orderId }))

async function expectRefusal(answer: Promise<unknown>, code: string, text: RegExp | string = '') {
  const result = (await answer) as { ok: boolean; code: string; message: string }
  expect(result).toMatchObject({ ok: false, code })
  expect(result.message).toMatch(text)
}

test('an order is received in several deliveries, at its price, within its tolerance, and remembers each', async () => {
  const { _id: orderId } = await order(100)
  const first = await succeed(deliver(orderId, 60))
  expect(first).toMatchObject({ orderId, valueFen: 60 * 123, lines: [{ orderLineId: 1 }] })
  expect((await stateOf(orderId)).order).toMatchObject({ status: 'partlyReceived', progressPercent: 60 })
  await expectRefusal(deliver(orderId, 51), 'ORDER_OVER_DELIVERY', /还差 40 .+最多还能收 50/)

  await succeed(deliver(orderId, 35))
  const { order: all, receipts, items } = await stateOf(orderId)
  expect(all).toMatchObject({ status: 'received', awaited: false, lines: [{ receivedQuantity: 95 }] })
  expect(receipts.map((r) => r.lines[0]!.quantity)).toEqual([35, 60])
  expect(items.map(({ _id }) => _id)).toEqual([row.itemId])

  await succeed(deliver(orderId, 15))
  await expectRefusal(deliver(orderId, 1), 'ORDER_OVER_DELIVERY', '最多还能收 0')
})

test('two deliveries of the same goods at once never bring more than the order allows', async () => {
  const { _id: orderId } = await order(10, { overPercent: 0 })
  const answers = await Promise.all([1, 2, 3].map(() => deliver(orderId, 10)))
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(answers.filter((a) => !a.ok).map((a) => !a.ok && a.code)).toEqual([
    'ORDER_OVER_DELIVERY',
    'ORDER_OVER_DELIVERY',
  ])
  expect((await stateOf(orderId)).order.lines[0]!.receivedQuantity).toBe(10)
})

test('an order is edited, cancelled or closed as its state allows, by those who may', async () => {
  const made = await order(10)
  const edit = (basedOn: string, quantity: number) =>
    server.call('clerk', 'inbound.editOrder', {
      orderId: made._id,
      basedOn,
      supplierId: SUPPLIER,
      lines: [{ itemId: row.itemId, quantity, expectedDay: today() }],
    })
  const edited = await succeed(edit(made.updatedAt, 20))
  expect(edited).toMatchObject({ dueDay: today(), overdue: false, lines: [{ quantity: 20 }] })
  await expectRefusal(edit(made.updatedAt, 30), 'ALREADY_HANDLED', '刷新')

  const ending = { orderId: made._id, reason: '供应商断货' }
  await expectRefusal(
    server.call('clerk', 'inbound.closeOrder', ending),
    'ORDER_NOTHING_RECEIVED',
    '取消订单',
  )
  await expectRefusal(server.call('zhaolei', 'inbound.cancelOrder', ending), 'WAREHOUSE_FORBIDDEN')
  await expectRefusal(server.call('staff', 'inbound.cancelOrder', ending), 'FORBIDDEN')
  await succeed(deliver(made._id, 5))
  await expectRefusal(server.call('clerk', 'inbound.cancelOrder', ending), 'ORDER_HAS_RECEIPTS', '关闭')
  await expectRefusal(edit((await stateOf(made._id)).order.updatedAt, 9), 'ORDER_HAS_RECEIPTS')
  const closed = await succeed(server.call('admin', 'inbound.closeOrder', ending))
  expect(closed).toMatchObject({ status: 'closed', awaited: false })
  await expectRefusal(server.call('clerk', 'inbound.closeOrder', ending), 'ALREADY_HANDLED', /刘洋.*已关闭/)
  await expectRefusal(deliver(made._id, 1), 'ORDER_NOT_OPEN', '已关闭')

  const dropped = await order(3)
  await succeed(server.call('clerk', 'inbound.cancelOrder', { ...ending, orderId: dropped._id }))
  await expectRefusal(deliver(dropped._id, 1), 'ORDER_NOT_OPEN', '已取消')
})

test('an order is delivered by its own supplier, with goods that are on it', async () => {
  const { _id: orderId } = await order(10)
  await expectRefusal(deliver(orderId, 1, { supplierId: 'GYS002' }), 'ORDER_DIFFERS', '供应商')
  await expectRefusal(
    deliver(orderId, 1, { lines: receipt(row, shelf).lines }),
    'ORDER_LINE_REQUIRED',
    '另开一张',
  )
  await expectRefusal(deliver('CG20000101-0001', 1), 'NOT_FOUND', 'CG20000101-0001')
})

test('orders are listed by what is expected when, and by state', async () => {
  for (let more = 0; more < 3; more++) await order(4)
  const soon = await order(5, { lines: [{ itemId: row.itemId, quantity: 5, expectedDay: '2020-01-02' }] })
  const awaited = await succeed(server.call('clerk', 'inbound.listOrders', { state: 'awaited', limit: 100 }))
  const days = awaited.rows.map(({ dueDay }) => dueDay)
  expect(days).toEqual([...days].sort())
  expect(awaited.rows.every((o) => o.awaited)).toBe(true)
  const overdue = await succeed(server.call('clerk', 'inbound.listOrders', { state: 'overdue', limit: 1 }))
  expect(overdue.rows[0]).toMatchObject({ _id: soon._id, overdue: true })
  const two = await succeed(server.call('clerk', 'inbound.listOrders', { state: 'awaited', limit: 2 }))
  const next = await succeed(
    server.call('clerk', 'inbound.listOrders', { state: 'awaited', limit: 2, cursor: two.nextCursor ?? '' }),
  )
  expect([...two.rows, ...next.rows].map(({ _id }) => _id)).toEqual(
    awaited.rows.slice(0, 4).map(({ _id }) => _id),
  )
  const others = await succeed(server.call('zhaolei', 'inbound.listOrders', { limit: 100 }))
  expect(others.rows.every(({ warehouseId }) => warehouseId === FOREIGN_WAREHOUSE)).toBe(true)
})

test('each kind of receipt comes from its own place, by those who may post it', async () => {
  const receive = (account: string, more: object) =>
    server.call(account, 'inbound.receive', { ...receipt(row, shelf, { quantity: 2 }), ...more } as never)
  const sources = async (receiptId: string) =>
    (await everything(databaseOf(server.url), 'journal', { 'document.id': receiptId }))
      .flatMap(({ postings }) => postings)
      .map(({ from }) => from)

  const gift = await succeed(receive('clerk', { kind: 'donation', donor: '校友会' }))
  expect(gift).toMatchObject({ kind: 'donation', fromName: '校友会' })
  expect(await sources(gift._id)).toEqual(['donation'])
  const opening = await succeed(receive('clerk', { kind: 'opening' }))
  expect(await sources(opening._id)).toEqual(['opening'])
  const found = await succeed(receive('clerk', { kind: 'surplus', reason: '柜顶多出一箱' }))
  expect(await sources(found._id)).toEqual(['surplus'])

  await expectRefusal(receive('clerk', { kind: 'donation' }), 'DONOR_REQUIRED', '捐赠')
  await expectRefusal(receive('clerk', { kind: 'surplus' }), 'REASON_REQUIRED', '原因')
  await expectRefusal(receive('admin', { kind: 'opening' }), 'FORBIDDEN')
  await databaseOf(server.url).collection('people').doc('sunli').update({ grants: [] })
  await expectRefusal(receive('sunli', { kind: 'opening' }), 'RECEIPT_KIND_FORBIDDEN', '授权')
  const gifts = await succeed(server.call('clerk', 'inbound.list', { kind: 'donation', limit: 100 }))
  expect(gifts.rows.map(({ _id }) => _id)).toContain(gift._id)
  expect(gifts.rows.every(({ kind }) => kind === 'donation')).toBe(true)
})

test('a delivery note that was received before is named, and taken once it is confirmed', async () => {
  const deliveryNote = `SH-${Date.now()}`
  const note = { supplierId: SUPPLIER, deliveryNote }
  const receive = (more: object = {}) =>
    server.call('clerk', 'inbound.receive', { ...receipt(row, shelf, { quantity: 1 }), ...note, ...more })
  expect(await succeed(server.call('clerk', 'inbound.checkDeliveryNote', note))).toEqual({ earlier: null })
  const [one, two] = await Promise.all([receive(), receive()])
  expect([one.ok, two.ok].sort()).toEqual([false, true])
  const first = one.ok ? one.data : two.ok ? two.data : undefined
  await expectRefusal(receive(), 'DELIVERY_NOTE_USED', first!._id)
  const { earlier } = await succeed(server.call('sunli', 'inbound.checkDeliveryNote', note))
  expect(earlier).toMatchObject({ receiptId: first!._id, receivedBy: '王敏' })
  await succeed(receive({ confirmDuplicate: true }))
  await succeed(receive({ supplierId: 'GYS002' }))
})

test('a delivery note is the same whatever keyboard it was typed on', async () => {
  const note = (deliveryNote: string) =>
    server.call('clerk', 'inbound.receive', {
      ...receipt(row, shelf, { quantity: 1 }),
      supplierId: 'GYS001',
      deliveryNote,
    })
  await succeed(note('NFKC-7'))
  await expectRefusal(note('ＮＦＫＣ-７'), 'DELIVERY_NOTE_USED', 'NFKC-7')
})

test('goods to inspect wait in their zone and open an inspection in the same receipt', async () => {
  const db = databaseOf(server.url)
  const item = await stockWhere(
    server,
    CLERKS_WAREHOUSE,
    (r) => r.itemId !== row.itemId && r.item.scale === 0 && r.onHand > 0 && !r.item.units.length,
  )
  await db.collection('items').doc(item.itemId).update({ inspect: true })
  const receive = (locationId: string) =>
    server.call('clerk', 'inbound.receive', receipt(item, locationId, { quantity: 3 }))
  await expectRefusal(receive(shelf), 'LOCATION_NOT_INSPECTION', '待检区')
  const place = await succeed(
    server.call('clerk', 'inbound.proposeLocations', { warehouseId: item.warehouseId, itemId: item.itemId }),
  )
  expect(place).toMatchObject({ inspect: true, zone: 'inspection' })
  const posted = await succeed(receive(place.proposals[0]!.locationId))
  expect(posted.lines[0]).toMatchObject({ status: 'inspection' })
  // A receipt with an inspection takes a number of two kinds: neither passes any over.
  const next = await succeed(receive(place.proposals[0]!.locationId))
  const running = (number: string | undefined) => Number(number?.split('-')[1])
  expect(running(next._id)).toBe(running(posted._id) + 1)
  expect(running(next.inspectionId)).toBe(running(posted.inspectionId) + 1)
  const [inspection] = await everything(db, 'inspections', { receiptId: posted._id })
  expect(inspection).toMatchObject({ _id: posted.inspectionId, status: 'waiting', lines: [{ quantity: 3 }] })
  const seen = await succeed(server.call('clerk', 'stock.item', { itemId: item.itemId }))
  const there = seen.stocks.find(({ warehouseId }) => warehouseId === item.warehouseId)!
  expect(there).toMatchObject({ onHand: item.onHand + 2 * 3, available: item.available })
})

test('places are proposed with a reason, the same item first, and never a full one', async () => {
  const ask = (more: object = {}) =>
    succeed(
      server.call('clerk', 'inbound.proposeLocations', {
        warehouseId: row.warehouseId,
        itemId: row.itemId,
        ...more,
      }),
    )
  const [best] = (await ask()).proposals
  expect(best!.reason).toContain('已有这种物资')
  expect((await lotsOf(server, row)).map(({ locationId }) => locationId)).toContain(best!.locationId)
  const rejected = await ask({ zone: 'rejected' })
  expect(rejected.proposals.every(({ code }) => code.startsWith('BH'))).toBe(true)
  await expectRefusal(
    server.call('zhaolei', 'inbound.proposeLocations', { warehouseId: row.warehouseId, itemId: row.itemId }),
    'WAREHOUSE_FORBIDDEN',
  )
})

test('each serial-numbered piece is a lot and an asset; a number that exists is refused by name', async () => {
  const db = databaseOf(server.url)
  const item = await stockWhere(
    server,
    FOREIGN_WAREHOUSE,
    (r) => r.item.scale === 0 && r.item.controlled === undefined && r.onHand > 0,
  )
  const itemId = `${item.itemId}T`
  const [source] = await everything(db, 'items', { _id: item.itemId })
  const { _id, ...rest } = source!
  await db
    .collection('items')
    .add({ ...rest, _id: itemId, code: itemId, barcodes: [], tracking: 'serial', keptIn: [] } as never)
  const place = (await lotsOf(server, item))[0]!.locationId
  const receive = (serials: string[], more: object = {}) =>
    server.call('zhaolei', 'inbound.receive', {
      warehouseId: FOREIGN_WAREHOUSE,
      lines: [{ itemId, quantity: serials.length, locationId: place, serials, ...more }],
    })
  const posted = await succeed(receive(['SN-001', 'SN/002']))
  expect(posted.lines[0]!.pieces).toMatchObject([{ serialNo: 'SN-001' }, { serialNo: 'SN/002' }])
  const assets = await everything(db, 'assets', { itemId })
  expect(assets.map(({ serialNo, status }) => [serialNo, status])).toEqual([
    ['SN-001', 'inStock'],
    ['SN/002', 'inStock'],
  ])
  expect((await everything(db, 'items', { _id: itemId }))[0]!.keptIn).toEqual([FOREIGN_WAREHOUSE])
  await expectRefusal(receive(['SN-003', 'SN-001']), 'SERIAL_EXISTS', 'SN-001')
  await expectRefusal(receive(['SN-003'], { quantity: 2 }), 'SERIALS_REQUIRED', /2 件.+1 件/)
  const both = await Promise.all([receive(['SN-009']), receive(['SN-009'])])
  expect(both.filter((answer) => answer.ok)).toHaveLength(1)
  await expectRefusal(
    receive(Array.from({ length: 41 }, (_, index) => `M${index}`)),
    'TOO_MANY_SERIALS',
    '最多登记 40 件',
  )
  const many = Array.from({ length: 40 }, (_, index) => `L${index}`)
  await succeed(receive(many))
  expect(await everything(db, 'assets', { itemId })).toHaveLength(43)
})

test('a receipt on an order that is reversed opens the order again', async () => {
  const { _id: orderId } = await order(8)
  const posted = await succeed(deliver(orderId, 8))
  expect((await stateOf(orderId)).order.status).toBe('received')
  await succeed(server.call('clerk', 'stock.reverse', { documentId: posted._id, reason: '收错了货' }))
  const { order: after, receipts } = await stateOf(orderId)
  expect(after).toMatchObject({ status: 'open', awaited: true, lines: [{ receivedQuantity: 0 }] })
  expect(receipts).toMatchObject([{ status: 'reversed' }])
})

test('a GS1 code leads to its item, and an order number to its order', async () => {
  const item = await succeed(server.call('clerk', 'masterdata.item', { itemId: 'YP09001' }))
  const ean = item.barcodes.find(({ unit }) => unit === item.unit)!.code
  const resolve = (account: string, code: string) => server.call(account, 'masterdata.resolveCode', { code })
  for (const code of [`]d2010${ean}17280531\u001d10L1`, `(01)0${ean}(10)L1`, `0${ean}`]) {
    expect(await succeed(resolve('clerk', code))).toMatchObject({
      kind: 'item',
      unit: item.unit,
      item: { _id: 'YP09001' },
    })
  }
  const carton = item.barcodes.find(({ unit }) => unit === '箱')!.code
  expect(await succeed(resolve('clerk', `(02)0${carton}(37)2`))).toMatchObject({
    unit: '箱',
    gs1: expect.any(String),
  })

  const { _id } = await order(3)
  expect(await succeed(resolve('clerk', _id.toLowerCase()))).toMatchObject({
    kind: 'purchaseOrder',
    orderId: _id,
    mayReceive: true,
  })
  expect(await succeed(resolve('admin', _id))).toMatchObject({ mayReceive: false })
  await expectRefusal(resolve('zhaolei', _id), 'NOT_FOUND', _id)
  await expectRefusal(resolve('staff', _id), 'NOT_FOUND', _id)
})

test('the workbench of the clerk shows what is overdue and what comes these days', async () => {
  const { tasks } = await succeed(server.call('clerk', 'system.workbench', {}))
  const kinds = tasks.map(({ kind }) => kind)
  expect(kinds).toEqual(expect.arrayContaining(['orderOverdue', 'toReceive']))
  const { tasks: others } = await succeed(server.call('staff', 'system.workbench', {}))
  expect(others.map(({ kind }) => kind)).not.toContain('orderOverdue')
})
