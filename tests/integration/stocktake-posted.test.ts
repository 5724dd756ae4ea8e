import { expectBooksToBalance } from '../support/books'
import { send } from '../support/counting'
import { databaseOf, everything, type TestDatabase } from '../support/database'
import { receivedPiece, LAPTOP, issuedPiece } from '../support/pieces'
import { eventOf, letAnyResultPass, readyToPost } from '../support/posting'
import { CLERKS_WAREHOUSE, lotsOf, receipt, SIGNATURE, stockWhere, succeed } from '../support/scenario'
import { startServer, type TestServer } from '../support/server'
import { goOn, opened } from '../support/stocktake'

let server: TestServer
let db: TestDatabase
beforeAll(async () => {
  server = await startServer({ clientCalls: true })
  db = databaseOf(server.url)
  await letAnyResultPass(db)
})
afterAll(() => server?.close())

/** A lot of twenty of an item that is counted by itself, and another shelf. */
async function freshLot(lotNo: string) {
  const row = await stockWhere(
    server,
    CLERKS_WAREHOUSE,
    (r) => r.onHand > 0 && r.item.scale === 0 && r.item.controlled === undefined,
  )
  const [known] = (await lotsOf(server, row)).filter(({ status }) => status === 'available')
  const made = await succeed(
    server.call('clerk', 'inbound.receive', receipt(row, known!.locationId, { quantity: 20, lotNo })),
  )
  const { rows } = await succeed(
    server.call('clerk', 'masterdata.listLocations', { warehouseId: CLERKS_WAREHOUSE }),
  )
  const other = rows.find(({ _id, zoneKind }) => zoneKind === 'qualified' && _id !== known!.locationId)!
  const { itemId } = row
  return { itemId, lotId: made.lines[0]!.lotId, lotNo, locationId: known!.locationId, other: other._id }
}

const rowsOf = async (itemId: string, lotId: string) => {
  const [stock] = await everything(db, 'stock', { _id: `${CLERKS_WAREHOUSE}:${itemId}` })
  return (stock?.lots ?? []).filter((lot) => lot.lotId === lotId)
}

const lineOf = async (stocktakeId: string, lotId: string, locationId: string) =>
  (await everything(db, 'countLines', { stocktakeId, lotId, locationId }))[0]

test('what moved between counting and posting stays moved; the difference is applied to today’s stock', async () => {
  const { itemId, lotId, locationId, other } = await freshLot('P-MOVE')
  const { stocktakeId } = await readyToPost(server, { scope: { itemIds: [itemId] } }, (row) => ({
    quantity: row.lotId === lotId ? row.quantity - 3 : row.quantity,
  }))
  const move = { itemId, lotId, quantity: 12, fromLocationId: locationId, toLocationId: other }
  await succeed(server.call('clerk', 'stock.move', { warehouseId: CLERKS_WAREHOUSE, lines: [move] }))
  await goOn(server, stocktakeId)
  const rows = await rowsOf(itemId, lotId)
  expect(rows.map((row) => [row.locationId, row.quantity])).toEqual(
    expect.arrayContaining([
      [locationId, 5],
      [other, 12],
    ]),
  )
  const [stocktake] = await everything(db, 'stocktakes', { _id: stocktakeId })
  expect(stocktake?.lossNo).toMatch(/^PK\d{8}-\d{4}$/)
  expect(stocktake?.surplusNo).toBeUndefined()
  expect(stocktake?.totals?.lossFen).toBeGreaterThan(0)

  const { rows: movements } = await succeed(server.call('clerk', 'stock.movements', { itemId }))
  expect(movements[0]).toMatchObject({
    change: -3,
    counterpart: '盘亏',
    document: { type: 'stocktake', id: stocktakeId },
  })
})

test('a line whose goods have left is stuck, with what to do; the others are posted', async () => {
  const { itemId, lotId, locationId, other } = await freshLot('P-STUCK')
  const { stocktakeId } = await readyToPost(server, { scope: { itemIds: [itemId] } }, (row) => ({
    quantity: row.lotId === lotId ? 5 : row.quantity + 1,
  }))
  const move = { itemId, lotId, quantity: 20, fromLocationId: locationId, toLocationId: other }
  await succeed(server.call('clerk', 'stock.move', { warehouseId: CLERKS_WAREHOUSE, lines: [move] }))
  await goOn(server, stocktakeId)
  const line = await lineOf(stocktakeId, lotId, locationId)
  expect(line).toMatchObject({ outcome: 'stuck', outcomeNote: expect.stringContaining('请再盘一次') })
  expect(await rowsOf(itemId, lotId)).toMatchObject([{ locationId: other, quantity: 20 }])
  const stuck = await succeed(server.call('clerk', 'stocktake.lines', { stocktakeId, view: 'stuck' }))
  expect(stuck.rows).toHaveLength(1)
  const [stocktake] = await everything(db, 'stocktakes', { _id: stocktakeId })
  expect(stocktake?.history.at(-1)).toMatchObject({ action: 'post', comment: '1 行没能过账，要再盘一次' })
})

test('goods found elsewhere are moved with age and cost; a short shelf that was counted is settled', async () => {
  const { itemId, lotId, lotNo, locationId, other } = await freshLot('P-FOUND')
  const short = { warehouseId: CLERKS_WAREHOUSE, itemId, lotId, locationId }
  await db.collection('countRequests').add({
    ...short,
    _id: `short-${lotId}`,
    status: 'open',
    item: { code: itemId, name: '短缺', specification: '', unit: '件', scale: 0 },
    expected: 20,
    found: 12,
    reason: '拣货时少了',
    by: { id: 'clerk', name: '周敏' },
    at: '2026-11-20T00:00:00.000Z',
  })
  const [request] = await everything(db, 'countRequests', { _id: `short-${lotId}` })
  // Its goods have left since: there is nothing to count, and nothing to wait for.
  await db.collection('countRequests').add({ ...request!, _id: `gone-${lotId}`, lotId: 'RK20200101-0001-1' })
  const { stocktakeId } = await readyToPost(
    server,
    { scope: { itemIds: [itemId] }, countRequestIds: [`gone-${lotId}`] },
    (row) => ({ quantity: row.lotId === lotId ? 12 : row.quantity }),
    (positionOf) => [eventOf(other, { itemId, lotNo }, { quantity: 8, position: positionOf(itemId) })],
  )
  const [before] = await rowsOf(itemId, lotId)
  const answers = await goOn(server, stocktakeId)
  expect(answers.at(-1)).toMatchObject({ status: 'posted' })
  const rows = await rowsOf(itemId, lotId)
  expect(rows).toHaveLength(2)
  expect(rows.find((row) => row.locationId === other)).toMatchObject({
    quantity: 8,
    receivedAt: before!.receivedAt,
  })
  const entries = await everything(db, 'journal', { 'document.id': stocktakeId })
  expect(entries.flatMap(({ postings }) => postings.map(({ to }) => to))).not.toContain('loss')
  expect(entries.map(({ summary }) => summary).join()).toContain('调位 2 行')
  for (const id of [`short-${lotId}`, `gone-${lotId}`])
    expect(await everything(db, 'countRequests', { _id: id })).toMatchObject([{ status: 'done' }])
})

test('pieces: a missing one is lost, found again later; one that somebody has is not taken in', async () => {
  const { assetId, serialNo, locationId } = await receivedPiece(server)
  const scope = { warehouseId: 'WH-SB', scope: { itemIds: [LAPTOP] } }
  const lost = await readyToPost(
    server,
    scope,
    (row) => ({ quantity: row.lotId === assetId ? 0 : row.quantity }),
    undefined,
    'zhaolei',
  )
  await goOn(server, lost.stocktakeId, 'zhaolei')
  const assetOf = async (id: string) => (await everything(db, 'assets', { _id: id }))[0]
  expect(await assetOf(assetId)).toMatchObject({ status: 'lost', place: 'loss' })

  const taken = await issuedPiece(server)
  const [holder] = await everything(db, 'assets', { _id: taken })
  const again = await readyToPost(
    server,
    scope,
    (row) => ({ quantity: row.quantity }),
    (positionOf) =>
      [
        { lotId: assetId, serialNo },
        { lotId: taken, serialNo: holder!.serialNo },
      ].map((piece) =>
        eventOf(locationId, { itemId: LAPTOP, ...piece }, { quantity: 1, position: positionOf(LAPTOP) }),
      ),
    'zhaolei',
  )
  await goOn(server, again.stocktakeId, 'zhaolei')
  expect(await assetOf(assetId)).toMatchObject({ status: 'inStock', place: `stock:${locationId}` })
  expect((await assetOf(assetId))?.history.map(({ action }) => action).slice(-2)).toEqual(['lost', 'found'])
  expect(await assetOf(taken)).toEqual(holder)
  expect(await lineOf(again.stocktakeId, taken, locationId)).toMatchObject({ outcome: 'stuck' })
})

test('a piece found on a counted shelf that the books have on another one is moved there, unless that one is frozen', async () => {
  const [one, other] = [await receivedPiece(server), await receivedPiece(server)]
  // The dearest shelf: a piece more is less than its worth, and needs nobody's word.
  const worth = new Map<string, number>()
  for (const { lots } of await everything(db, 'stock', { warehouseId: 'WH-SB' }))
    for (const { locationId, valueFen } of lots)
      worth.set(locationId, (worth.get(locationId) ?? 0) + valueFen)
  worth.delete(one.locationId)
  const here = [...worth.keys()].sort((a, b) => worth.get(b)! - worth.get(a)!)[0]!
  const found = (piece: typeof one) => (positionOf: (itemId: string) => number) => [
    eventOf(
      here,
      { itemId: LAPTOP, lotId: piece.assetId, serialNo: piece.serialNo },
      {
        quantity: 1,
        position: positionOf(LAPTOP),
      },
    ),
  ]
  const scope = { warehouseId: 'WH-SB', scope: { locationIds: [here] } }
  const all = (row: { quantity: number }) => ({ quantity: row.quantity })
  const [before] = await everything(db, 'stock', { _id: `WH-SB:${LAPTOP}` })
  const { stocktakeId } = await readyToPost(server, scope, all, found(one), 'zhaolei')
  await goOn(server, stocktakeId, 'zhaolei')
  const [stock] = await everything(db, 'stock', { _id: `WH-SB:${LAPTOP}` })
  const rowOf = (lots: typeof before) => lots!.lots.find(({ lotId }) => lotId === one.assetId)!
  expect(stock).toMatchObject({ onHand: before!.onHand, valueFen: before!.valueFen })
  expect(rowOf(stock)).toEqual({ ...rowOf(before), locationId: here })
  expect(await lineOf(stocktakeId, one.assetId, here)).toMatchObject({
    outcome: 'moved',
    outcomeNote: expect.stringMatching(/^账上在 .+，已调到 /),
  })
  expect((await everything(db, 'assets', { _id: one.assetId }))[0]).toMatchObject({
    status: 'inStock',
    place: `stock:${here}`,
  })

  const second = await readyToPost(server, scope, all, found(other), 'zhaolei')
  const frozen = { warehouseId: 'WH-SB', scope: { locationIds: [other.locationId] }, frozen: true }
  const { stocktake: freezing } = await opened(server, frozen, 'zhaolei')
  await goOn(server, second.stocktakeId, 'zhaolei')
  expect(await lineOf(second.stocktakeId, other.assetId, here)).toMatchObject({
    outcome: 'stuck',
    outcomeNote: expect.stringContaining(`因盘点 ${freezing._id} 冻结`),
  })
  await succeed(server.call('zhaolei', 'stocktake.cancel', { stocktakeId: freezing._id, reason: '测试结束' }))
})

test('an area that was frozen is free again; its own posting was not held up by it', async () => {
  const { itemId, lotId, locationId, other } = await freshLot('P-FROZEN')
  const { stocktakeId } = await readyToPost(
    server,
    { scope: { itemIds: [itemId] }, frozen: true },
    (row) => ({ quantity: row.lotId === lotId ? 19 : row.quantity }),
  )
  const move = { itemId, lotId, quantity: 1, fromLocationId: locationId, toLocationId: other }
  const input = { warehouseId: CLERKS_WAREHOUSE, lines: [move] }
  expect(await server.call('clerk', 'stock.move', input)).toMatchObject({ code: 'LOCATION_FROZEN' })
  await goOn(server, stocktakeId)
  await succeed(server.call('clerk', 'stock.move', input))
  expect(await everything(db, 'frozenAreas', {})).toEqual([])
})

test('a posted stocktake is not taken back but counted again', async () => {
  const [stocktake] = await everything(db, 'stocktakes', { status: 'posted' })
  const answer = await server.call('admin', 'stock.reverse', { documentId: stocktake!._id, reason: '数错了' })
  expect(answer).toMatchObject({ code: 'NOT_REVERSIBLE', message: expect.stringContaining('再盘一次') })
})

test('a report is signed by its people, once each', async () => {
  const [stocktake] = await everything(db, 'stocktakes', { status: 'posted', warehouseId: CLERKS_WAREHOUSE })
  const stocktakeId = stocktake!._id
  const sign = (who: string, role: 'supervisor' | 'counter' | 'keeper', signature = SIGNATURE) =>
    server.call(who, 'stocktake.sign', { stocktakeId, role, signature })
  expect(await sign('clerk', 'supervisor')).toMatchObject({ code: 'SIGNER_UNFIT' })
  expect(await sign('admin', 'counter')).toMatchObject({ code: 'SIGNER_UNFIT' })
  expect(await sign('staff', 'supervisor')).toMatchObject({ code: 'NOT_FOUND' })
  expect(await sign('clerk', 'counter', 'bm8=')).toMatchObject({ code: 'SIGNATURE_INVALID' })
  await succeed(sign('clerk', 'counter'))
  await succeed(sign('clerk', 'keeper'))
  await succeed(sign('admin', 'supervisor'))
  expect(await sign('admin', 'supervisor')).toMatchObject({ code: 'SIGNER_UNFIT' })
  const report = await succeed(server.call('clerk', 'stocktake.report', { stocktakeId }))
  expect(report.signatures.map(({ role }) => role)).toEqual(['counter', 'keeper', 'supervisor'])
  for (const { url } of report.signatures)
    expect((await fetch(url)).headers.get('content-type')).toBe('image/png')
})

test('a blind counter from elsewhere sees the report that he signs once it is posted, without money', async () => {
  const { itemId } = await freshLot('P-BLIND')
  const areas = [{ name: '全部', counterIds: ['chenzhiyuan'], secondIds: [] }]
  const { stocktake } = await opened(server, { scope: { itemIds: [itemId] }, blind: true, areas })
  const { _id: stocktakeId } = stocktake
  const [stock] = await everything(db, 'stock', { _id: `${CLERKS_WAREHOUSE}:${itemId}` })
  const [line] = await everything(db, 'countLines', { stocktakeId })
  const row = stock!.lots.find((lot) => lot.lotId === line!.lotId && lot.locationId === line!.locationId)!
  const count = { quantity: row.quantity, round: 1, position: stock!.version }
  await succeed(
    send(server, 'chenzhiyuan', stocktakeId, [eventOf(line!.locationId, { lineId: line!._id }, count)]),
  )
  await succeed(server.call('clerk', 'stocktake.finish', { stocktakeId, leave: 1_000 }))
  const report = () => server.call('chenzhiyuan', 'stocktake.report', { stocktakeId })
  expect(await report()).toMatchObject({ code: 'BOOKS_HIDDEN' })
  const seen = await succeed(server.call('clerk', 'stocktake.get', { stocktakeId }))
  await succeed(server.call('clerk', 'stocktake.submit', { stocktakeId, revision: seen.stocktake.revision }))
  await goOn(server, stocktakeId)
  await succeed(
    server.call('chenzhiyuan', 'stocktake.sign', { stocktakeId, role: 'counter', signature: SIGNATURE }),
  )
  const signed = await succeed(report())
  expect(signed.signatures).toMatchObject([{ role: 'counter', name: '陈志远' }])
  expect(signed.accuracy).toMatchObject({ byLines: 100 })
  expect(JSON.stringify(signed)).not.toMatch(/Fen/)
})

test('accuracy: the whole, its months, each stocktake, and a figure of the dashboard', async () => {
  const input = { warehouseId: CLERKS_WAREHOUSE, limit: 2 }
  const { whole, months, stocktakes } = await succeed(server.call('clerk', 'stocktake.accuracy', input))
  const posted = await everything(db, 'stocktakes', { status: 'posted', warehouseId: CLERKS_WAREHOUSE })
  const lines = posted.reduce((sum, { totals }) => sum + totals!.counted, 0)
  const matched = posted.reduce((sum, { totals }) => sum + totals!.matched, 0)
  expect(whole).toMatchObject({ stocktakes: posted.length, lines, matched })
  expect(whole.byLines).toBeCloseTo((100 * matched) / lines, 1)
  expect(months.reduce((sum, month) => sum + month.lines, 0)).toBe(lines)
  expect(stocktakes.rows).toHaveLength(2)
  expect(stocktakes.nextCursor).not.toBeNull()
  expect(await server.call('clerk', 'stocktake.accuracy', { warehouseId: 'WH-SB' })).toMatchObject({
    code: 'WAREHOUSE_FORBIDDEN',
  })
  const { accuracy } = await succeed(
    server.call('clerk', 'reports.dashboard', { warehouseId: CLERKS_WAREHOUSE }),
  )
  expect(accuracy).toMatchObject({ stocktakes: posted.length, byLines: whole.byLines })
})

test('afterwards the books balance and nothing differs', async () => {
  await expectBooksToBalance(db)
  for (const warehouseId of [CLERKS_WAREHOUSE, 'WH-SB'])
    expect(await succeed(server.call('admin', 'stock.reconcile', { warehouseId }))).toMatchObject({
      differences: [],
    })
})
