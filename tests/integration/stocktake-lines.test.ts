import { countedLine, lineToCount, stocktakeWith } from '../../shared/domain/testing/stocktakes'
import type { InputOf } from '../../shared/operations'
import type { CountLine } from '../../shared/schema/count-line'
import { databaseOf } from '../support/database'
import { CLERKS_WAREHOUSE, succeed } from '../support/scenario'
import { startServer, type TestServer } from '../support/server'

const LINES = 1_200
const STOCKTAKE = 'PD20261122-9001'
const LOCATIONS = 120

let server: TestServer
/** All of them in the order of the walk. */
let lines: CountLine[]

/**
 * Thousands of lines: of a hundred one lacks some, one has too much, one is to be counted again, nine nobody counted, and
 * the rest is right; half of the differences have a reason, a few were found or are stuck.
 */
function lineAt(index: number): CountLine {
  const place = index % LOCATIONS
  const more: Partial<CountLine> = {
    _id: `${STOCKTAKE}/A-${String(place).padStart(4, '0')}/L${String(index).padStart(5, '0')}`,
    stocktakeId: STOCKTAKE,
    warehouseId: CLERKS_WAREHOUSE,
    locationId: `${CLERKS_WAREHOUSE}:A-${String(place).padStart(4, '0')}`,
    location: `A-${String(place).padStart(4, '0')}`,
    sequence: place,
    itemId: `IT${String(index % 800).padStart(4, '0')}`,
    lotId: `L${String(index).padStart(5, '0')}`,
    areaId: place % 10,
    unitFen: 100 + (index % 7),
    ...(index % 3 === 0 ? { custodian: { id: `p${index % 5}`, name: `保管人${index % 5}` } } : {}),
  }
  const kind = index % 100
  if (kind === 0 || kind === 1) {
    const counted = kind === 0 ? 5 : 10 + (index % 13)
    const decided = index % 200 < 100
    return countedLine(counted, 10, {
      ...more,
      differs: counted !== 10,
      undecided: counted !== 10 && !decided,
      ...(index % 1_000 === 0 ? { outcome: 'stuck' as const } : {}),
      found: index % 1_000 === 1,
    })
  }
  if (kind === 2) return lineToCount({ ...more, state: 'toRecount', recountReason: 'moved' })
  return kind < 12 ? lineToCount(more) : countedLine(10, 10, more)
}

beforeAll(async () => {
  server = await startServer()
  lines = Array.from({ length: LINES }, (_line, index) => lineAt(index))
  const db = databaseOf(server.url)
  await db.collection('stocktakes').add({
    ...stocktakeWith({
      _id: STOCKTAKE,
      warehouseId: CLERKS_WAREHOUSE,
      warehouseName: '办公用品库',
      areas: Array.from({ length: 10 }, (_area, areaId) => ({
        areaId,
        name: `${areaId} 号区`,
        counters: [],
        seconds: [],
      })),
    }),
  })
  for (let from = 0; from < LINES; from += 500)
    await db.collection('countLines').add(lines.slice(from, from + 500))
})
afterAll(() => server?.close())

type Query = Omit<InputOf<'stocktake.lines'>, 'stocktakeId'>

const page = (query: Query) =>
  succeed(server.call('clerk', 'stocktake.lines', { stocktakeId: STOCKTAKE, limit: 100, ...query }))

/** Every line that the pages of a query show, in their order. */
async function everyLine(query: Query): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const { rows, nextCursor } = await page({ ...query, cursor })
    ids.push(...rows.map(({ _id }) => _id))
    cursor = nextCursor ?? undefined
  } while (cursor && ids.length <= LINES)
  return ids
}

const views: Record<Query['view'], (line: CountLine) => boolean> = {
  all: () => true,
  differ: ({ differs }) => differs,
  undecided: ({ undecided }) => undecided,
  matched: ({ state, differs }) => state === 'counted' && !differs,
  toCount: ({ state }) => state === 'toCount',
  toSecond: ({ state }) => state === 'toSecond',
  toRecount: ({ state }) => state === 'toRecount',
  found: ({ found }) => found,
  stuck: ({ outcome }) => outcome === 'stuck',
}
const orders: Record<NonNullable<Query['sort']>, (line: CountLine) => string> = {
  location: ({ sequence, _id }) => `${String(sequence).padStart(6, '0')} ${_id}`,
  item: ({ itemId, _id }) => `${itemId} ${_id}`,
  value: ({ differenceFen, _id }) => `${String(1e9 - differenceFen).padStart(12, '0')} ${_id}`,
}
const sorted = (some: CountLine[], order: (line: CountLine) => string) =>
  some
    .map((line) => [order(line), line._id] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, id]) => id)

test.each(Object.keys(views) as Query['view'][])(
  'of thousands of lines those of the view %s come in every order',
  async (view) => {
    const wanted = lines.filter(views[view])
    for (const sort of ['location', 'item', 'value'] as const) {
      // Those are few, and only walked.
      const order = view === 'found' || view === 'stuck' ? orders.location : orders[sort]
      expect(await everyLine({ view, sort })).toEqual(sorted(wanted, order))
    }
  },
)

test.each<[string, Partial<Query>, (line: CountLine) => boolean]>([
  ['an area', { areaId: 3 }, ({ areaId }) => areaId === 3],
  ['a custodian', { custodianId: 'p3' }, ({ custodian }) => custodian?.id === 'p3'],
])('of %s, each view in walking order', async (_what, filter, fits) => {
  for (const view of Object.keys(views) as Query['view'][]) {
    const wanted = lines.filter((line) => fits(line) && views[view](line))
    expect(await everyLine({ view, ...filter })).toEqual(sorted(wanted, orders.location))
  }
})

test.each<[string, Partial<Query>, (line: CountLine) => boolean]>([
  ['an item', { itemId: 'IT0100' }, ({ itemId }) => itemId === 'IT0100'],
  ['a location', { locationId: `${CLERKS_WAREHOUSE}:A-0100` }, ({ location }) => location === 'A-0100'],
])('of %s, each view by id', async (_what, filter, fits) => {
  for (const view of Object.keys(views) as Query['view'][]) {
    const wanted = lines.filter((line) => fits(line) && views[view](line))
    expect(await everyLine({ view, ...filter })).toEqual(sorted(wanted, ({ _id }) => _id))
  }
})

test('a page costs three requests and reads a page, however far it is', async () => {
  let cursor: string | undefined
  for (let read = 0; read < 1_000; read += 100) cursor = (await page({ view: 'all', cursor })).nextCursor!
  await server.resetStats()
  const started = Date.now()
  await page({ view: 'all', cursor })
  const spent = Date.now() - started
  const { requests } = await server.stats()
  // Identity and stocktake, the lines, and items that are not in the cache.
  expect(requests.total).toBeLessThanOrEqual(4)
  expect(spent).toBeLessThan(1_000)
})

test('a cursor that is none begins again', async () => {
  const first = await page({ view: 'all' })
  expect((await page({ view: 'all', cursor: 'x|y' })).rows[0]).toEqual(first.rows[0])
  expect((await page({ view: 'all', cursor: 'nonsense' })).rows[0]).toEqual(first.rows[0])
})

test('groups of thousands of lines add up to the whole', async () => {
  for (const by of ['item', 'location', 'custodian', 'area'] as const) {
    const groups: { key: string; lines: number; differ: number }[] = []
    let cursor: string | undefined
    do {
      const found = await succeed(
        server.call('clerk', 'stocktake.summary', { stocktakeId: STOCKTAKE, by, limit: 100, cursor }),
      )
      groups.push(...found.rows)
      cursor = found.nextCursor ?? undefined
    } while (cursor)
    expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length)
    expect(groups.reduce((sum, group) => sum + group.lines, 0)).toBe(LINES)
    expect(groups.reduce((sum, group) => sum + group.differ, 0)).toBe(lines.filter(views.differ).length)
  }
})
