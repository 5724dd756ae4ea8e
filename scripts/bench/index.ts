import { startServer } from '../../tests/support/server'
import { buildStale } from '../lib/build-stale'
import { badUsage, parseFlags } from '../lib/flags'
import { measureFunctions } from './functions'
import type { Measure } from './measure'
import { measureOperations } from './operations'
import { measureMiniProgram } from './weapp'

/** Name → what the value must not exceed; from the design. A measure without a limit is reported only. */
const limits: Record<string, number> = { 'issue.requests': 9, 'receive.requests': 7, 'weapp.main.kb': 1228 }

const { values } = parseFlags({ json: { type: 'boolean' }, only: { type: 'string' } })

async function main() {
  if (!(await buildStale(['functions', 'weapp']))) process.exit(1)
  const measures: Measure[] = []
  if (wanted('weapp')) measures.push(...measureMiniProgram())
  const server = await startServer()
  try {
    // Cold starts first: nothing has been called yet.
    if (wanted('function')) measures.push(...(await measureFunctions(server)))
    if (wanted('operations')) measures.push(...(await measureOperations(server)))
  } finally {
    await server.close()
  }
  const exceeded = measures.filter(({ name, value }) => value > (limits[name] ?? Infinity))
  for (const measure of measures)
    print({ ...measure, ...(limits[measure.name] ? { limit: limits[measure.name] } : {}) })
  if (exceeded.length > 0) {
    console.error(`over the limit: ${exceeded.map(({ name }) => name).join(', ')}`)
    process.exitCode = 1
  }
}

/** One group alone: `npm run bench -- --only operations`. */
function wanted(group: string): boolean {
  const groups = ['weapp', 'function', 'operations']
  if (values.only && !groups.includes(values.only)) badUsage(`--only: ${groups.join(' | ')}`)
  return !values.only || values.only === group
}

function print({ name, value, unit, limit }: Measure & { limit?: number }) {
  if (values.json) console.log(JSON.stringify({ name, value, unit, ...(limit ? { limit } : {}) }))
  else
    console.log(`${name.padEnd(30)} ${String(value).padStart(9)} ${unit}${limit ? `  (limit ${limit})` : ''}`)
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
