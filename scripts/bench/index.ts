import { startServer } from '../../tests/support/server'
import { buildStale } from '../lib/build-stale'
import { badUsage, parseFlags } from '../lib/flags'
import { measureEmulator } from './emulator/measure-emulator'
import { measureFunctions } from './functions'
import type { Measure } from './measure'
import { measureOperations } from './operations'
import { BenchWorld } from './stock/bench-world'
import { measureCounting } from './stock/counting'
import { measureContention } from './stock/contention'
import { measureFloor } from './stock/floor'
import { measureGrowth } from './stock/growth'
import { measureMiniProgram } from './weapp'

/** Name → what the value must not exceed; from the design. A measure without a limit is reported only. */
const limits: Record<string, number> = {
  'issue.requests': 9,
  'receive.requests': 7,
  'issue.requests.lots': 9,
  'issue.requests.journal1000': 9,
  'issue.requests.journal100000': 9,
  'issue.requests.furtherLine': 2,
  'count.requests': 4,
  'count.requests.single': 7,
  'count.page.p50': 250,
  'issue.growth.lots': 4,
  'issue.growth.journal': 1.3,
  'weapp.main.kb': 1228,
  'emulator.get.ratio': 1.5,
  'emulator.txn.ratio': 2,
  'emulator.query.growth': 3,
  'emulator.memory.mb': 300,
}
/** The same for what must not stay below. */
const least: Record<string, number> = {
  'emulator.load.perSecond': 5_000,
  'contention.ratio': 0.3,
  'count.post.perSecond': 200,
}

const { values } = parseFlags({
  json: { type: 'boolean' },
  only: { type: 'string' },
  documents: { type: 'string', default: '1000000' },
})

async function main() {
  const documents = Number(values.documents)
  if (!Number.isInteger(documents) || documents < 10_000)
    badUsage(`--documents 应为不小于 10000 的整数，而不是 ${values.documents}`)
  const measures: Measure[] = []
  if (['weapp', 'function', 'operations', 'count', 'stock'].some(wanted)) {
    if (!(await buildStale(wanted('weapp') ? ['functions', 'weapp'] : ['functions']))) process.exit(1)
    measures.push(...(await measureApplication()))
  }
  if (wanted('emulator')) measures.push(...(await measureEmulator(documents)))
  const exceeded = measures.filter(
    ({ name, value }) => value > (limits[name] ?? Infinity) || value < (least[name] ?? -Infinity),
  )
  for (const measure of measures) print(measure)
  if (exceeded.length > 0) {
    console.error(`over the limit: ${exceeded.map(({ name }) => name).join(', ')}`)
    process.exitCode = 1
  }
}

async function measureApplication(): Promise<Measure[]> {
  const measures: Measure[] = []
  if (wanted('weapp')) measures.push(...measureMiniProgram())
  const server = await startServer()
  try {
    // Cold starts first: nothing has been called yet.
    if (wanted('function')) measures.push(...(await measureFunctions(server)))
    if (wanted('operations')) measures.push(...(await measureOperations(server)))
    if (wanted('stock')) measures.push(...(await measureStock(new BenchWorld(server))))
  } finally {
    await server.close()
  }
  if (wanted('count')) measures.push(...(await measureCountingApart()))
  return measures
}

/** On a server of its own: each counter has an instance, as the cloud would give them. */
async function measureCountingApart(): Promise<Measure[]> {
  const server = await startServer({ edition: { instances: COUNTERS } })
  try {
    return await measureCounting(new BenchWorld(server))
  } finally {
    await server.close()
  }
}
const COUNTERS = 10

/** The journal grows last: it makes whatever comes after it slower to set up. */
async function measureStock(world: BenchWorld): Promise<Measure[]> {
  const contention = await measureContention(world)
  const floor = await measureFloor(world)
  return [...contention, ...floor, ...(await measureGrowth(world))]
}

/** One group alone: `npm run bench -- --only operations`. */
function wanted(group: string): boolean {
  const groups = ['weapp', 'function', 'operations', 'count', 'stock', 'emulator']
  if (values.only && !groups.includes(values.only)) badUsage(`--only: ${groups.join(' | ')}`)
  return !values.only || values.only === group
}

function print({ name, value, unit }: Measure) {
  const [limit, atLeast] = [limits[name], least[name]]
  if (values.json) return console.log(JSON.stringify({ name, value, unit, limit, atLeast }))
  const bound = limit ? `  (limit ${limit})` : atLeast ? `  (at least ${atLeast})` : ''
  console.log(`${name.padEnd(36)} ${String(value).padStart(9)} ${unit}${bound}`)
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
