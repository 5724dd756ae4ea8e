import { sum } from '../../shared/domain/stock'
import { expectBooksToBalance } from '../support/books'
import { databaseOf } from '../support/database'
import { CLERKS_WAREHOUSE, lotsOf, receipt, SIGNATURE, stockWhere, succeed } from '../support/scenario'
import { startServer, type TestServer } from '../support/server'

let server: TestServer
beforeAll(async () => (server = await startServer()))
afterAll(() => server?.close())

test('receive, request, approve, issue first-in-first-out, and everyone sees it', async () => {
  const row = await stockWhere(
    server,
    CLERKS_WAREHOUSE,
    ({ item, onHand, available }) => item.policy === 'fifo' && onHand > 20 && available === onHand,
  )
  const [oldest] = await lotsOf(server, row)

  // 1. The clerk scans the item's barcode and receives three boxes.
  const { item } = await succeed(server.call('clerk', 'stock.item', { itemId: row.itemId }))
  const resolved = await succeed(
    server.call('clerk', 'masterdata.resolveCode', { code: item.barcodes[0]?.code ?? '' }),
  )
  expect(resolved).toMatchObject({ kind: 'item', item: { _id: row.itemId } })
  const receipt1 = await succeed(
    server.call('clerk', 'inbound.receive', receipt(row, oldest!.locationId, { quantity: 30 })),
  )
  expect(receipt1._id).toMatch(/^RK\d{8}-\d{4}$/)
  const received = await lotsOf(server, row)
  expect(received.find((lot) => lot.lotId === `${receipt1._id}-1`)).toMatchObject({
    quantity: 30,
    lotNo: 'P20261101',
  })
  expect(sum(received.map((lot) => lot.quantity))).toBe(row.onHand + 30)

  // 2. A staff member asks for more than the oldest lot holds.
  const quantity = oldest!.quantity + 3
  const submitted = await succeed(
    server.call('staff', 'requisition.submit', {
      warehouseId: row.warehouseId,
      purpose: '季度会议',
      lines: [{ itemId: row.itemId, quantity }],
    }),
  )
  const requisitionId = submitted.requisition._id
  expect(requisitionId).toMatch(/^LY\d{8}-\d{4}$/)
  expect(submitted.requisition.status).toBe('submitted')

  // 3. The approver finds it, cuts the quantity and approves with a comment.
  const waiting = await succeed(server.call('approver', 'requisition.list', { view: 'toDecide', limit: 100 }))
  expect(waiting.rows.map((r) => r.requisitionId)).toContain(requisitionId)
  const decided = await succeed(
    server.call('approver', 'requisition.decide', {
      requisitionId,
      decision: 'approve',
      comment: '先领这些',
      lines: [{ lineId: 1, quantity: quantity - 1 }],
    }),
  )
  expect(decided.requisition).toMatchObject({
    status: 'approved',
    lines: [{ approvedQuantity: quantity - 1 }],
  })
  const done = await succeed(server.call('approver', 'requisition.list', { view: 'decided' }))
  expect(done.rows[0]).toMatchObject({ requisitionId })
  const all = await succeed(server.call('clerk', 'requisition.list', { view: 'all' }))
  expect(all.rows[0]).toMatchObject({ requisitionId })
  const reserved = await stockWhere(server, row.warehouseId, (r) => r.itemId === row.itemId)
  expect(reserved.available).toBe(row.onHand + 30 - (quantity - 1))

  // 4. The clerk's pick list takes the oldest lot first and says why; the requester signs.
  const pickList = await succeed(server.call('clerk', 'outbound.pickList', { requisitionId }))
  expect(pickList.lines[0]?.picks[0]).toMatchObject({ lotId: oldest!.lotId, quantity: oldest!.quantity })
  expect(pickList.lines[0]?.picks[0]?.reason).toContain('先进先出')
  expect(sum(pickList.lines[0]!.picks.map((pick) => pick.quantity))).toBe(quantity - 1)
  const picks = pickList.lines[0]!.picks.map(({ lotId, locationId, quantity: q }) => ({
    lotId,
    locationId,
    quantity: q,
  }))
  const issued = await succeed(
    server.call('clerk', 'outbound.issue', {
      requisitionId,
      lines: [{ lineId: 1, picks }],
      signature: SIGNATURE,
    }),
  )
  expect(issued.issueNo).toMatch(/^CK\d{8}-\d{4}$/)
  expect(issued.requisition.status).toBe('issued')

  // 5. Everyone sees it.
  const after = await lotsOf(server, row)
  expect(after.map((lot) => lot.lotId)).not.toContain(oldest!.lotId)
  expect(sum(after.map((lot) => lot.quantity))).toBe(row.onHand + 30 - (quantity - 1))
  const movements = await succeed(server.call('staff', 'stock.movements', { itemId: row.itemId }))
  expect(movements.rows.slice(0, 2)).toMatchObject([
    { operation: 'outbound.issue', change: -(quantity - 1), document: { id: requisitionId } },
    { operation: 'inbound.receive', change: 30, document: { id: receipt1._id } },
  ])
  const seen = await succeed(server.call('staff', 'requisition.get', { requisitionId }))
  expect(seen.requisition.history.map((step) => step.action)).toEqual(['submit', 'approve', 'issue'])
  const signature = await succeed(
    server.call('staff', 'outbound.signature', { requisitionId, issueNo: issued.issueNo }),
  )
  const image = Buffer.from(await (await fetch(signature.url)).arrayBuffer())
  expect(image.toString('base64')).toBe(SIGNATURE)

  const entries = await succeed(server.call('admin', 'audit.query', { documentId: requisitionId }))
  expect(entries.rows.map((entry) => entry.operation)).toEqual([
    'outbound.issue',
    'requisition.decide',
    'requisition.submit',
  ])
  const byIssue = await succeed(server.call('admin', 'audit.query', { documentId: issued.issueNo }))
  expect(byIssue.rows).toEqual(entries.rows)
  expect(
    await succeed(server.call('staff', 'masterdata.resolveCode', { code: issued.issueNo })),
  ).toMatchObject({
    kind: 'requisition',
    requisitionId,
    issueNo: issued.issueNo,
  })
  for (const { entryId } of entries.rows) {
    expect(await succeed(server.call('admin', 'audit.get', { entryId }))).toMatchObject({ intact: true })
  }
  await expectBooksToBalance(databaseOf(server.url))
})

test('a message with the path of the document waits for each approver', async () => {
  const row = await stockWhere(server, CLERKS_WAREHOUSE, ({ available }) => available > 2)
  const { requisition } = await succeed(
    server.call('staff', 'requisition.submit', {
      warehouseId: row.warehouseId,
      purpose: '通知',
      lines: [{ itemId: row.itemId, quantity: 1 }],
    }),
  )
  const text = await (await fetch(`${server.url}/_emulator/messages`)).text()
  expect(text).toContain(`packages/approval/detail/index?id=${requisition._id}`)
  expect(text).toContain('demo-approver')
})

test('a returned request waits for its requester until it is put right, once', async () => {
  const row = await stockWhere(server, CLERKS_WAREHOUSE, ({ available }) => available > 2)
  const input = {
    warehouseId: row.warehouseId,
    purpose: '写清楚',
    lines: [{ itemId: row.itemId, quantity: 1 }],
  }
  const waiting = async () =>
    (await succeed(server.call('staff', 'system.workbench', {}))).tasks.find((t) => t.kind === 'returnedToMe')
      ?.count ?? 0
  const before = await waiting()

  const { requisition } = await succeed(server.call('staff', 'requisition.submit', input))
  await succeed(
    server.call('approver', 'requisition.decide', {
      requisitionId: requisition._id,
      decision: 'return',
      comment: '请写清用途',
    }),
  )
  expect(await waiting()).toBe(before + 1)

  const again = { ...input, purpose: '检验用', replaces: requisition._id }
  expect(await server.call('approver', 'requisition.submit', again)).toMatchObject({ code: 'FORBIDDEN' })
  const second = await succeed(server.call('staff', 'requisition.submit', again))
  expect(second.requisition).toMatchObject({ replaces: requisition._id, status: 'submitted' })
  expect(await waiting()).toBe(before)
  expect(await server.call('staff', 'requisition.submit', again)).toMatchObject({ code: 'ALREADY_HANDLED' })
  const first = await succeed(server.call('staff', 'requisition.get', { requisitionId: requisition._id }))
  expect(first.requisition.replacedBy).toBe(second.requisition._id)
  const open = await succeed(server.call('staff', 'requisition.list', { view: 'open', limit: 100 }))
  const ids = open.rows.map((r) => r.requisitionId)
  expect(ids).toContain(second.requisition._id)
  expect(ids).not.toContain(first.requisition._id)
  expect(open.rows.map((r) => r.status)).not.toContain('issued')
  expect(first.actions.withdraw).toBe(false)
})

test('an audit entry that was changed in the database is found out', async () => {
  const { rows } = await succeed(server.call('admin', 'audit.query', { limit: 1 }))
  const entryId = rows[0]!.entryId
  const db = databaseOf(server.url)
  await db.collection('journal').doc(entryId).update({ summary: '什么都没发生' })
  expect(await succeed(server.call('admin', 'audit.get', { entryId }))).toMatchObject({ intact: false })
})
