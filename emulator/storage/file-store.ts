import { randomBytes } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { copyFile, mkdir, open, rename, rm, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Readable } from 'node:stream'
import { PlatformError } from '../admin/errors'
import { fileOf } from './paths'

/** The largest file that can be uploaded, in bytes. */
export const largestFile = 50 * 1024 * 1024

/** Files on disk below one folder. A file appears only when it is whole and on disk. */
export class FileStore {
  private readonly folder: string
  private readonly unfinished: string

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

  async write(cloudPath: string, content: Readable): Promise<void> {
    const target = fileOf(this.folder, cloudPath)
    const draft = join(this.unfinished, randomBytes(12).toString('hex'))
    try {
      await writeWhole(draft, content)
      await mkdir(dirname(target), { recursive: true })
      await rename(draft, target)
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

  read(cloudPath: string): ReadStream {
    return createReadStream(fileOf(this.folder, cloudPath))
  }

  /** Whether there was such a file. */
  async remove(cloudPath: string): Promise<boolean> {
    return unlink(fileOf(this.folder, cloudPath)).then(
      () => true,
      () => false,
    )
  }

  async copy(from: string, to: string): Promise<void> {
    const target = fileOf(this.folder, to)
    await mkdir(dirname(target), { recursive: true })
    await copyFile(fileOf(this.folder, from), target)
  }
}

async function writeWhole(file: string, content: Readable): Promise<void> {
  const handle = await open(file, 'w')
  try {
    let size = 0
    for await (const chunk of content as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > largestFile)
        throw new PlatformError('STORAGE_REQUEST_FAIL', `a file may have at most ${largestFile} bytes`)
      await handle.write(chunk)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
}
