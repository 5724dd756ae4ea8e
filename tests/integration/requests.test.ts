import { approved, CLERKS_WAREHOUSE, lotsOf, receipt, stockWhere, succeed } from '../support/scenario'
import { startServer, type TestServer } from '../support/server'

/** Database requests are what an edition of CloudBase counts and what an operation costs: the limits of the design. */
let server: TestServer
beforeAll(async () => (server = await startServer()))
afterAll(() => server?.close())

async function requestsOf(run: () => Promise<unknown>): Promise<number> {
  await server.resetStats()
  await run()
  return (await server.stats()).requests.total
}

test('receiving one line costs at most 7 database requests', async () => {
  const row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.onHand > 0)
  const [lot] = await lotsOf(server, row)
  const receive = () => succeed(server.call('clerk', 'inbound.receive', receipt(row, lot!.locationId)))
  await receive()
  for (let round = 0; round < 6; round++) expect(await requestsOf(receive)).toBeLessThanOrEqual(7)
})

test('issuing one line from three lots costs at most 9, and a further line 2', async () => {
  const row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.onHand > 0 && r.available === r.onHand)
  const other = await stockWhere(
    server,
    CLERKS_WAREHOUSE,
    (r) => r.available > 20 && r.itemId !== row.itemId && r.item.controlled === undefined,
  )
  const [lot] = await lotsOf(server, row)
  const issue = async (lines: { itemId: string; quantity: number }[]) => {
    const { requisition } = await approved(server, lines)
    return requestsOf(() =>
      succeed(server.call('clerk', 'outbound.issue', { requisitionId: requisition._id })),
    )
  }
  await issue([{ itemId: row.itemId, quantity: 1 }]) // warms the function
  for (let i = 0; i < 3; i++) {
    await succeed(server.call('clerk', 'inbound.receive', receipt(row, lot!.locationId, { quantity: 2 })))
  }
  const lots = await lotsOf(server, row)
  const threeLots = lots.slice(0, 2).reduce((total, l) => total + l.quantity, 0) + 1
  const oneLine = await issue([{ itemId: row.itemId, quantity: threeLots }])
  expect(oneLine).toBeLessThanOrEqual(9)
  const twoLines = await issue([
    { itemId: row.itemId, quantity: 1 },
    { itemId: other.itemId, quantity: 1 },
  ])
  expect(twoLines).toBeLessThanOrEqual(11)
})

test("a clerk's workbench costs at most 12, however many kinds of task it shows", async () => {
  const look = () => succeed(server.call('clerk', 'system.workbench', {}))
  const { tasks } = await look()
  expect(tasks.length).toBeGreaterThan(12)
  expect(await requestsOf(look)).toBeLessThanOrEqual(12)
})
