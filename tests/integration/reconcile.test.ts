import { databaseOf, everything } from '../support/database'
import { CLERKS_WAREHOUSE, FOREIGN_WAREHOUSE, stockWhere, succeed } from '../support/scenario'
import { startServer, type TestServer } from '../support/server'

let server: TestServer
beforeAll(async () => (server = await startServer({ clientCalls: true })))
afterAll(() => server?.close())

const runAll = async (warehouseId: string) => {
  let report = await succeed(server.call('admin', 'stock.reconcile', { warehouseId }))
  while (report.status === 'running') {
    const goOn = { warehouseId, reconciliationId: report._id }
    report = await succeed(server.call('admin', 'stock.reconcile', goOn))
  }
  return report
}

test('half a year of the demo has no difference, in any warehouse', async () => {
  const { rows } = await succeed(server.call('admin', 'masterdata.listWarehouses', {}))
  const entries = await everything(databaseOf(server.url), 'journal')
  for (const { _id } of rows) {
    const report = await runAll(_id)
    expect({ differences: report.differences, status: report.status }).toEqual({
      differences: [],
      status: 'balanced',
    })
    expect(report.items).toBeGreaterThan(5)
  }
  expect(entries.length).toBeGreaterThan(500)
})

test('whatever is changed behind the books is named: quantity, value, totals, a row, a document, a promise', async () => {
  const db = databaseOf(server.url)
  const stocks = (await everything(db, 'stock', { warehouseId: CLERKS_WAREHOUSE })).filter(
    (s) => s.lots.length > 1,
  )
  const [one, two, three, four, five] = stocks
  const set = (id: string, fields: object) => db.collection('stock').doc(id).update(fields)
  await set(one!._id, { 'lots.0.quantity': one!.lots[0]!.quantity + 1 })
  await set(two!._id, { 'lots.0.valueFen': two!.lots[0]!.valueFen + 1 })
  await set(three!._id, { onHand: three!.onHand + 5 })
  await set(four!._id, { lots: four!.lots.slice(1) })
  const nobody = {
    requisitionId: 'LY20260101-0001',
    lineId: 1,
    quantity: 1,
    until: '2099-01-01T00:00:00.000Z',
  }
  await set(five!._id, { reservations: [...five!.reservations, nobody], reserved: five!.reserved + 1 })
  const other = await stockWhere(
    server,
    CLERKS_WAREHOUSE,
    (row) => !stocks.slice(0, 5).some((s) => s.itemId === row.itemId) && row.onHand > 0,
  )
  const gone = (await everything(db, 'stock', { _id: other.stockId }))[0]!
  await db.collection('stock').doc(other.stockId).remove()

  const report = await runAll(CLERKS_WAREHOUSE)
  expect(report.status).toBe('different')
  const of = (itemId: string) => report.differences.filter((d) => d.itemId === itemId)
  expect(of(one!.itemId)).toMatchObject([
    {
      kind: 'row',
      lotId: one!.lots[0]!.lotId,
      expected: { quantity: one!.lots[0]!.quantity },
      found: { quantity: one!.lots[0]!.quantity + 1 },
    },
    { kind: 'totals' },
  ])
  expect(of(two!.itemId)[0]).toMatchObject({ kind: 'row', text: expect.stringContaining('金额') })
  expect(of(three!.itemId)).toMatchObject([{ kind: 'totals', text: '在库数量与明细合计不符' }])
  expect(of(four!.itemId)).toContainEqual(
    expect.objectContaining({
      kind: 'row',
      lotId: four!.lots[0]!.lotId,
      found: { quantity: 0, valueFen: 0 },
    }),
  )
  expect(of(five!.itemId)).toMatchObject([{ kind: 'promise', reference: 'LY20260101-0001' }])
  expect(of(other.itemId)).toHaveLength(gone.lots.length)
  expect(report.differenceCount).toBe(report.differences.length)

  // It is on the list, and nothing was repaired.
  const { rows } = await succeed(
    server.call('admin', 'stock.reconciliations', { warehouseId: CLERKS_WAREHOUSE }),
  )
  expect(rows[0]).toMatchObject({
    _id: report._id,
    status: 'different',
    differenceCount: report.differenceCount,
  })
  expect((await runAll(CLERKS_WAREHOUSE)).differences).toEqual(report.differences)
  const tasks = (await succeed(server.call('admin', 'system.workbench', {}))).tasks
  expect(tasks).toContainEqual(
    expect.objectContaining({ kind: 'booksDiffer', count: report.differenceCount }),
  )

  const { _id: _stored, ...fields } = gone
  await db.collection('stock').add({ _id: gone._id, ...fields })
  for (const { _id, ...before } of [one!, two!, three!, four!, five!])
    await db.collection('stock').doc(_id).set(before)
  expect((await runAll(CLERKS_WAREHOUSE)).status).toBe('balanced')
})

test('the books of another warehouse are not for its neighbour, and nobody goes on with what is finished', async () => {
  const foreign = { warehouseId: FOREIGN_WAREHOUSE }
  expect(await server.call('clerk', 'stock.reconcile', foreign)).toMatchObject({
    code: 'WAREHOUSE_FORBIDDEN',
  })
  expect(await server.call('staff', 'stock.reconcile', foreign)).toMatchObject({ code: 'FORBIDDEN' })
  const report = await runAll(FOREIGN_WAREHOUSE)
  expect(await server.call('clerk', 'stock.reconciliation', { reconciliationId: report._id })).toMatchObject({
    code: 'WAREHOUSE_FORBIDDEN',
  })
  const again = { warehouseId: FOREIGN_WAREHOUSE, reconciliationId: report._id }
  expect(await server.call('admin', 'stock.reconcile', again)).toMatchObject({ code: 'ALREADY_HANDLED' })
})

test('every night each warehouse once, however often the timer fires', async () => {
  const fire = async () => {
    const response = await fetch(`${server.url}/_emulator/timers/stock/reconcile`, { method: 'POST' })
    expect(response.status).toBeLessThan(300)
  }
  await fire()
  await fire()
  const runs = (await everything(databaseOf(server.url), 'reconciliations')).filter(
    (run) => run.startedBy.id === 'system',
  )
  const warehouses = await everything(databaseOf(server.url), 'warehouses', { status: 'active' })
  expect(runs.map((run) => run.warehouseId).sort()).toEqual(warehouses.map(({ _id }) => _id).sort())
  for (const run of runs) expect(run).toMatchObject({ status: 'balanced', differenceCount: 0 })
})
