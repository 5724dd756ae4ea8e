import { randomUUID } from 'node:crypto'
import type { InputOf } from '../../../shared/operations'
import type { LineToCount } from '../../../shared/operations/stocktake-count'
import { succeed } from '../../../tests/support/scenario'
import { percentile, round, timed, type Measure } from '../measure'
import type { BenchWorld } from './bench-world'
import { counters, fillWarehouse, openWhole } from './counting-world'

const LINES = 10_000
/** Every twentieth line differs. */
const DIFFERS = 20
const ROUTE_PAGE = 100

/** A stocktake of ten thousand lines by ten counters at once, from its opening to the last posting. */
export async function measureCounting(world: BenchWorld): Promise<Measure[]> {
  const { server } = world
  await fillWarehouse(world, LINES)
  const stocktakeId = await openWhole(world)
  const opening = await timed(() => advanceAll(world, stocktakeId))
  for (const account of counters) await server.login(account)
  const pages = await linePages(world, stocktakeId)
  const requests = await requestsOfCounts(world, stocktakeId)
  let done = 0
  const counting = await timed(async () => {
    const numbers = await Promise.all(counters.map((account) => countArea(world, account, stocktakeId)))
    done = numbers.reduce((sum, number) => sum + number, 0)
  })
  await review(world, stocktakeId)
  const posting = await timed(() => advanceAll(world, stocktakeId))
  const { stocktake, board } = await succeed(server.call('admin', 'stocktake.get', { stocktakeId }))
  if (
    stocktake.status !== 'posted' ||
    board.counted !== LINES ||
    stocktake.totals?.lossLines !== LINES / DIFFERS
  )
    throw new Error(
      `the stocktake did not come to its end: ${JSON.stringify({ board, of: stocktake.totals })}`,
    )
  return [
    { name: 'count.open.perSecond', value: perSecond(LINES, opening), unit: 'per second' },
    { name: 'count.page.p50', value: percentile(pages, 0.5), unit: 'ms' },
    { name: 'count.page.p95', value: percentile(pages, 0.95), unit: 'ms' },
    ...requests,
    { name: 'count.perSecond', value: perSecond(done, counting), unit: 'per second' },
    { name: 'count.post.perSecond', value: perSecond(LINES, posting), unit: 'per second' },
    {
      name: 'count.post.differencesPerSecond',
      value: perSecond(LINES / DIFFERS, posting),
      unit: 'per second',
    },
  ]
}

const perSecond = (number: number, ms: number): number => round((number * 1_000) / ms)

async function advanceAll({ server }: BenchWorld, stocktakeId: string): Promise<void> {
  const { stocktake } = await succeed(server.call('admin', 'stocktake.get', { stocktakeId }))
  let step = stocktake.job?.step ?? null
  while (step !== null)
    step = (await succeed(server.call('admin', 'stocktake.advance', { stocktakeId, step }))).step
}

/** Times of pages of fifty lines on the way through all of them, as a list that is scrolled loads them. */
async function linePages({ server }: BenchWorld, stocktakeId: string): Promise<number[]> {
  const times: number[] = []
  let cursor: string | undefined
  do {
    times.push(
      await timed(async () => {
        const input = { stocktakeId, view: 'all' as const, limit: 50, ...(cursor ? { cursor } : {}) }
        const page = await succeed(server.call('admin', 'stocktake.lines', input))
        cursor = page.nextCursor ?? undefined
      }),
    )
  } while (cursor)
  return times
}

/** Database requests of one counted line, alone and in batches of five, with the rest of the shelf quiet; the most of several. */
async function requestsOfCounts(world: BenchWorld, stocktakeId: string): Promise<Measure[]> {
  const [account = ''] = counters
  const places = await placesOf(world, account, stocktakeId, 8)
  const [single, five] = [[] as number[], [] as number[]]
  for (const location of places) {
    const seen = await linesAt(world, account, stocktakeId, location)
    const [first, ...others] = seen
    if (!first) continue
    single.push(await requestsOf(world, account, stocktakeId, [first]))
    five.push((await requestsOf(world, account, stocktakeId, others.slice(0, 5))) / 5)
  }
  // The first call warms the function: master data and settings are cached from then on.
  const most = (numbers: number[]) => round(Math.max(...numbers.slice(1)))
  return [
    { name: 'count.requests', value: most(five), unit: 'requests' },
    { name: 'count.requests.single', value: most(single), unit: 'requests' },
  ]
}

async function requestsOf(
  { server }: BenchWorld,
  account: string,
  stocktakeId: string,
  lines: readonly LineToCount[],
): Promise<number> {
  await server.resetStats()
  const events = lines.map((line) => countOf(line))
  await succeed(server.call(account, 'stocktake.count', { stocktakeId, events }))
  return (await server.stats()).requests.total
}

/** One counter's area: shelf after shelf, each looked at and then sent as a batch. Answers the lines. */
async function countArea(world: BenchWorld, account: string, stocktakeId: string): Promise<number> {
  let lines = 0
  for (const location of await placesOf(world, account, stocktakeId)) {
    const open = (await linesAt(world, account, stocktakeId, location)).filter(
      ({ state }) => state === 'toCount',
    )
    if (open.length === 0) continue
    const events = open.map((line) => countOf(line))
    await succeed(world.server.call(account, 'stocktake.count', { stocktakeId, events }))
    lines += open.length
  }
  return lines
}

async function placesOf(
  { server }: BenchWorld,
  account: string,
  stocktakeId: string,
  most = Infinity,
): Promise<string[]> {
  const places: string[] = []
  let cursor: string | undefined
  do {
    const input = { stocktakeId, view: 'open' as const, limit: ROUTE_PAGE, ...(cursor ? { cursor } : {}) }
    const page = await succeed(server.call(account, 'stocktake.route', input))
    places.push(...page.rows.filter(({ open }) => open > 0).map(({ locationId }) => locationId))
    cursor = page.nextCursor ?? undefined
  } while (cursor && places.length < most)
  return places.slice(0, most)
}

const linesAt = async (
  { server }: BenchWorld,
  account: string,
  stocktakeId: string,
  location: string,
): Promise<LineToCount[]> =>
  (await succeed(server.call(account, 'stocktake.location', { stocktakeId, location }))).lines

/** As the books have it, but of every twentieth row one piece is missing. */
function countOf(line: LineToCount): InputOf<'stocktake.count'>['events'][number] {
  const now = new Date().toISOString()
  const row = Number(line.lotNo?.slice(1))
  return {
    eventId: randomUUID(),
    locationId: line.locationId,
    target: { lineId: line.lineId },
    round: line.round,
    quantity: (line.book ?? 0) - (row % DIFFERS === 0 ? 1 : 0),
    startedAt: now,
    countedAt: now,
    position: line.position,
  }
}

/** A reason for every difference, and the result handed in: it is posted without anybody's word. */
async function review({ server }: BenchWorld, stocktakeId: string): Promise<void> {
  await succeed(server.call('admin', 'stocktake.finish', { stocktakeId }))
  for (;;) {
    const { rows } = await succeed(
      server.call('admin', 'stocktake.lines', { stocktakeId, view: 'undecided', limit: 80 }),
    )
    if (rows.length === 0) break
    const lineIds = rows.map(({ _id }) => _id)
    await succeed(server.call('admin', 'stocktake.accept', { stocktakeId, lineIds, reason: 'naturalLoss' }))
  }
  const { stocktake } = await succeed(server.call('admin', 'stocktake.get', { stocktakeId }))
  const { revision } = stocktake
  await succeed(server.call('admin', 'stocktake.submit', { stocktakeId, revision }))
}
