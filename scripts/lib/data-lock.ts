import path from 'node:path'
import Database from 'libsql'

/** Someone else works in this data directory. */
export class DataInUse extends Error {}

/**
 * Keeps a data directory to this process until `release()` or the end of the process, however it ends: the lock is the
 * operating system's on an SQLite file, so a killed process leaves nothing to clean up.
 */
export function lockData(dataDir: string): { release(): void } {
  const lock = new Database(path.join(dataDir, 'owner.lock'))
  try {
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    throw new DataInUse(`数据目录 ${dataDir} 正被另一个进程使用，请先结束它，或换一个目录。`)
  }
  return { release: () => lock.close() }
}
