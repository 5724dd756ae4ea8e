import { randomUUID } from 'node:crypto'
import { shelvesOf } from '../../shared/domain/stocktake/frozen-area'
import { operations, type InputOf, type OperationName } from '../../shared/operations'
import { databaseOf, everything, type TestDatabase } from '../support/database'
import { startServer, type TestServer } from '../support/server'
import { examples, type CommandName } from './commands'

/** Every command that there is, while all warehouses are frozen: none moves goods, whatever it is called. */
let server: TestServer
let db: TestDatabase
let warehouses: string[]
beforeAll(async () => {
  server = await startServer({ clientCalls: true })
  db = databaseOf(server.url)
  warehouses = (await everything(db, 'warehouses')).map(({ _id }) => _id)
})
afterAll(() => server?.close())

const areaOf = (warehouseId: string) => `PD20260101-${warehouseId}`

/** As the functions do it: the area, and marks on what is there. */
async function freezeAll(): Promise<void> {
  const at = new Date().toISOString()
  for (const warehouseId of warehouses) {
    await db.collection('frozenAreas').add({ _id: areaOf(warehouseId), warehouseId, at })
    const mark = { frozenBy: db.command.addToSet(areaOf(warehouseId)) }
    await db.collection('stock').where({ warehouseId }).update(mark)
  }
}

/** The areas alone: marks without an area mean nothing. */
const thawAll = () =>
  db
    .collection('frozenAreas')
    .where({ _id: db.command.in(warehouses.map(areaOf)) })
    .remove()

const commands = Object.entries(operations)
  .filter(([, entry]) => entry.kind === 'command')
  .map(([name]) => name as CommandName)

const call = (who: string, operation: OperationName, input: unknown, requestId: string) =>
  server.call(who, operation, input as InputOf<typeof operation>, requestId) as Promise<{
    ok: boolean
    code?: string
    message?: string
    data?: unknown
  }>

const refused = new Set<string>()

test.each(commands)('%s moves nothing on a frozen shelf', async (operation) => {
  const { account, input } = await examples[operation](server)
  const requestId = randomUUID()
  await freezeAll()
  const frozen = await call(account, operation, input, requestId).finally(thawAll)
  if (!frozen.ok) {
    expect(frozen).toMatchObject({ code: 'LOCATION_FROZEN' })
    expect(frozen.message).toMatch(/^库位 \S+ 正在盘点（PD20260101-WH-\S+），暂停收发/)
    expect(await everything(db, 'journal', { _id: requestId })).toEqual([])
    refused.add(operation)
    // Nothing half written stands in the way of the same request once the shelf is free again.
    expect(await call(account, operation, input, requestId)).toMatchObject({ ok: true })
  }
  const [entry] = await everything(db, 'journal', { _id: requestId })
  expect({ operation, shelves: shelvesOf(entry!.postings).length > 0 }).toEqual({
    operation,
    shelves: !frozen.ok,
  })
})

test('what moves goods was among them', () => {
  expect([...refused]).toEqual(
    expect.arrayContaining([
      'inbound.receive',
      'inbound.returnIssued',
      'outbound.issue',
      'outbound.directIssue',
      'loan.return',
      'stock.move',
      'stock.changeStatus',
      'stock.reverse',
      'transfer.send',
      'transfer.receive',
      'quality.putAway',
    ]),
  )
})
