import { sum } from '../../shared/domain/stock'
import { expectBooksToBalance } from '../support/books'
import { databaseOf, everything } from '../support/database'
import { approved, CLERKS_WAREHOUSE, lotsOf, receipt, stockWhere, succeed } from '../support/scenario'
import { startServer, type TestServer } from '../support/server'

let server: TestServer
beforeAll(async () => (server = await startServer()))
afterAll(() => server?.close())

test('eight clerks at one item: everything received is there, under different numbers', async () => {
  const row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.onHand > 0)
  const [lot] = await lotsOf(server, row)
  const receipts = await Promise.all(
    Array.from({ length: 24 }, (_unused, index) =>
      succeed(
        server.call('clerk', 'inbound.receive', receipt(row, lot!.locationId, { quantity: index + 1 })),
      ),
    ),
  )
  expect(new Set(receipts.map((r) => r._id)).size).toBe(24)
  const after = await stockWhere(server, row.warehouseId, (r) => r.itemId === row.itemId)
  expect(after.onHand).toBe(row.onHand + sum(receipts.map((_unused, index) => index + 1)))
})

test('more approvals than goods: nothing is promised twice, and the losers hear how much is left', async () => {
  const row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.available >= 8 && r.available < 200)
  const quantity = Math.floor(row.available / 4) + 1
  const ids = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const { requisition } = await succeed(
        server.call('staff', 'requisition.submit', {
          warehouseId: row.warehouseId,
          purpose: '抢',
          lines: [{ itemId: row.itemId, quantity }],
        }),
      )
      return requisition._id
    }),
  )
  const decisions = await Promise.all(
    ids.map((requisitionId) =>
      server.call('approver', 'requisition.decide', { requisitionId, decision: 'approve' }),
    ),
  )
  expect(decisions.filter((decision) => decision.ok)).toHaveLength(3)
  for (const decision of decisions) if (!decision.ok) expect(decision.code).toBe('INSUFFICIENT_STOCK')
})

test('one document issued by eight hands at once goes out once', async () => {
  const row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.available > 4)
  const { requisition } = await approved(server, [{ itemId: row.itemId, quantity: 2 }])
  const answers = await Promise.all(
    Array.from({ length: 8 }, () =>
      server.call('clerk', 'outbound.issue', { requisitionId: requisition._id, signature: undefined }),
    ),
  )
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  for (const answer of answers) if (!answer.ok) expect(answer.code).toBe('ALREADY_HANDLED')
})

test('afterwards stock is the sum of its postings and nothing is negative', async () => {
  const db = databaseOf(server.url)
  await expectBooksToBalance(db)
  for (const stock of await everything(db, 'stock')) {
    expect(stock.reserved).toBeLessThanOrEqual(stock.onHand)
  }
})
