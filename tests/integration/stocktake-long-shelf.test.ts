import { countOf, openStocktake, send, shelf } from '../support/counting'
import { CLERKS_WAREHOUSE, lotsOf, stockWhere, succeed } from '../support/scenario'
import { startServer, type TestServer } from '../support/server'

/** More lines than one request reads, and than a query may read without an index: what would be slow is refused here. */
const LINES = 1_020

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

test('a shelf of more than a thousand lines is counted', async () => {
  const row = await stockWhere(server, CLERKS_WAREHOUSE, ({ onHand }) => onHand > 0)
  const [lot] = await lotsOf(server, row)
  if (!lot) throw new Error('a shelf')
  const { locationId } = lot
  const { rows } = await succeed(server.call('admin', 'masterdata.searchItems', { limit: 100 }))
  const plain = rows.filter(({ tracking, status }) => tracking === 'none' && status === 'active')
  // Each receipt is a row of its own, also where goods of before lie already.
  const goods = Array.from({ length: LINES }, (_, n) => plain[n % plain.length]).flatMap((item) =>
    item ? [{ itemId: item._id, quantity: 10 ** item.scale, locationId }] : [],
  )
  for (let n = 0; n < goods.length; n += 20) {
    await succeed(
      server.call('clerk', 'inbound.receive', {
        warehouseId: CLERKS_WAREHOUSE,
        lines: goods.slice(n, n + 20),
      }),
    )
  }
  const stocktakeId = await openStocktake(server, {
    warehouseId: CLERKS_WAREHOUSE,
    blind: true,
    scope: { locationIds: [locationId] },
  })
  const { board } = await succeed(server.call('clerk', 'stocktake.get', { stocktakeId }))
  expect(board.lines).toBeGreaterThan(1_000)
  const { lines } = await shelf(server, 'clerk', stocktakeId, locationId)
  const counts = lines.slice(0, 8).map((line) => countOf(line, 10 ** line.item.scale))
  const { results } = await succeed(send(server, 'clerk', stocktakeId, counts))
  expect(results).toHaveLength(8)
  expect(results.filter(({ outcome }) => outcome === 'refused')).toEqual([])
})
