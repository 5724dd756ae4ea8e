import { mkdirSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { DataFolder } from '../../emulator/backup/data-folder'
import { startEmulator } from '../../emulator/server'
import { lockData } from './data-lock'
import { emptyData, fillWithDemoData, stateOf } from './demo-data'
import type { EditionOptions } from './edition-flags'
import { emulatorOptions } from './emulator-options'
import { assertPortFree } from './port'

export interface BackendOptions {
  dataDir: string
  port: number
  host?: string
  seed: 'demo' | 'none'
  /** throw away what is there and begin anew */
  reset?: boolean
  staticDir?: string
  clientCalls?: boolean
  edition?: EditionOptions
  log(line: string): void
}

/** The data directory holds data that must not be mixed with demo data. */
export class OwnData extends Error {}

/**
 * Starts the whole backend on one machine: database, files, functions. Demo data is made once for a data directory.
 * Throws PortTaken, DataInUse or OwnData, each with a message for the user.
 */
export async function startBackend(
  options: BackendOptions,
): Promise<{ url: string; close(): Promise<void> }> {
  const { dataDir, host = '127.0.0.1', port, seed, staticDir, clientCalls } = options
  // Making demo data takes a while: what can be known to fail fails before it.
  await assertPortFree(port, host)
  mkdirSync(dataDir, { recursive: true })
  const lock = lockData(dataDir)
  try {
    // A restore that was interrupted has the data elsewhere: without it the directory would look empty.
    DataFolder.open(dataDir).close()
    if (options.reset) emptyData(dataDir)
    if (seed === 'demo') await ensureDemoData(dataDir, options.log)
    // Asked again after a restore: other data may bring other keys, and be no demo data.
    const base = () => emulatorOptions(dataDir, { demo: seed === 'demo' && stateOf(dataDir) === 'demo' })
    const publicUrl = publicUrlOf(host, port)
    const emulator = await startEmulator({
      ...base(),
      functionEnv: () => base().functionEnv,
      port,
      host,
      publicUrl,
      staticDir,
      clientCalls,
      timers: true,
      ...options.edition,
    })
    const close = () => emulator.close().finally(() => lock.release())
    return { url: emulator.url, close }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Where links to files begin when other machines may come: a phone cannot follow one to its own loopback address. */
function publicUrlOf(host: string, port: number): string | undefined {
  if (port === 0 || (host !== '0.0.0.0' && host !== '::')) return undefined
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  const outside = addresses.find(({ internal, family }) => !internal && family === 'IPv4')
  return outside && `http://${outside.address}:${port}`
}

async function ensureDemoData(dataDir: string, log: (line: string) => void) {
  const state = stateOf(dataDir)
  if (state === 'own')
    throw new OwnData(`${dataDir} 中已有不是演示数据的数据，请换一个目录，或不用演示数据启动。`)
  if (state === 'empty') await fillWithDemoData(dataDir, log)
}
