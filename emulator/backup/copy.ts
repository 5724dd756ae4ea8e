import { createHash } from 'node:crypto'
import { read, type Stats } from 'node:fs'
import { link, mkdir, open, readdir, copyFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { BackupError } from './errors'
import { syncFolder } from './exchange'
import { type BackedUpFile } from './manifest'

const readAt = promisify(read)
const pieceBytes = 1024 * 1024

/** An open file; whoever opened it closes it. */
export interface Source {
  handle: number
  bytes: number
  mode: number
  /** May change the first piece before it is written and counted. */
  first?: (piece: Buffer) => void
}

/** Copies in pieces, on disk when it resolves, so that others are served between them; answers what was written. */
export async function copyHashed(
  { handle, bytes, mode, first }: Source,
  target: string,
  signal: AbortSignal,
): Promise<Omit<BackedUpFile, 'path'>> {
  await mkdir(dirname(target), { recursive: true })
  const output = await open(target, 'wx', mode)
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(Math.min(pieceBytes, Math.max(bytes, 1)))
  try {
    let at = 0
    while (at < bytes) {
      if (signal.aborted) throw new BackupError('STOPPED', target, 'the emulator is closing')
      const { bytesRead } = await readAt(handle, buffer, 0, Math.min(buffer.length, bytes - at), at)
      if (bytesRead === 0) break
      const piece = buffer.subarray(0, bytesRead)
      if (at === 0) first?.(piece)
      hash.update(piece)
      await output.write(piece)
      at += bytesRead
    }
    await output.sync()
    return { bytes: at, sha256: hash.digest('hex') }
  } finally {
    await output.close()
  }
}

/** Copies one file by its name; its mode comes with it. */
export async function copyFileHashed(
  from: string,
  target: string,
  signal: AbortSignal,
): Promise<Omit<BackedUpFile, 'path'>> {
  const input = await open(from, 'r')
  try {
    const info: Stats = await input.stat()
    return await copyHashed({ handle: input.fd, bytes: info.size, mode: info.mode & 0o777 }, target, signal)
  } finally {
    await input.close()
  }
}

/** Gives every file below `from` a second name below `to`; where links are impossible, a copy. */
export async function linkTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) await linkTree(source, target)
    else if (entry.isFile()) await link(source, target).catch(() => copyFile(source, target))
  }
}

/** The files below a folder, by paths relative to it with slashes. */
export async function listTree(folder: string, prefix = ''): Promise<string[]> {
  const paths: string[] = []
  for (const entry of await readdir(join(folder, prefix), { withFileTypes: true })) {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`
    if (entry.isDirectory()) paths.push(...(await listTree(folder, path)))
    else if (entry.isFile()) paths.push(path)
  }
  return paths.sort()
}

/** Puts the names of a folder and of all folders below it on disk. */
export async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isDirectory()) await syncTree(join(folder, entry.name))
  syncFolder(folder)
}
