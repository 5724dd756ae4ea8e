import { sum } from '../../shared/domain/stock'
import { inTransit } from '../../shared/domain/transfer/document'
import type { StockRow } from '../../shared/operations/stock'
import { expectBooksToBalance } from '../support/books'
import { databaseOf, everything } from '../support/database'
import { CLERKS_WAREHOUSE, FOREIGN_WAREHOUSE, lotsOf, stockWhere, succeed } from '../support/scenario'
import { startServer, type TestServer } from '../support/server'

let server: TestServer
let row: StockRow
let shelf: string
let badShelf: string
beforeAll(async () => {
  server = await startServer()
  row = await stockWhere(
    server,
    CLERKS_WAREHOUSE,
    (r) => r.available > 60 && r.item.scale === 0 && r.item.controlled === undefined,
  )
  const { rows } = await succeed(
    server.call('zhaolei', 'masterdata.listLocations', { warehouseId: FOREIGN_WAREHOUSE }),
  )
  shelf = rows.find(({ zoneKind }) => zoneKind === 'qualified')!._id
  badShelf = rows.find(({ zoneKind }) => zoneKind === 'rejected')!._id
})
afterAll(() => server?.close())

const filing = (quantity: number, more: object = {}) => ({
  fromWarehouseId: CLERKS_WAREHOUSE,
  toWarehouseId: FOREIGN_WAREHOUSE,
  reason: '那边不够用',
  lines: [{ itemId: row.itemId, quantity }],
  ...more,
})
const create = async (quantity: number, by = 'clerk') =>
  (await succeed(server.call(by, 'transfer.create', filing(quantity)))).transfer._id
const sent = async (quantity: number) => {
  const transferId = await create(quantity)
  return (await succeed(server.call('clerk', 'transfer.send', { transferId }))).transfer
}
const refusal = async (answer: Promise<unknown>, code: string, text: RegExp) => {
  const result = (await answer) as { ok: boolean; code: string; message: string }
  expect(result).toMatchObject({ ok: false, code })
  expect(result.message).toMatch(text)
}
const onHand = async (warehouseId: string) =>
  sum((await lotsOf(server, { itemId: row.itemId, warehouseId })).map((lot) => lot.quantity))

test('goods go from one warehouse to the other, with their lots, and nobody loses a piece', async () => {
  const before = [await onHand(CLERKS_WAREHOUSE), await onHand(FOREIGN_WAREHOUSE)]
  const transfer = await sent(12)
  expect(await onHand(CLERKS_WAREHOUSE)).toBe(before[0]! - 12)
  const lines = transfer.rows.map(({ rowId, quantity }) => ({ rowId, quantity, locationId: shelf }))
  const input = { transferId: transfer._id, lines }
  const received = await succeed(server.call('zhaolei', 'transfer.receive', input))
  expect(received.transfer.status).toBe('received')
  expect(await onHand(FOREIGN_WAREHOUSE)).toBe(before[1]! + 12)

  const there = await lotsOf(server, { itemId: row.itemId, warehouseId: FOREIGN_WAREHOUSE })
  for (const { lot } of transfer.rows)
    expect(there).toContainEqual(expect.objectContaining({ lotId: lot.lotId, receivedAt: lot.receivedAt }))
  const receipt = await succeed(server.call('zhaolei', 'inbound.get', { receiptId: received.receiptId }))
  expect(receipt).toMatchObject({ kind: 'transfer', fromName: '办公用品库' })
  expect(receipt.valueFen).toBe(sum(transfer.rows.map((one) => one.valueFen)))
})

test('neither side does what is the other’s', async () => {
  const transferId = await create(2, 'zhaolei')
  await refusal(server.call('zhaolei', 'transfer.send', { transferId }), 'WAREHOUSE_FORBIDDEN', /办公用品库/)
  await refusal(server.call('zhaolei', 'transfer.pickList', { transferId }), 'WAREHOUSE_FORBIDDEN', /办公/)
  await succeed(server.call('clerk', 'transfer.send', { transferId }))
  const lines = [{ rowId: 1, quantity: 1, locationId: shelf }]
  await refusal(
    server.call('clerk', 'transfer.receive', { transferId, lines }),
    'WAREHOUSE_FORBIDDEN',
    /设备库/,
  )
  const settle = { transferId, outcome: 'loss' as const, reason: '丢了' }
  await refusal(server.call('zhaolei', 'transfer.settle', settle), 'WAREHOUSE_FORBIDDEN', /办公用品库/)

  // Between two warehouses that are not his it is not even there.
  const inner = filing(1, { toWarehouseId: 'WH-SY' })
  const { transfer } = await succeed(server.call('clerk', 'transfer.create', inner))
  await refusal(server.call('zhaolei', 'transfer.create', inner), 'WAREHOUSE_FORBIDDEN', /试剂药品库/)
  await refusal(server.call('zhaolei', 'transfer.get', { transferId: transfer._id }), 'NOT_FOUND', /DB/)
  const code = transfer._id
  await refusal(server.call('zhaolei', 'masterdata.resolveCode', { code }), 'NOT_FOUND', /DB/)
  const all = await succeed(server.call('zhaolei', 'transfer.list', { view: 'all', limit: 100 }))
  expect(all.rows.every(({ mine }) => mine.from || mine.to)).toBe(true)
})

test('of two who send, receive or settle the same thing at once one does it', async () => {
  const transferId = await create(3)
  const race = async (operation: 'transfer.send' | 'transfer.receive' | 'transfer.settle', input: object) => {
    const accounts = operation === 'transfer.receive' ? ['zhaolei', 'zhaolei'] : ['clerk', 'sunli']
    const answers = await Promise.all(
      accounts.map((account) => server.call(account, operation, input as never)),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    return answers.find((answer) => !answer.ok) as { code: string; message: string }
  }
  expect(await race('transfer.send', { transferId })).toMatchObject({ code: 'ALREADY_HANDLED' })
  const lines = [{ rowId: 1, quantity: 2, locationId: shelf }]
  expect(await race('transfer.receive', { transferId, lines })).toMatchObject({ code: 'OVER_TRANSIT' })
  const settle = { transferId, outcome: 'return', reason: '退回来了' }
  const late = await race('transfer.settle', settle)
  expect(late).toMatchObject({ code: 'ALREADY_HANDLED' })
  expect(late.message).toContain('已结清')
})

test('a difference stays on the road until it is settled, and each step can be taken back', async () => {
  const transfer = await sent(6)
  const start = await onHand(CLERKS_WAREHOUSE)
  const { _id: transferId } = transfer
  const receive = (lines: object[]) =>
    server.call('zhaolei', 'transfer.receive', { transferId, lines } as never)
  await refusal(receive([{ rowId: 1, quantity: 99, locationId: shelf }]), 'OVER_TRANSIT', /在途的只有/)
  await refusal(
    receive([{ rowId: 1, quantity: 1, locationId: shelf, damaged: true }]),
    'LOCATION_NOT_REJECTED',
    /不合格区/,
  )
  const { receiptId } = await succeed(
    server.call('zhaolei', 'transfer.receive', {
      transferId,
      lines: [
        { rowId: 1, quantity: 3, locationId: shelf },
        { rowId: 1, quantity: 1, locationId: badShelf, damaged: true },
      ],
    }),
  )
  const settled = await succeed(
    server.call('clerk', 'transfer.settle', { transferId, outcome: 'loss', reason: '途中丢失' }),
  )
  expect(settled.transfer).toMatchObject({ status: 'settled', rows: [{ lostQuantity: 2 }] })

  const reverse = (account: string, documentId: string) =>
    server.call(account, 'stock.reverse', { documentId, reason: '找到了' })
  await refusal(reverse('zhaolei', receiptId), 'NOT_REVERSIBLE', /结清/)
  await succeed(reverse('clerk', transferId))
  await succeed(reverse('zhaolei', receiptId))
  const back = await succeed(server.call('clerk', 'transfer.get', { transferId }))
  expect(back.transfer).toMatchObject({ status: 'sent', rows: [{ receivedQuantity: 0, lostQuantity: 0 }] })
  await succeed(reverse('clerk', transferId))
  expect(await onHand(CLERKS_WAREHOUSE)).toBe(start + 6)
  await refusal(reverse('clerk', transferId), 'ALREADY_REVERSED', /冲销/)
})

test('a piece with a serial number goes the same way, and its document follows it', async () => {
  const db = databaseOf(server.url)
  const pieces = await everything(db, 'assets', { warehouseId: FOREIGN_WAREHOUSE, status: 'inStock' })
  const piece = pieces.find(({ lotStatus, item }) => lotStatus === 'available' && !item.controlled)!
  const { transfer } = await succeed(
    server.call('zhaolei', 'transfer.create', {
      fromWarehouseId: FOREIGN_WAREHOUSE,
      toWarehouseId: CLERKS_WAREHOUSE,
      reason: '借给办公室用',
      lines: [{ itemId: piece.itemId, quantity: 1 }],
    }),
  )
  const transferId = transfer._id
  const sentPiece = await succeed(server.call('zhaolei', 'transfer.send', { transferId }))
  const { lotId } = sentPiece.transfer.rows[0]!.lot
  const asset = async () => (await everything(db, 'assets', { _id: lotId }))[0]!
  expect(await asset()).toMatchObject({ status: 'inTransit', place: `transit:${transferId}` })
  const { rows } = await succeed(
    server.call('clerk', 'masterdata.listLocations', { warehouseId: CLERKS_WAREHOUSE }),
  )
  const here = rows.find(({ zoneKind }) => zoneKind === 'qualified')!._id
  const lines = [{ rowId: 1, quantity: 1, locationId: here }]
  await succeed(server.call('clerk', 'transfer.receive', { transferId, lines }))
  expect(await asset()).toMatchObject({
    status: 'inStock',
    warehouseId: CLERKS_WAREHOUSE,
    place: `stock:${here}`,
  })
})

test('what waits is at work for whose turn it is, and pages of the list do not overlap', async () => {
  const task = async (account: string, kind: string) =>
    (await succeed(server.call(account, 'system.workbench', {}))).tasks.find((one) => one.kind === kind)
      ?.count ?? 0
  const [toSend, toReceive] = [
    await task('clerk', 'transferToSend'),
    await task('zhaolei', 'transferToReceive'),
  ]
  const transferId = await create(1, 'zhaolei')
  expect(await task('clerk', 'transferToSend')).toBe(toSend + 1)
  await succeed(server.call('clerk', 'transfer.send', { transferId }))
  expect(await task('clerk', 'transferToSend')).toBe(toSend)
  expect(await task('zhaolei', 'transferToReceive')).toBe(toReceive + 1)

  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await succeed(server.call('clerk', 'transfer.list', { view: 'all', limit: 2, cursor }))
    seen.push(...page.rows.map((one) => one.transferId))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(new Set(seen).size).toBe(seen.length)
  const admin = await succeed(server.call('admin', 'transfer.list', { view: 'all', limit: 100 }))
  expect(admin.rows.length).toBeGreaterThanOrEqual(seen.length)
})

test('sending one line of any number of lots costs few requests', async () => {
  const transferId = await create(2)
  await server.resetStats()
  await succeed(server.call('clerk', 'transfer.send', { transferId }))
  const sending = (await server.stats()).requests.total
  await server.resetStats()
  const lines = [{ rowId: 1, quantity: 2, locationId: shelf }]
  await succeed(server.call('zhaolei', 'transfer.receive', { transferId, lines }))
  const receiving = (await server.stats()).requests.total
  // One in ten also takes new numbers for receipts.
  expect(sending).toBeLessThanOrEqual(8)
  expect(receiving).toBeLessThanOrEqual(10)
})

test('afterwards the books balance, those of the road too', async () => {
  const db = databaseOf(server.url)
  await expectBooksToBalance(db)
  const journal = await everything(db, 'journal')
  const road = new Map<string, number>()
  for (const { postings } of journal) {
    for (const { from, to, quantity } of postings) {
      if (to.startsWith('transit:')) road.set(to, (road.get(to) ?? 0) + quantity)
      if (from.startsWith('transit:')) road.set(from, (road.get(from) ?? 0) - quantity)
    }
  }
  for (const transfer of await everything(db, 'transfers')) {
    const waits = transfer.status === 'reversed' ? 0 : sum(transfer.rows.map(inTransit))
    expect([transfer._id, road.get(`transit:${transfer._id}`) ?? 0]).toEqual([transfer._id, waits])
  }
})
