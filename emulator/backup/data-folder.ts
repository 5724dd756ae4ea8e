import Lock from 'libsql'
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { folderInUse, forgetOwner, writeOwner } from '../database/owner'
import { finishExchange } from './exchange'

/**
 * A data folder that this process alone has. The lock is the operating system's on a file of its own, so it stays while
 * a restore exchanges the database below it, and is free when the process dies, however it dies.
 */
export class DataFolder {
  /** Whoever can read the owner file knows it, nobody else. */
  readonly token = randomBytes(24).toString('hex')

  private constructor(
    readonly path: string,
    private readonly lock: Lock.Database,
  ) {}

  /** Takes the folder and finishes a restore that was interrupted. Throws a plain error when another process has it. */
  static open(dataDir: string): DataFolder {
    const path = resolve(dataDir)
    mkdirSync(path, { recursive: true })
    const lock = new Lock(join(path, 'emulator.lock'))
    try {
      lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
    } catch (error) {
      lock.close()
      if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error
      throw folderInUse(path)
    }
    const folder = new DataFolder(path, lock)
    try {
      writeOwner(path, { pid: process.pid })
      finishExchange(path)
    } catch (error) {
      folder.close()
      throw error
    }
    return folder
  }

  /** Says where the owner takes requests. */
  announce(url: string): void {
    writeOwner(this.path, { pid: process.pid, url, token: this.token })
  }

  close(): void {
    forgetOwner(this.path)
    this.lock.exec('ROLLBACK')
    this.lock.close()
  }
}
