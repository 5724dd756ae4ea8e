import { deploymentFile, dist, indexesFile } from './paths'
import { secretsOf } from './secrets'

/** What every emulator of ours is started with: our functions and indexes, and the keys of its data directory. */
export function emulatorOptions(dataDir: string, { demo }: { demo: boolean }) {
  return {
    dataDir,
    deploymentFile,
    functionsDir: dist.functions,
    indexesFile,
    // Signing in by name alone must never be possible beside real data.
    functionEnv: { ...secretsOf(dataDir), ...(demo ? { DEMO_LOGIN: '1' } : {}) },
  }
}
