import { expectBooksToBalance } from '../support/books'
import { countOf, openStocktake, send, shelf } from '../support/counting'
import { databaseOf, everything } from '../support/database'
import { letAnyResultPass } from '../support/posting'
import { CLERKS_WAREHOUSE, lotsOf, receipt, SIGNATURE, stockWhere, succeed } from '../support/scenario'
import { startServer, type TestServer } from '../support/server'
import { postAll } from '../support/whole-stocktake'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
  await letAnyResultPass(databaseOf(server.url))
})
afterAll(async () => {
  await expectBooksToBalance(databaseOf(server.url))
  await server?.close()
})

/** Two stocktakes of one shelf at once: both saw that goods are missing, and goods of a lot that the books do not know. */
test('two stocktakes of the same shelf put the books right once, also for goods that were found', async () => {
  const db = databaseOf(server.url)
  const row = await stockWhere(
    server,
    CLERKS_WAREHOUSE,
    (r) => r.onHand > 0 && r.item.scale === 0 && r.item.controlled === undefined,
  )
  const { itemId } = row
  const place = (await lotsOf(server, row)).find(({ status }) => status === 'available')!.locationId
  const made = await succeed(
    server.call('clerk', 'inbound.receive', receipt(row, place, { quantity: 20, lotNo: 'TWICE-1' })),
  )
  const { lotId } = made.lines[0]!
  const before = await onHand()
  const ids: string[] = []
  for (let i = 0; i < 2; i++) {
    ids.push(await openStocktake(server, { warehouseId: CLERKS_WAREHOUSE, scope: { itemIds: [itemId] } }))
  }
  for (const id of ids) {
    const { lines } = await shelf(server, 'clerk', id, place)
    const line = lines.find((one) => one.lotId === lotId)!
    const { position: _seen, round: _round, ...event } = countOf(line, 4, { photos: [SIGNATURE] })
    const events = [
      countOf(line, 17, { photos: [SIGNATURE] }),
      { ...event, target: { itemId, lotNo: 'TWICE-2' } },
    ]
    const { results } = await succeed(send(server, 'clerk', id, events))
    expect(results.map(({ outcome }) => outcome)).toEqual(['counted', 'counted'])
  }
  for (const id of ids) await postAll(server, 'clerk', id)
  expect(await onHand()).toBe(before - 3 + 4)
  const late = await everything(db, 'countLines', { stocktakeId: ids[1]!, outcome: 'stuck' })
  expect(late.map(({ result }) => result?.variance).sort()).toEqual([-3, 4])
  for (const { outcomeNote } of late) expect(outcomeNote).toContain(`已由 ${ids[0]} 调整过`)

  async function onHand() {
    return (await everything(db, 'stock', { _id: `${CLERKS_WAREHOUSE}:${itemId}` }))[0]?.onHand ?? 0
  }
})
