import { expectBooksToBalance } from '../support/books'
import { databaseOf, everything } from '../support/database'
import { issuedWith, receivedPiece } from '../support/pieces'
import { approved, CLERKS_WAREHOUSE, lotsOf, receipt, stockWhere, succeed } from '../support/scenario'
import { startServer, type TestServer } from '../support/server'

let server: TestServer
beforeAll(async () => (server = await startServer()))
afterAll(() => server?.close())

const plain = () =>
  stockWhere(
    server,
    CLERKS_WAREHOUSE,
    ({ item, onHand, available }) =>
      item.policy === 'fifo' && !item.controlled && onHand > 20 && available > 20,
  )
const received = async () => {
  const row = await plain()
  const [lot] = await lotsOf(server, row)
  const made = await succeed(
    server.call('clerk', 'inbound.receive', receipt(row, lot!.locationId, { quantity: 7 })),
  )
  return { row, receiptId: made._id, lotId: `${made._id}-1` }
}
const reverse = (documentId: string, who = 'clerk') =>
  server.call(who, 'stock.reverse', { documentId, reason: '数量录错' })
const reversible = (documentId: string, who = 'clerk') =>
  succeed(server.call(who, 'stock.reversible', { documentId }))

test('a receipt is taken back once; both sides name each other, and the journal mirrors it', async () => {
  const { row, receiptId, lotId } = await received()
  const before = await plain()
  const plan = await reversible(receiptId)
  expect(plan).toMatchObject({
    allowed: true,
    title: '入库单',
    lines: [{ lotId, quantity: 7, toName: '供应商未填' }],
  })
  const { reversalId } = await succeed(reverse(receiptId))
  expect(reversalId).toMatch(/^CX\d{8}-\d{4}$/)
  const after = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.itemId === row.itemId)
  expect(after.onHand).toBe(before.onHand - 7)
  expect((await lotsOf(server, row)).map((lot) => lot.lotId)).not.toContain(lotId)

  const document = await succeed(server.call('clerk', 'inbound.get', { receiptId }))
  expect(document).toMatchObject({ status: 'reversed', reversed: { no: reversalId, reason: '数量录错' } })
  expect(document.lines).toHaveLength(1)
  const reversal = await succeed(server.call('clerk', 'stock.reversal', { reversalId }))
  expect(reversal).toMatchObject({ of: { type: 'receipt', id: receiptId }, title: '入库单' })
  const entries = await everything(databaseOf(server.url), 'journal', {
    'document.id': { $in: [receiptId, reversalId] },
  })
  const [first, second] = entries.sort((a, b) => (a.at < b.at ? -1 : 1))
  expect(second).toMatchObject({ reverses: first!._id, operation: 'stock.reverse' })
  expect(second!.postings.map((p) => [p.from, p.to, p.quantity, p.valueFen])).toEqual(
    first!.postings.map((p) => [p.to, p.from, p.quantity, p.valueFen]),
  )

  expect(await reverse(receiptId)).toMatchObject({
    code: 'ALREADY_REVERSED',
    message: expect.stringContaining(reversalId),
  })
  expect(await reverse(reversalId)).toMatchObject({ code: 'NOT_REVERSIBLE' })
  expect(await reversible(receiptId)).toMatchObject({ allowed: false, reversed: { no: reversalId } })
  expect(await succeed(server.call('clerk', 'masterdata.resolveCode', { code: reversalId }))).toMatchObject({
    kind: 'document',
    document: { type: 'reversal', id: reversalId },
  })
})

test('six reversals of one document at once are one', async () => {
  const { receiptId } = await received()
  const answers = await Promise.all(Array.from({ length: 6 }, () => reverse(receiptId)))
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  for (const answer of answers.filter((one) => !one.ok))
    expect(answer).toMatchObject({ code: 'ALREADY_REVERSED' })
})

test('goods that went out since cannot go back: the answer says how much is left and where they went', async () => {
  const { receiptId, lotId, row } = await received()
  const { requisition } = await approved(server, [{ itemId: row.itemId, quantity: 2 }])
  const lots = await lotsOf(server, row)
  const lot = lots.find((one) => one.lotId === lotId)!
  const picks = [{ lotId, locationId: lot.locationId, quantity: 2 }]
  await succeed(
    server.call('clerk', 'outbound.issue', {
      requisitionId: requisition._id,
      lines: [{ lineId: 1, picks }],
      overrideReason: '测试要这一批',
    }),
  )
  expect(await reverse(receiptId)).toMatchObject({
    code: 'GOODS_GONE',
    details: { needed: 7, available: 5, since: expect.stringContaining(requisition._id) },
  })
  expect(await reversible(receiptId)).toMatchObject({
    allowed: false,
    why: expect.stringContaining('现在只有 5'),
  })
})

test('an issue is taken back: the lot is as old as it was, the requisition waits again with its promise', async () => {
  const row = await plain()
  const before = await lotsOf(server, row)
  const quantity = before[0]!.quantity + 1
  const { requisition } = await approved(server, [{ itemId: row.itemId, quantity }])
  const { issueNo } = await succeed(
    server.call('clerk', 'outbound.issue', { requisitionId: requisition._id }),
  )
  expect((await lotsOf(server, row)).map((lot) => lot.lotId)).not.toContain(before[0]!.lotId)
  await succeed(reverse(issueNo))
  const byId = (a: { lotId: string }, b: { lotId: string }) => (a.lotId < b.lotId ? -1 : 1)
  expect([...(await lotsOf(server, row))].sort(byId)).toEqual([...before].sort(byId))
  const reopened = await succeed(server.call('clerk', 'requisition.get', { requisitionId: requisition._id }))
  expect(reopened.requisition).toMatchObject({ status: 'approved', lines: [{ issuedQuantity: 0 }] })
  const [stock] = await everything(databaseOf(server.url), 'stock', { _id: row.stockId })
  expect(stock!.reservations).toContainEqual(
    expect.objectContaining({ requisitionId: requisition._id, lineId: 1, quantity }),
  )
  // And the right issue can be made.
  await succeed(server.call('clerk', 'outbound.issue', { requisitionId: requisition._id }))
})

test('a piece that was handed out comes back with the reversal, one that was handed on does not', async () => {
  const { issueNo, assetId } = await issuedWith(server)
  await succeed(reverse(issueNo, 'zhaolei'))
  const { asset } = await succeed(server.call('zhaolei', 'asset.get', { assetId }))
  expect(asset).toMatchObject({ status: 'inStock', place: expect.stringContaining('stock:WH-SB') })
  expect(asset.holder).toBeUndefined()

  const second = await issuedWith(server)
  const offer = { assetIds: [second.assetId], toPersonId: 'chenzhiyuan' }
  await succeed(server.call('staff', 'asset.handOver', offer))
  await succeed(server.call('chenzhiyuan', 'asset.confirmHandOver', { assetIds: [second.assetId] }))
  expect(await reverse(second.issueNo, 'zhaolei')).toMatchObject({ code: 'ASSET_ELSEWHERE' })
})

test('a direct issue is taken back whole, although some of it came back and went out again meanwhile', async () => {
  const { itemId, warehouseId } = await plain()
  const rows = async () =>
    (await lotsOf(server, { itemId, warehouseId })).map(
      ({ lotId, locationId, quantity }) => `${lotId} ${locationId} ${quantity}`,
    )
  const before = await rows()
  const issue = await succeed(
    server.call('clerk', 'outbound.directIssue', {
      warehouseId,
      purpose: '会议用',
      targets: [{ departmentId: 'BM04' }],
      lines: [{ itemId, cells: [{ departmentId: 'BM04', quantity: 3 }] }],
    }),
  )
  const { locationId } = issue.picks[0]!
  const back = await succeed(
    server.call('clerk', 'inbound.returnIssued', {
      issueNo: issue._id,
      reason: '没用完',
      lines: [{ pick: 1, quantity: 1, condition: 'good', locationId }],
    }),
  )
  expect(await reverse(issue._id)).toMatchObject({ code: 'NOT_REVERSIBLE' })
  await succeed(reverse(back._id))
  await succeed(reverse(issue._id))
  expect((await rows()).sort()).toEqual(before.sort())
})

test('a receipt of a piece taken back leaves no piece, and its number may come in rightly', async () => {
  const { receiptId, assetId, serialNo, locationId } = await receivedPiece(server)
  await succeed(reverse(receiptId, 'zhaolei'))
  expect((await succeed(server.call('admin', 'asset.get', { assetId }))).asset.status).toBe('withdrawn')
  const again = {
    warehouseId: 'WH-SB',
    lines: [{ itemId: 'SB09001', quantity: 1, serials: [serialNo], locationId }],
  }
  await succeed(server.call('zhaolei', 'inbound.receive', again))
  expect((await succeed(server.call('admin', 'asset.get', { assetId }))).asset.status).toBe('inStock')
})

test('who may not: staff, a clerk of another warehouse, a past month, controlled goods', async () => {
  const { receiptId } = await received()
  expect(await reverse(receiptId, 'staff')).toMatchObject({ code: 'FORBIDDEN' })
  expect(await reverse(receiptId, 'zhaolei')).toMatchObject({ code: 'WAREHOUSE_FORBIDDEN' })
  const { rows } = await succeed(
    server.call('clerk', 'inbound.list', { warehouseId: CLERKS_WAREHOUSE, limit: 100 }),
  )
  const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7)
  const old = rows.find((row) => row.receivedAt.slice(0, 7) < month && row.kind === 'purchase')
  expect(await reverse(old!._id)).toMatchObject({
    code: 'REVERSAL_NEEDS_ADMIN',
    message: expect.stringContaining('跨月'),
  })
  const controlled = await stockWhere(
    server,
    CLERKS_WAREHOUSE,
    ({ item }) => item.controlled !== undefined,
  ).catch(() => stockWhere(server, 'WH-SY', ({ item }) => item.controlled !== undefined))
  const [lot] = await lotsOf(server, controlled)
  const made = await succeed(
    server.call('clerk', 'inbound.receive', receipt(controlled, lot!.locationId, { quantity: 1 })),
  )
  expect(await reverse(made._id)).toMatchObject({
    code: 'REVERSAL_NEEDS_ADMIN',
    message: expect.stringContaining('管控'),
  })
  await succeed(reverse(made._id, 'admin'))
  expect(await reverse('LY20200101-0001')).toMatchObject({ code: 'NOT_REVERSIBLE' })
  expect(await reverse('RK20200101-0001')).toMatchObject({ code: 'NOT_FOUND' })
})

test('afterwards the books balance', async () => {
  await expectBooksToBalance(databaseOf(server.url))
  for (const warehouseId of [CLERKS_WAREHOUSE, 'WH-SB']) {
    const report = await succeed(server.call('admin', 'stock.reconcile', { warehouseId }))
    expect(report.differences).toEqual([])
  }
})
