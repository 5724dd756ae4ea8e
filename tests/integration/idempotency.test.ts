import { randomUUID } from 'node:crypto'
import { expectBooksToBalance } from '../support/books'
import { databaseOf, everything } from '../support/database'
import { CLERKS_WAREHOUSE, lotsOf, receipt, stockWhere, succeed } from '../support/scenario'
import { startServer, type TestServer } from '../support/server'
import { examples } from './commands'

let server: TestServer
beforeAll(async () => (server = await startServer()))
afterAll(() => server?.close())

test('what was refused changed nothing and is decided afresh under the same id', async () => {
  const row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.onHand > 0)
  const [lot] = await lotsOf(server, row)
  const requestId = randomUUID()
  const bad = receipt(row, lot!.locationId, { expiryDate: '2020-01-01' })
  expect(await server.call('clerk', 'inbound.receive', bad, requestId)).toMatchObject({ code: 'EXPIRED_LOT' })
  await succeed(server.call('clerk', 'inbound.receive', receipt(row, lot!.locationId), requestId))
})

test('a repetition is answered even where the request would be refused today, before any transaction', async () => {
  const { input } = await examples['requisition.submit'](server)
  const submit = input
  const requestId = randomUUID()
  const first = await server.call('staff', 'requisition.submit', submit, requestId)
  expect(first).toMatchObject({ ok: true })

  const db = databaseOf(server.url)
  const [stock] = await everything(db, 'stock', { _id: `${submit.warehouseId}:${submit.lines[0]!.itemId}` })
  await db.collection('stock').doc(stock!._id).remove()
  try {
    expect(await server.call('staff', 'requisition.submit', submit)).toMatchObject({ code: 'NOT_FOUND' })
    expect(await server.call('staff', 'requisition.submit', submit, requestId)).toEqual(first)
  } finally {
    await db.collection('stock').add(stock!)
  }
})

test('a change whose reply was lost is answered as done, though a second one like it would be refused', async () => {
  const row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.onHand > 0)
  const [lot] = await lotsOf(server, row)
  const noted = (deliveryNote: string) => ({
    ...receipt(row, lot!.locationId),
    supplierId: 'GYS001',
    deliveryNote,
  })
  const next = [{ fault: 'lost-reply', action: 'database.commitTransaction' }]
  const plan = (body: object) =>
    fetch(`${server.url}/_emulator/faults`, { method: 'POST', body: JSON.stringify(body) })
  await plan({ seed: 'one', rates: {}, next })
  const first = await succeed(server.call('clerk', 'inbound.receive', noted('LOST-1')))
  await plan({ seed: 'none', rates: {} })
  const second = await succeed(server.call('clerk', 'inbound.receive', noted('LOST-2')))
  expect(second._id).not.toBe(first._id)
})

test('afterwards the books balance', () => expectBooksToBalance(databaseOf(server.url)))
