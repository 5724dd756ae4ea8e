// `npm run build`: builds everything that is stale. `-- h5 weapp functions` chooses, `-- --force` builds regardless.
import { parseFlags } from './lib/flags'
import { buildStale } from './lib/build-stale'
import { targetNames, type TargetName } from './build/targets'

async function main() {
  const { values, positionals } = parseFlags({ force: { type: 'boolean' } }, [...targetNames])
  const names = positionals.length ? (positionals as TargetName[]) : [...targetNames]
  process.exitCode = (await buildStale(names, { force: values.force === true })) ? 0 : 1
}

void main()
