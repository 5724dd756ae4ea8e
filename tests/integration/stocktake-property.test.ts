import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { CLOCK_SLACK_MS } from '../../shared/domain/stocktake/book-at'
import { defaultSettings } from '../../shared/schema/settings'
import type { Item } from '../../shared/schema/masterdata'
import { expectBooksToBalance } from '../support/books'
import { openStocktake, send, shelf, type CountInput } from '../support/counting'
import { databaseOf, everything } from '../support/database'
import { CLERKS_WAREHOUSE, succeed } from '../support/scenario'
import { startServer, type TestServer } from '../support/server'
import { goOn } from '../support/stocktake'
import { TrueShelf, type Pile } from '../support/true-shelf'
import { reviewAll } from '../support/whole-stocktake'

let server: TestServer
let places: string[]
beforeAll(async () => {
  server = await startServer()
  const db = databaseOf(server.url)
  const shelves = await everything(db, 'locations', { warehouseId: CLERKS_WAREHOUSE })
  places = shelves
    .filter(({ zoneKind, status, capacity }) => zoneKind === 'qualified' && status === 'active' && !capacity)
    .slice(0, 3)
    .map(({ _id }) => _id)
  await db.collection('settings').add({
    _id: 'stocktake',
    value: { ...defaultSettings.stocktake, approval: { none: ANY, approver: ANY } },
    updatedAt: new Date().toISOString(),
    updatedBy: { id: 'admin', name: '管理员' },
  })
})
const ANY = { fen: 1_000_000_000, percent: 100 }
afterAll(async () => {
  await expectBooksToBalance(databaseOf(server.url))
  await server?.close()
})

const RUNS = Number(process.env.PROPERTY_RUNS ?? 5)
/** Of a run that failed, to see it again. */
const SEED = process.env.PROPERTY_SEED

const n = fc.nat({ max: 999 })
const act = fc.record({
  what: fc.oneof(
    { arbitrary: fc.constant('look'), weight: 3 },
    { arbitrary: fc.constant('count'), weight: 5 },
    { arbitrary: fc.constant('send'), weight: 3 },
    { arbitrary: fc.constant('receive'), weight: 2 },
    { arbitrary: fc.constant('move'), weight: 4 },
    { arbitrary: fc.constant('issue'), weight: 4 },
    { arbitrary: fc.constant('wait'), weight: 1 },
  ),
  a: n,
  b: n,
  c: n,
})
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

/** Longer than two clocks may be apart: what moves now is after what was counted before. */
const APART_MS = CLOCK_SLACK_MS + 150
const MOST_WAITS = 3

test('whatever moves while shelves are counted, the books come to what lies there', async () => {
  let rebased = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 18, maxLength: 34, size: 'max' }),
      fc.array(act, { maxLength: 4 }),
      async (during, after) => {
        const world = await oneOfItsOwn()
        const stocktakeId = await openStocktake(server, {
          warehouseId: CLERKS_WAREHOUSE,
          scope: { itemIds: world.items.map(({ _id }) => _id) },
        })
        const late = await play(world, stocktakeId, during)
        await countWhatIsOpen(world, stocktakeId)
        // What was counted before and comes only now is kept, and decides nothing any more.
        for (const event of late) await send(server, 'clerk', stocktakeId, [event])
        await countWhatIsOpen(world, stocktakeId)
        await reviewAll(server, 'clerk', stocktakeId)
        for (const step of after) await moveSomething(world, step)
        const before = await onHand(world)
        await goOn(server, stocktakeId, 'clerk')

        const rows = await world.comparison()
        expect(rows.map(({ pile, books }) => [pile, books])).toEqual(
          rows.map(({ pile, should }) => [pile, should]),
        )
        const lines = await everything(world.db, 'countLines', { stocktakeId })
        expect(lines.filter(({ outcome }) => outcome === 'stuck')).toEqual([])
        expect(await onHand(world)).toBe(
          before + lines.reduce((total, { result }) => total + (result?.variance ?? 0), 0),
        )
        const stocks = await everything(world.db, 'stock', { itemId: among(world) })
        const versions = new Map(stocks.map((stock) => [stock.itemId, stock.version]))
        rebased += lines.filter(
          ({ itemId, result }) => result && result.position < (versions.get(itemId) ?? 0) - 1,
        ).length
      },
    ),
    {
      ...(SEED ? { seed: Number(SEED), path: '0' } : {}),
      numRuns: RUNS,
      interruptAfterTimeLimit: 45_000,
      endOnFailure: true,
    },
  )
  // Were nothing ever counted before a movement, it would prove little.
  expect(rebased).toBeGreaterThan(3)
})

let worlds = 0

/** Two items on three shelves: with lot numbers, and without; the books and the shelves do not quite agree. */
async function oneOfItsOwn(): Promise<TrueShelf> {
  const name = `CT${++worlds}X`
  const items = [itemOf(`${name}1`, 'lot'), itemOf(`${name}2`, 'none')]
  const db = databaseOf(server.url)
  for (const { _id, ...item } of items) await db.collection('items').add({ _id, ...item })
  const world = new TrueShelf(server, items, places)
  const [lots, plain] = items.map(({ _id }) => _id) as [string, string]
  const [first, second, third] = places as [string, string, string]
  await world.receive({ itemId: lots, lotNo: 'P1', locationId: first }, 20)
  await world.receive({ itemId: lots, lotNo: 'P2', locationId: first }, 30)
  await world.receive({ itemId: lots, lotNo: 'P1', locationId: second }, 25)
  await world.receive({ itemId: plain, lotNo: '', locationId: second }, 40)
  await world.receive({ itemId: plain, lotNo: '', locationId: second }, 15)
  world.change({ itemId: lots, lotNo: 'P2', locationId: first }, -4)
  world.change({ itemId: plain, lotNo: '', locationId: second }, 3)
  world.mislay({ itemId: lots, lotNo: 'P1', locationId: second }, 6, third)
  world.mislay({ itemId: plain, lotNo: '', locationId: second }, 5, first)
  return world
}

/** Counters and clerks at once, in this order; answers the counts that nobody has sent yet. */
async function play(world: TrueShelf, stocktakeId: string, acts: readonly Act[]): Promise<CountInput[]> {
  const seen = new Map<string, Awaited<ReturnType<typeof shelf>>>()
  let queue: CountInput[] = []
  let waits = 0
  for (const step of acts) {
    const place = oneOf(world.places, step.a)
    if (step.what === 'look') seen.set(place, await shelf(server, 'clerk', stocktakeId, place))
    else if (step.what === 'count') queue.push(...countsAt(world, place, seen.get(place), step))
    else if (step.what === 'wait' && waits++ < MOST_WAITS) await sleep(APART_MS)
    else if (step.what === 'send') {
      const [sent, kept] = parted(queue, step)
      queue = kept
      if (sent.length > 0) await send(server, 'clerk', stocktakeId, sent)
    } else await moveSomething(world, step)
    // Two counts of the same millisecond would have no order.
    await sleep(2)
  }
  return queue
}

/** Every line of a shelf as the counter saw it, and whatever else lies there; every fourth time somebody errs. */
function countsAt(
  world: TrueShelf,
  place: string,
  there: Awaited<ReturnType<typeof shelf>> | undefined,
  { b, c }: Act,
): CountInput[] {
  if (!there) return []
  const ours = there.lines.filter(({ itemId }) => world.items.some(({ _id }) => _id === itemId))
  const countedAt = new Date().toISOString()
  return [...ours, ...world.strangers(place, ours)].map((pile, index) => {
    const mistake = (b + index) % 4 === 0 ? (c % 5) - 2 : 0
    return world.count(pile, { startedAt: there.now, countedAt, mistake })
  })
}

/** A part of the queue in another order, and the rest. */
function parted(queue: readonly CountInput[], { b, c }: Act): [CountInput[], CountInput[]] {
  const sent = queue.filter((_event, index) => (index * 7 + b) % 3 !== 0)
  const kept = queue.filter((event) => !sent.includes(event))
  return [c % 2 === 0 ? sent.reverse() : sent, kept]
}

async function moveSomething(world: TrueShelf, { what, a, b, c }: Act): Promise<void> {
  const pile = oneOf(world.piles(), b) as Pile
  if (what === 'receive') await world.receive(pile, 1 + (c % 9))
  else if (what === 'issue') await world.issue(pile, 1 + (c % 8))
  else await world.move(pile, 1 + (c % 8), oneOf(world.places, a))
}

/** Looks at each shelf and counts what is open there, until nothing is. */
async function countWhatIsOpen(world: TrueShelf, stocktakeId: string): Promise<void> {
  for (const _round of [1, 2, 3]) {
    for (const place of world.places) {
      const there = await shelf(server, 'clerk', stocktakeId, place)
      const open = there.lines.filter(({ state }) => state !== 'counted')
      const moment = { startedAt: there.now, countedAt: new Date().toISOString(), mistake: 0 }
      const events = [...open, ...world.strangers(place, there.lines)].map((pile) =>
        world.count(pile, moment),
      )
      if (events.length > 0) await succeed(send(server, 'clerk', stocktakeId, events))
      await sleep(2)
    }
  }
  const { board } = await succeed(server.call('clerk', 'stocktake.get', { stocktakeId }))
  expect(board).toMatchObject({ toCount: 0, toRecount: 0 })
}

const among = (world: TrueShelf) => world.db.command.in(world.items.map(({ _id }) => _id))

async function onHand(world: TrueShelf): Promise<number> {
  const stocks = await everything(world.db, 'stock', { itemId: among(world) })
  return stocks.reduce((total, stock) => total + stock.onHand, 0)
}

const oneOf = <T>(list: readonly T[], choice: number): T => {
  const one = list[choice % list.length]
  if (one === undefined) throw new Error('nothing to choose from')
  return one
}

const itemOf = (_id: string, tracking: Item['tracking']): Item => ({
  _id,
  code: _id,
  name: `盘点试验 ${_id}`,
  specification: '',
  unit: '个',
  scale: 0,
  categoryId: 'C01',
  units: [],
  barcodes: [],
  tracking,
  policy: 'fifo',
  initials: 'pdsy',
  status: 'active',
  priceFen: 100,
  levels: [],
  updatedAt: new Date().toISOString(),
})
