import { randomUUID } from 'node:crypto'
import type { InputOf } from '../../shared/operations'
import type { LineToCount } from '../../shared/operations/stocktake-count'
import { counted, countOf, openStocktake, shelf } from '../support/counting'
import { CLERKS_WAREHOUSE, lotsOf, receipt, SIGNATURE, stockWhere, succeed } from '../support/scenario'
import { startServer, type TestServer } from '../support/server'

/** What the books say of one lot, and what it would differ by: numbers that nothing else has. */
const BOOK = 73_331
const COUNTED = 41
const VARIANCE = String(BOOK - COUNTED)

let server: TestServer
let stocktakeId: string
let location: string
let itemId: string
let lineId: string
beforeAll(async () => {
  server = await startServer()
  const row = await stockWhere(
    server,
    CLERKS_WAREHOUSE,
    (r) => r.onHand > 20 && r.item.scale === 0 && !r.item.controlled,
  )
  itemId = row.itemId
  location = (await lotsOf(server, row)).find(({ status }) => status === 'available')!.locationId
  const lotNo = 'BLIND-1'
  const received = await succeed(
    server.call('clerk', 'inbound.receive', receipt(row, location, { quantity: BOOK, lotNo })),
  )
  const areas = [{ name: '全部', counterIds: ['sunli', 'hejing'], secondIds: [] }]
  stocktakeId = await openStocktake(server, {
    warehouseId: CLERKS_WAREHOUSE,
    scope: { itemIds: [itemId] },
    blind: true,
    areas,
  })
  const { lines } = await shelf(server, 'hejing', stocktakeId, location)
  const line = lines.find((one) => one.lotId === received.lines[0]!.lotId)!
  lineId = line.lineId.replace(/^\+/, '')
  const outcome = await counted(
    server,
    'hejing',
    stocktakeId,
    countOf(line, COUNTED, { photos: [SIGNATURE] }),
  )
  expect(JSON.stringify(outcome)).not.toContain(VARIANCE)
  expect(outcome).toMatchObject({ outcome: 'counted' })
})
afterAll(() => server?.close())

const views = [
  'all',
  'differ',
  'undecided',
  'matched',
  'toCount',
  'toSecond',
  'toRecount',
  'found',
  'stuck',
] as const

/** Every question about a stocktake, and the pages that show what lies on a shelf. */
const questions = (): [name: string, ask: (who: string) => Promise<unknown>][] => {
  const ask = (operation: Parameters<TestServer['call']>[1], input: object) =>
    [
      `${operation} ${JSON.stringify(input)}`,
      (who: string) => server.call(who, operation, input as InputOf<typeof operation>),
    ] as [string, (who: string) => Promise<unknown>]
  return [
    ask('stocktake.get', { stocktakeId }),
    ask('stocktake.list', { view: 'mine' }),
    ask('stocktake.location', { stocktakeId, location }),
    ask('stocktake.route', { stocktakeId, view: 'all' }),
    ask('stocktake.finds', { stocktakeId }),
    ask('stocktake.line', { lineId }),
    ask('stocktake.report', { stocktakeId }),
    ask('stocktake.accuracy', {}),
    ask('stocktake.preview', { warehouseId: CLERKS_WAREHOUSE, scope: { itemIds: [itemId] } }),
    ...views.map((view) => ask('stocktake.lines', { stocktakeId, view })),
    ask('stocktake.lines', { stocktakeId, view: 'differ', sort: 'value' }),
    ...(['item', 'location', 'custodian', 'area'] as const).map((by) =>
      ask('stocktake.summary', { stocktakeId, by }),
    ),
    ask('stock.location', { locationId: location }),
    ask('stock.item', { itemId }),
    ask('inbound.proposeLocations', { warehouseId: CLERKS_WAREHOUSE, itemId }),
  ]
}

/** Fields that would say what the books hold, wherever they are. */
function leaks(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(leaks)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    /^(book|bookFen|variance|varianceFen|differenceFen|surplusFen|lossFen|result|hint)$/.test(key)
      ? [key]
      : leaks(inner),
  )
}

/** What says something of other goods, too, or of stocktakes that are over: only the numbers tell. */
const isOfOthers = (name: string): boolean => /^stock\.|^stocktake\.accuracy|^inbound\./.test(name)

test.each(['hejing', 'sunli'])('%s counts blind and learns the books nowhere', async (who) => {
  for (const [name, ask] of questions()) {
    const answer = await ask(who)
    const text = JSON.stringify(answer)
    expect({ name, leaks: isOfOthers(name) ? [] : leaks(answer) }).toEqual({ name, leaks: [] })
    expect({ name, says: [String(BOOK), VARIANCE].filter((number) => text.includes(number)) }).toEqual({
      name,
      says: [],
    })
  }
})

test('who runs it without counting sees them, so that the test above can fail', async () => {
  const { lines } = await shelf(server, 'admin', stocktakeId, location)
  expect(lines.some(({ book }) => book === BOOK)).toBe(true)
  const answers = await Promise.all(questions().map(([, ask]) => ask('admin')))
  expect(leaks(answers)).toEqual(expect.arrayContaining(['book', 'result', 'varianceFen']))
})

test('the pages of the shelf and of the item say that they hide it, and show the rest', async () => {
  const here = await succeed(server.call('sunli', 'stock.location', { locationId: location }))
  expect(here.hidden).toContainEqual(expect.objectContaining({ itemId, lotNo: 'BLIND-1' }))
  expect(here.rows.every((row) => row.itemId !== itemId)).toBe(true)
  const goods = await succeed(server.call('sunli', 'stock.item', { itemId }))
  const stock = goods.stocks.find(({ warehouseId }) => warehouseId === CLERKS_WAREHOUSE)!
  expect(stock.hiddenLots).toContainEqual(expect.objectContaining({ lotNo: 'BLIND-1' }))
  const clerk = await succeed(server.call('clerk', 'stock.item', { itemId }))
  expect(clerk.stocks.flatMap(({ lots }) => lots)).toContainEqual(expect.objectContaining({ quantity: BOOK }))
  await succeed(server.call('admin', 'stocktake.cancel', { stocktakeId, reason: '试完' }))
  await new Promise((resolve) => setTimeout(resolve, 5_200))
  const after = await succeed(server.call('sunli', 'stock.item', { itemId }))
  expect(after.stocks.flatMap(({ lots }) => lots)).toContainEqual(expect.objectContaining({ quantity: BOOK }))
})

test('a count costs at most 7 requests for one line and 2 a line for ten', async () => {
  const id = await openStocktake(server, { warehouseId: CLERKS_WAREHOUSE, scope: { zones: ['A'] } })
  const stops = await succeed(
    server.call('clerk', 'stocktake.route', { stocktakeId: id, view: 'all', limit: 50 }),
  )
  const lines: LineToCount[] = []
  for (const stop of stops.rows.slice(0, 20)) {
    const seen = await shelf(server, 'clerk', id, stop.locationId)
    lines.push(...seen.lines.filter(({ rows }) => rows === undefined))
    if (lines.length >= 12) break
  }
  const cost = async (some: typeof lines) => {
    const events = some.map((line) =>
      countOf(line, line.book ?? 0, { photos: [SIGNATURE], eventId: randomUUID() }),
    )
    await server.resetStats()
    await succeed(server.call('clerk', 'stocktake.count', { stocktakeId: id, events }))
    const { requests } = await server.stats()
    return requests.total - (requests.byAction['storage.getUploadMetadata'] ?? 0)
  }
  await cost(lines.slice(0, 1))
  expect(await cost(lines.slice(1, 2))).toBeLessThanOrEqual(7)
  expect(await cost(lines.slice(2, 12))).toBeLessThanOrEqual(20)
})
