import { randomBytes } from 'node:crypto'
import { copyFile, mkdir, open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable } from 'node:stream'
import { PlatformError } from '../admin/errors'
import { Door } from '../http/door'
import { placeFile, removeFile } from './durable'
import { fileOf } from './paths'

/** The largest file that can be uploaded, in bytes. */
export const largestFile = 50 * 1024 * 1024

/** A file held open: what it was at that moment stays readable whatever happens to its name. */
export interface OpenFile {
  size: number
  mtimeMs: number
  /** The bytes from `start` to `end`, both included; closes the file at its end. */
  read(start: number, end: number): Readable
  close(): Promise<void>
}

/** Files on disk below one folder. A file appears only when it is whole and on disk, and never changes afterwards. */
export class FileStore {
  readonly folder: string
  private readonly unfinished: string
  /** What adds, replaces or removes a name passes it. */
  private readonly names = new Door()

  constructor(dataDir: string) {
    this.folder = join(dataDir, 'storage')
    this.unfinished = join(dataDir, 'storage-unfinished')
  }

  /** Removes what an earlier process left half written. */
  async prepare(): Promise<void> {
    await rm(this.unfinished, { recursive: true, force: true })
    await mkdir(this.unfinished, { recursive: true })
    await mkdir(this.folder, { recursive: true })
  }

  /** Runs `work` while no file appears, is replaced or goes; uploads meanwhile wait for their last step. */
  async still<T>(work: () => T | Promise<T>): Promise<T> {
    this.names.close()
    try {
      await this.names.empty()
      return await work()
    } finally {
      this.names.open()
    }
  }

  async write(cloudPath: string, content: Readable): Promise<void> {
    await this.put(cloudPath, (draft) => writeWhole(draft, content))
  }

  /** A file is made under another name and moved to its own, so that links to the old one keep the old content. */
  private async put(cloudPath: string, make: (draft: string) => Promise<void>): Promise<void> {
    const target = fileOf(this.folder, cloudPath)
    const draft = join(this.unfinished, randomBytes(12).toString('hex'))
    try {
      await make(draft)
      await this.names.pass(() => placeFile(draft, target, this.folder))
    } catch (error) {
      await rm(draft, { force: true })
      if (
        ['EEXIST', 'ENOTDIR', 'EISDIR', 'ENOTEMPTY'].includes((error as NodeJS.ErrnoException).code ?? '')
      ) {
        throw new PlatformError('STORAGE_REQUEST_FAIL', `"${cloudPath}" is both a file and a folder here`)
      }
      throw error
    }
  }

  /** The size in bytes; undefined when there is no such file. */
  async size(cloudPath: string): Promise<number | undefined> {
    const info = await stat(fileOf(this.folder, cloudPath)).catch(() => undefined)
    return info?.isFile() ? info.size : undefined
  }

  /** Opens a file to read it; undefined when there is no such file. The caller reads or closes it. */
  async open(cloudPath: string): Promise<OpenFile | undefined> {
    const handle = await open(fileOf(this.folder, cloudPath), 'r').catch(() => undefined)
    if (handle === undefined) return undefined
    const info = await handle.stat()
    if (!info.isFile()) return void (await handle.close())
    return {
      size: info.size,
      mtimeMs: info.mtimeMs,
      read: (start, end) => handle.createReadStream({ start, end }),
      close: () => handle.close(),
    }
  }

  /** Whether there was such a file. */
  async remove(cloudPath: string): Promise<boolean> {
    const file = fileOf(this.folder, cloudPath)
    return this.names.pass(() => removeFile(file, this.folder))
  }

  async copy(from: string, to: string): Promise<void> {
    await this.put(to, async (draft) => {
      await copyFile(fileOf(this.folder, from), draft)
      const handle = await open(draft, 'r+')
      await handle.sync().finally(() => handle.close())
    })
  }
}

export const tooLarge = () =>
  new PlatformError(
    'STORAGE_REQUEST_FAIL',
    `[emulator rule file-size] a file may have at most ${largestFile} bytes`,
  )

async function writeWhole(file: string, content: Readable): Promise<void> {
  const handle = await open(file, 'w')
  try {
    let size = 0
    // Not destroyed when it is too long: the sender must still get its answer.
    for await (const chunk of content.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > largestFile) throw tooLarge()
      await handle.appendFile(chunk)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
}
