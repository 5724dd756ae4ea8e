import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { seedDemo } from '../../database/demo/seed'
import { startEmulator } from '../../emulator/server'
import { emulatorOptions } from './emulator-options'

const database = 'database.sqlite'
const marker = 'demo.json'
/** The demo data grows in a folder of its own and moves out when it is complete, so it is there as a whole or not at all. */
const nursery = 'seeding'

export type DataState = 'empty' | 'demo' | 'own'

export function stateOf(dataDir: string): DataState {
  if (!existsSync(path.join(dataDir, database))) return 'empty'
  return existsSync(path.join(dataDir, marker)) ? 'demo' : 'own'
}

/** Fills an empty data directory, whose lock the caller holds. What an interrupted attempt left is thrown away first. */
export async function fillWithDemoData(dataDir: string, log: (line: string) => void): Promise<void> {
  emptyData(dataDir)
  const folder = path.join(dataDir, nursery)
  mkdirSync(folder, { recursive: true })
  const options = emulatorOptions(folder, { demo: true })
  const emulator = await startEmulator({ ...options, port: 0 })
  try {
    await seedDemo({ url: emulator.url, env: options.functionEnv, log })
  } finally {
    await emulator.close()
  }
  writeFileSync(path.join(folder, marker), JSON.stringify({ seededAt: new Date().toISOString() }) + '\n')
  moveOut(folder, dataDir)
}

/** The database moves last: a directory with a database is complete. */
function moveOut(folder: string, dataDir: string) {
  const entries = readdirSync(folder).filter((name) => name !== database)
  for (const name of [...entries, database]) renameSync(path.join(folder, name), path.join(dataDir, name))
  rmSync(folder, { recursive: true })
}

/** Removes everything but the lock file, whose owner may be the caller; the database first, for the same reason. */
export function emptyData(dataDir: string) {
  rmSync(path.join(dataDir, database), { force: true })
  for (const name of readdirSync(dataDir)) {
    if (!name.startsWith('owner.lock')) rmSync(path.join(dataDir, name), { recursive: true })
  }
}
