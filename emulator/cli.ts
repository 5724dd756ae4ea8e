import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parseFaultPlan } from './edition/fault-plan'
import { startEmulator, type EmulatorOptions } from './server'

// Functions run in UTC on the platform. A thread cannot have a time zone of its own, so the process takes it.
process.env['TZ'] = 'UTC'

const usage = `CloudBase on one machine.

  --port N               0 picks a free port (default 8080)
  --host ADDRESS         127.0.0.1 (default) or 0.0.0.0: function paths, files and the web app for other machines too
  --data DIR             database and files (default .data)
  --deployment FILE      default cloudbaserc.json, if there is one; without it there are no functions
  --functions DIR        default dist/cloudfunctions
  --indexes FILE         default database/indexes.json, if there is one
  --static DIR           built web app to serve
  --env NAME=VALUE       environment of every function; may be repeated
  --env-id ID            default: the deployment file's, else "local"
  --instances N          most instances of a function at a time (default 4)
  --public-url URL       where file links begin
  --full                 synchronous=FULL: what was acknowledged survives a power cut
  --relaxed              let through what the documents forbid but the server takes
  --strict-indexes       refuse queries that read more than 200 documents for want of an index
  --latency MS           each answer to an SDK goes out no sooner than this
  --qps N                most database requests a second (basic editions: 30)
  --faults SEED[:name=rate,…]  inject conflicts, lost requests and replies, late answers, killed functions
  --client-calls         open /_emulator/invoke and /_emulator/timers
  --no-timers            do not fire timer triggers`

/** Starts from command-line flags, prints one line of JSON when ready, ends cleanly on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8080' },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string', default: '.data' },
      deployment: { type: 'string' },
      functions: { type: 'string', default: 'dist/cloudfunctions' },
      indexes: { type: 'string' },
      static: { type: 'string' },
      env: { type: 'string', multiple: true, default: [] },
      'env-id': { type: 'string' },
      instances: { type: 'string', default: '4' },
      'public-url': { type: 'string' },
      full: { type: 'boolean', default: false },
      relaxed: { type: 'boolean', default: false },
      'strict-indexes': { type: 'boolean', default: false },
      latency: { type: 'string' },
      qps: { type: 'string' },
      faults: { type: 'string' },
      'client-calls': { type: 'boolean', default: false },
      'no-timers': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(usage)

  const options: EmulatorOptions = {
    port: wholeNumber('--port', values.port, 0, 65_535),
    host: values.host,
    dataDir: values.data,
    deploymentFile: values.deployment ?? ifThere('cloudbaserc.json'),
    functionsDir: values.functions,
    indexesFile: values.indexes ?? ifThere('database/indexes.json'),
    functionEnv: Object.fromEntries(values.env.map(toPair)),
    instances: wholeNumber('--instances', values.instances, 1, 64),
    relaxed: values.relaxed,
    strictIndexes: values['strict-indexes'],
    synchronous: values.full ? 'FULL' : 'NORMAL',
    ...(values.latency === undefined
      ? {}
      : { latencyMs: wholeNumber('--latency', values.latency, 0, 60_000) }),
    ...(values.qps === undefined ? {} : { qps: wholeNumber('--qps', values.qps, 1, 100_000) }),
    ...(values.faults === undefined ? {} : { faults: parseFaultPlan(values.faults) }),
    clientCalls: values['client-calls'],
    timers: !values['no-timers'],
    ...(values.static === undefined ? {} : { staticDir: values.static }),
    ...(values['public-url'] === undefined ? {} : { publicUrl: values['public-url'] }),
    ...(values['env-id'] === undefined ? {} : { envId: values['env-id'] }),
  }
  const emulator = await startEmulator(options)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void emulator.close().then(() => process.exit(0), fail))
  }
  // Only now: whoever reads it may end us at once.
  console.log(JSON.stringify({ ready: true, url: emulator.url }))
}

const ifThere = (file: string) => (existsSync(file) ? file : undefined)

function fail(error: Error): never {
  console.error(error.message)
  process.exit(1)
}

function wholeNumber(flag: string, text: string, low: number, high: number): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < low || value > high)
    throw new Error(`${flag} must be ${low} to ${high}`)
  return value
}

function toPair(text: string): [string, string] {
  const at = text.indexOf('=')
  if (at < 1) throw new Error(`--env needs NAME=VALUE, not "${text}"`)
  return [text.slice(0, at), text.slice(at + 1)]
}

main().catch(fail)
