// `npm run build:functions`: bundles the cloud functions, without asking whether they are stale, and lists their sizes.
import { buildFunctions } from './build/functions'

async function main() {
  const since = performance.now()
  for (const { name, bytes } of await buildFunctions()) {
    console.log(`${name.padEnd(16)} ${String(Math.round(bytes / 1024)).padStart(6)} KB`)
  }
  console.log(`${Math.round(performance.now() - since)} ms`)
}

void main()
