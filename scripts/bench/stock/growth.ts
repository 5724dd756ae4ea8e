import { succeed } from '../../../tests/support/scenario'
import { percentile, round, timed, type Measure } from '../measure'
import type { BenchWorld } from './bench-world'

const ROUNDS = 40
const LOTS = [10, 100, 1_000]
const ENTRIES = [1_000, 100_000]

/** What an issue costs with more lots of the item, with more lines, and with a longer journal. */
export async function measureGrowth(world: BenchWorld): Promise<Measure[]> {
  const measures: Measure[] = []
  const byLots: number[] = []
  let most = 0
  for (const lots of LOTS) {
    const itemId = await world.itemWithLots(lots, 1_000)
    const { times, requests } = await issues(world, [itemId])
    byLots.push(percentile(times, 0.5))
    most = Math.max(most, requests)
    measures.push({ name: `issue.p50.lots${lots}`, value: percentile(times, 0.5), unit: 'ms' })
  }
  measures.push({ name: 'issue.requests.lots', value: most, unit: 'requests' })
  measures.push(ratio('issue.growth.lots', byLots[byLots.length - 1], byLots[0]))
  measures.push({
    name: 'issue.requests.furtherLine',
    value: await costOfFurtherLine(world),
    unit: 'requests',
  })

  const itemId = await world.itemWithLots(20, 1_000)
  const byEntries: number[] = []
  for (const entries of ENTRIES) {
    await world.cutJournal(entries)
    await world.fillJournal(entries)
    const { times, requests } = await issues(world, [itemId])
    byEntries.push(percentile(times, 0.5))
    measures.push({ name: `issue.p50.journal${entries}`, value: percentile(times, 0.5), unit: 'ms' })
    measures.push({ name: `issue.requests.journal${entries}`, value: requests, unit: 'requests' })
  }
  measures.push(ratio('issue.growth.journal', byEntries[1], byEntries[0]))
  return measures
}

/** Requests of an issue of six lines above those of one line, a line. */
async function costOfFurtherLine(world: BenchWorld): Promise<number> {
  const itemIds: string[] = []
  for (let i = 0; i < 6; i++) itemIds.push(await world.itemWithLots(5, 1_000))
  const one = await issues(world, itemIds.slice(0, 1), 12)
  const six = await issues(world, itemIds, 12)
  return round((six.requests - one.requests) / 5)
}

/** Times of issues of one piece of each item, and the most database requests that one took; the first are warming up. */
async function issues(world: BenchWorld, itemIds: readonly string[], rounds = ROUNDS) {
  const { server } = world
  const times: number[] = []
  let requests = 0
  for (let n = 0; n < rounds; n++) {
    const requisitionId = await world.approved(itemIds.map((itemId) => ({ itemId, quantity: 1 })))
    await server.resetStats()
    const ms = await timed(() => succeed(server.call('clerk', 'outbound.issue', { requisitionId })))
    if (n < 5) continue
    times.push(ms)
    requests = Math.max(requests, (await server.stats()).requests.total)
  }
  return { times, requests }
}

const ratio = (name: string, value = 0, base = 1): Measure => ({
  name,
  value: round(value / base),
  unit: 'ratio',
})
