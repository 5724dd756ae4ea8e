import { randomUUID } from 'node:crypto'
import type { JournalEntry } from '../../shared/schema/journal'
import { expectBooksToBalance } from '../support/books'
import { databaseOf, everything, type TestDatabase } from '../support/database'
import { expectedStock, letAnyResultPass, readyToPost, type Ready } from '../support/posting'
import { CLERKS_WAREHOUSE, succeed } from '../support/scenario'
import { startServer, type TestServer } from '../support/server'
import { goOn } from '../support/stocktake'

let server: TestServer
let db: TestDatabase
beforeAll(async () => {
  server = await startServer({ clientCalls: true })
  db = databaseOf(server.url)
  await letAnyResultPass(db)
})
afterAll(() => server?.close())

/** Faults that strike the requests of one step, wherever it is. */
const faults = [
  { fault: 'lost-reply', action: 'database.commitTransaction' },
  { fault: 'lost-request', action: 'database.commitTransaction' },
  { fault: 'conflict', action: 'database.commitTransaction' },
  { fault: 'lost-reply', action: 'database.modifyDocument', collection: 'stock' },
  { fault: 'conflict', action: 'database.modifyDocument', collection: 'countLines' },
  { fault: 'lost-reply', action: 'database.modifyDocument', collection: 'stocktakes' },
  { fault: 'lost-request', action: 'database.insertDocument', collection: 'journal' },
  { fault: 'lost-reply', action: 'database.insertDocument', collection: 'itemCounts' },
  { fault: 'function-kill', function: 'stocktake' },
  { fault: 'client-lost-reply', function: 'openapi' },
  { fault: 'client-lost-request', function: 'openapi' },
] as const

const plan = (body: object) =>
  fetch(`${server.url}/_emulator/faults`, { method: 'POST', body: JSON.stringify(body) })

/** Counts every row: some too much, some too little, most of them right. */
const someDiffer = (lotQuantity: number, n: number): number =>
  n % 3 === 0 ? Math.max(0, lotQuantity - 1 - (n % 4)) : n % 3 === 1 ? lotQuantity + 1 + (n % 2) : lotQuantity

const warehouseWithDifferences = () => {
  let n = 0
  return readyToPost(server, {}, (row) => ({ quantity: someDiffer(row.quantity, n++) }))
}

test('a posting that is struck again and again goes on where it stopped, and does each line once', async () => {
  const ready = await warehouseWithDifferences()
  const { stocktakeId } = ready
  const differing = ready.lines.filter(({ differs }) => differs)
  expect(differing.length).toBeGreaterThan(100)

  let step: number | null = 0
  let struck = 0
  for (let turn = 0; step !== null; turn++) {
    const next = [0, 1, 2].map((n) => faults[(3 * turn + n) % faults.length])
    await plan({ seed: turn, rates: {}, next, killWithinMs: 150 })
    step = await untilDone(stocktakeId, step)
    const { injected } = (await (await fetch(`${server.url}/_emulator/faults`)).json()) as {
      injected: object[]
    }
    struck += injected.length
  }
  await plan({ seed: 'none', rates: {} })
  expect(struck).toBeGreaterThan(8)
  await expectPosted(ready)
})

/** As a page does it: the same request again until it is answered; one that was given up is a new one. */
async function untilDone(stocktakeId: string, step: number): Promise<number | null> {
  let requestId: string = randomUUID()
  for (let attempt = 0; attempt < 20; attempt++) {
    const answer = await server
      .call('clerk', 'stocktake.advance', { stocktakeId, step }, requestId)
      .catch(() => undefined)
    if (answer?.ok) return answer.data.step
    if (answer?.code === 'ALREADY_HANDLED') {
      const { stocktake } = await succeed(server.call('clerk', 'stocktake.get', { stocktakeId }))
      return stocktake.job?.step ?? null
    }
    if (answer && attempt % 5 === 4) requestId = randomUUID()
  }
  throw new Error(`step ${step} was never done`)
}

test('two people and the timer at once: each line once', async () => {
  const ready = await warehouseWithDifferences()
  const { stocktakeId } = ready
  await db.collection('stocktakes').doc(stocktakeId).update({ 'job.updatedAt': '2026-01-01T00:00:00.000Z' })
  const person = async (who: string): Promise<number> => {
    let refused = 0
    for (;;) {
      const { stocktake } = await succeed(server.call(who, 'stocktake.get', { stocktakeId }))
      if (!stocktake.job) return refused
      const answer = await server.call(who, 'stocktake.advance', { stocktakeId, step: stocktake.job.step })
      if (!answer.ok && answer.code !== 'ALREADY_HANDLED' && answer.code !== 'BUSY')
        throw new Error(answer.message)
      refused += answer.ok ? 0 : 1
    }
  }
  const timer = fetch(`${server.url}/_emulator/timers/stocktake/stocktakeWork`, { method: 'POST' })
  await Promise.all([person('clerk'), person('admin'), timer])
  await expectPosted(ready)
  const again = await server.call('clerk', 'stocktake.advance', { stocktakeId, step: 0 })
  expect(again).toMatchObject({ code: 'ALREADY_HANDLED' })
})

test('the timer alone brings a posting to its end that everybody left', async () => {
  const ready = await readyToPost(server, { scope: { zones: ['A'] } }, (row) => ({
    quantity: row.quantity + 1,
  }))
  await db
    .collection('stocktakes')
    .doc(ready.stocktakeId)
    .update({ 'job.updatedAt': '2026-01-01T00:00:00.000Z' })
  await fetch(`${server.url}/_emulator/timers/stocktake/stocktakeWork`, { method: 'POST' })
  await expectPosted(ready)
  const entries = await everything(db, 'journal', { 'document.id': ready.stocktakeId })
  expect(entries.filter(({ device }) => device === 'timer').length).toBeGreaterThan(0)
})

async function expectPosted(ready: Ready): Promise<void> {
  const { stocktakeId } = ready
  const stocktake = (await everything(db, 'stocktakes', { _id: stocktakeId }))[0]
  expect(stocktake).toMatchObject({ status: 'posted', job: null })
  expect(stocktake?.history.filter(({ action }) => action === 'post')).toHaveLength(1)
  const lines = await everything(db, 'countLines', { stocktakeId })
  for (const line of lines) expect(line.outcome !== undefined).toBe(line.differs)

  const stocks = await everything(db, 'stock', { warehouseId: CLERKS_WAREHOUSE })
  const onHand = new Map(stocks.map((stock) => [stock.itemId, stock.onHand]))
  expect(onHand).toEqual(expectedStock({ before: ready.before, lines }))

  const entries = await everything(db, 'journal', { 'document.id': stocktakeId })
  expect(netOf(entries)).toEqual(expectedNet(lines))
  const counts = await everything(db, 'itemCounts', { warehouseId: CLERKS_WAREHOUSE })
  const items = new Set(lines.filter(({ state }) => state === 'counted').map(({ itemId }) => itemId))
  for (const itemId of items) {
    const memory = counts
      .find((one) => one.itemId === itemId)
      ?.counts.filter((one) => one.stocktakeId === stocktakeId)
    const own = lines.filter((line) => line.itemId === itemId && line.result)
    expect(memory).toMatchObject([
      {
        lines: own.length,
        surplus: total(own.map(({ result }) => Math.max(0, result!.variance))),
        loss: total(own.map(({ result }) => Math.max(0, -result!.variance))),
      },
    ])
  }
  await expectBooksToBalance(db)
}

const total = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number, 0)

/** What the entries of a stocktake put in and took out, item by item. */
function netOf(entries: readonly JournalEntry[]): Map<string, number> {
  const net = new Map<string, number>()
  for (const { itemId, from, to, quantity } of entries.flatMap(({ postings }) => postings)) {
    const change = (from === 'surplus' ? quantity : 0) - (to === 'loss' ? quantity : 0)
    if (change !== 0) net.set(itemId, (net.get(itemId) ?? 0) + change)
  }
  return sorted(net)
}

function expectedNet(lines: Ready['lines']): Map<string, number> {
  const net = new Map<string, number>()
  for (const { itemId, result, outcome } of lines)
    if (outcome && outcome !== 'stuck') net.set(itemId, (net.get(itemId) ?? 0) + (result?.variance ?? 0))
  return sorted(net)
}

const sorted = (net: Map<string, number>) =>
  new Map([...net].filter(([, change]) => change !== 0).sort(([a], [b]) => (a < b ? -1 : 1)))

test('afterwards nothing differs between journal and stock', async () => {
  const done = await goOn(server, (await warehouseWithDifferences()).stocktakeId)
  expect(done.at(-1)).toMatchObject({ status: 'posted', step: null })
  const report = await succeed(server.call('admin', 'stock.reconcile', { warehouseId: CLERKS_WAREHOUSE }))
  expect(report).toMatchObject({ status: 'balanced', differences: [] })
})
