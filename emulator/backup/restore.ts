import { readdirSync, rmdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { type Database } from '../database/database'
import { type FunctionHost } from '../functions/host'
import { type Door } from '../http/door'
import { type FileStore } from '../storage/file-store'
import { stampOf } from './backup'
import { type DataInService } from './data-in-service'
import { exchangeData } from './exchange'
import { findBackup, type Manifest } from './manifest'
import { stageBackup } from './stage'

export interface RestoreReport {
  /** The backup that was taken. */
  from: string
  manifest: Manifest
  /** Where the data is now that was there before; undefined when there was none. */
  aside: string | undefined
}

/** What a restore stills and makes begin anew. */
export interface RunningService {
  data: DataInService
  files: FileStore
  host: Pick<FunctionHost, 'renew'>
  /** Calls of functions pass it. */
  calls: Door
  functionEnv: () => Record<string, string>
}

/** How long calls of functions may take to finish before they are ended with the data that they were made for. */
const patienceMs = 10_000

/**
 * Exchanges the data for a backup while requests come. The copy is complete and checked before anything stops: a backup
 * that fails leaves the data in service. Then calls under way finish and new ones wait, open transactions end, and the
 * folders change places without a pause between. Functions begin anew: what they remember is of the old data.
 */
export async function restoreRunning(
  service: RunningService,
  from: string,
  signal: AbortSignal,
): Promise<RestoreReport> {
  const { data, files, host, calls, functionEnv } = service
  const backup = findBackup(from)
  const stamp = stampOf(new Date())
  const { staged, manifest } = await stageBackup(backup, data.options, stamp, signal)
  calls.close()
  try {
    await calls.empty(patienceMs)
    await host.renew(functionEnv())
    const aside = await files.still(async () => {
      await settle(data.current.database)
      return data.exchange(staged, stamp)
    })
    // A call that was made by a program meanwhile has begun with the old data.
    await host.renew(functionEnv())
    return { from: backup, manifest, aside }
  } finally {
    calls.open()
    await rm(staged, { recursive: true, force: true })
  }
}

/** The same on a folder that nothing runs on; the caller holds its lock. */
export async function restoreFolder(
  options: DataInService['options'],
  from: string,
  signal: AbortSignal,
): Promise<RestoreReport> {
  const backup = findBackup(from)
  const stamp = stampOf(new Date())
  const { staged, manifest } = await stageBackup(backup, options, stamp, signal)
  const aside = exchangeData(options.dataDir, staged, stamp)
  if (readdirSync(aside).length > 0) return { from: backup, manifest, aside }
  rmdirSync(aside)
  return { from: backup, manifest, aside: undefined }
}

/** Ends the open transactions and lets the writes that waited for their locks happen; they have their answers then. */
async function settle({ transactions, writer }: Database): Promise<void> {
  do {
    transactions.abortAll()
    await setImmediate()
  } while (writer.waiting > 0)
}
