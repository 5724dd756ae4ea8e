// `npm run cloud -- --port N --data DIR --seed demo|none [--static] [--client-calls]`: the backend for programs; the
// flags of `lib/edition-flags.ts` make it like a real edition of CloudBase, or a failing one.
// stdout carries one line of JSON when it takes calls; everything else goes to stderr.
import { buildStale } from './lib/build-stale'
import { editionFlags, editionOptions } from './lib/edition-flags'
import { badUsage, parseFlags } from './lib/flags'
import { at, dist, userPath } from './lib/paths'
import { parsePort } from './lib/port'
import { fail, runUntilStopped } from './lib/run-until-stopped'

async function main() {
  console.log = console.info = console.error
  const { values } = parseFlags({
    port: { type: 'string', default: '0' },
    host: { type: 'string' },
    data: { type: 'string' },
    seed: { type: 'string', default: 'none' },
    static: { type: 'boolean' },
    'client-calls': { type: 'boolean' },
    ...editionFlags,
  })
  const port = parsePort(values.port) ?? badUsage(`--port 应为 0 至 65535 的整数，而不是 ${values.port}`)
  const seed = values.seed
  if (seed !== 'demo' && seed !== 'none') badUsage(`--seed 只能是 demo 或 none，而不是 ${seed}`)
  const edition = editionOptions(values)

  if (!(await buildStale(values.static ? ['functions', 'h5'] : ['functions']))) process.exit(1)
  await runUntilStopped(
    {
      port,
      host: values.host,
      dataDir: values.data ? userPath(values.data) : at('.data'),
      seed,
      staticDir: values.static ? dist.h5 : undefined,
      clientCalls: values['client-calls'],
      edition,
      log: console.error,
    },
    (url) => void process.stdout.write(JSON.stringify({ ready: true, url }) + '\n'),
  )
}

main().catch(fail)
