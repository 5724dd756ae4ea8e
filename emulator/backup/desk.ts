import { timingSafeEqual } from 'node:crypto'
import { type IncomingMessage } from 'node:http'
import { isAbsolute } from 'node:path'
import { readBody } from '../http/body'
import { sendJson, type Exchange } from '../http/context'
import { takeBackup, type BackupReport } from './backup'
import { type DataFolder } from './data-folder'
import { BackupError } from './errors'
import { restoreRunning, type RestoreReport, type RunningService } from './restore'

const bodyLimit = 64 * 1024

/**
 * `POST /_emulator/backup {"to"}` and `POST /_emulator/restore {"from"}`, absolute folders. They read and write files
 * with the rights of this process, so being on this machine is not enough: the caller shows the token of the owner file,
 * which this user alone can read, and is no browser. One at a time.
 */
export class BackupDesk {
  private readonly stopping = new AbortController()
  private underWay: Promise<unknown> | undefined

  constructor(
    private readonly folder: DataFolder,
    private readonly service: RunningService,
  ) {}

  /** Whether it answers this path. */
  static answers(path: string): boolean {
    return path === '/_emulator/backup' || path === '/_emulator/restore'
  }

  async handle(exchange: Exchange): Promise<void> {
    const { request, method, path } = exchange
    if (!this.mayCall(request)) {
      request.resume()
      const message = 'backup and restore need the token of owner.json in the data folder, and no browser'
      return sendJson(exchange, 403, { code: 'PERMISSION_DENIED', message })
    }
    const what = path.endsWith('/backup') ? 'backup' : 'restore'
    const name = what === 'backup' ? 'to' : 'from'
    const place = placeIn((await readBody(request, bodyLimit)).toString(), name)
    if (method !== 'POST' || place === undefined) {
      const message = `POST { "${name}": "/an/absolute/folder" }`
      return sendJson(exchange, 400, { code: 'INVALID_PARAM', message })
    }
    try {
      sendJson(
        exchange,
        200,
        await this.alone<BackupReport | RestoreReport>(() =>
          what === 'backup' ? this.backup(place) : this.restore(place),
        ),
      )
    } catch (error) {
      const { message } = error as Error
      const known = error instanceof BackupError
      if (!known) console.error(error)
      sendJson(exchange, 200, {
        message,
        ...(known ? { code: error.code, subject: error.subject } : { code: 'SYS_ERR' }),
      })
    }
  }

  /** Ends what is under way; what it began is removed. */
  async close(): Promise<void> {
    this.stopping.abort()
    await this.underWay?.catch(() => undefined)
  }

  private mayCall({ headers }: IncomingMessage): boolean {
    if (headers.origin !== undefined || headers['sec-fetch-site'] !== undefined) return false
    const given = Buffer.from(headers.authorization ?? '')
    const wanted = Buffer.from(`Bearer ${this.folder.token}`)
    return given.length === wanted.length && timingSafeEqual(given, wanted)
  }

  private async alone<T>(work: () => Promise<T>): Promise<T> {
    if (this.underWay !== undefined)
      throw new BackupError('BUSY', this.folder.path, 'a backup or a restore is under way; try again later')
    const running = work()
    this.underWay = running
    try {
      return await running
    } finally {
      this.underWay = undefined
    }
  }

  private backup(to: string) {
    const { data, files } = this.service
    const { database } = data.current
    return takeBackup({ dataDir: this.folder.path, database, files }, to, this.stopping.signal)
  }

  private restore(from: string) {
    return restoreRunning(this.service, from, this.stopping.signal)
  }
}

function placeIn(body: string, name: string): string | undefined {
  try {
    const place = (JSON.parse(body) as Record<string, unknown> | null)?.[name]
    return typeof place === 'string' && isAbsolute(place) ? place : undefined
  } catch {
    return undefined
  }
}
