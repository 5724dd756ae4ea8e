import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { type Database } from '../database/database'
import { type FileStore } from '../storage/file-store'
import { copyFileHashed, copyHashed, linkTree, listTree, syncTree } from './copy'
import { BackupError } from './errors'
import { isData, makeLinksFolder } from './exchange'
import { writeManifest, type Manifest } from './manifest'

export interface BackupReport {
  /** The new folder; it holds the whole backup. */
  folder: string
  manifest: Manifest
}

export interface BackupSource {
  dataDir: string
  database: Database
  files: FileStore
}

/**
 * Makes a new folder in `to` with the database, the stored files and the other files of the data folder, all of one
 * moment, while the work goes on: the database file rests (writes go to the log), stored files never change, so links
 * to those of the moment are enough. What was copied of a backup that fails is removed.
 */
export async function takeBackup(
  source: BackupSource,
  to: string,
  signal: AbortSignal,
): Promise<BackupReport> {
  const { dataDir, files } = source
  const inside = relative(dataDir, resolve(to))
  if (inside === '' || !inside.startsWith('..'))
    throw new BackupError('TARGET_INSIDE_DATA', to, `a backup must not lie inside the data folder ${dataDir}`)
  const stamp = stampOf(new Date())
  const folder = newFolder(to, stamp)
  const links = makeLinksFolder(dataDir, stamp)
  try {
    const moment = await files.still(async () => {
      const moment = freeze(source.database)
      try {
        await linkTree(files.folder, links)
      } catch (error) {
        moment.release()
        throw error
      }
      return moment
    })
    const manifest = moment.manifest
    try {
      const database = await copyHashed(moment, join(folder, 'database.sqlite'), signal)
      manifest.files.push({ path: 'database.sqlite', ...database })
    } finally {
      moment.release()
    }
    for (const path of await listTree(links)) {
      const file = await copyFileHashed(join(links, path), join(folder, 'storage', path), signal)
      manifest.files.push({ path: `storage/${path}`, ...file })
    }
    for (const path of readdirSync(dataDir).filter((name) => isOther(dataDir, name)))
      manifest.files.push({
        path,
        ...(await copyFileHashed(join(dataDir, path), join(folder, path), signal)),
      })
    await syncTree(folder)
    writeManifest(folder, manifest)
    return { folder, manifest }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  } finally {
    await rm(links, { recursive: true, force: true })
  }
}

/** Files that belong to the data but not to the emulator, such as keys of the application. */
function isOther(dataDir: string, name: string): boolean {
  return name !== 'storage' && !name.startsWith('database.sqlite') && isData(dataDir, name)
}

/** The database at this moment, at rest until `release`. */
function freeze({ sqlite, store }: Database) {
  const frozen = sqlite.freeze()
  const collections = store.catalog.all().map((collection) => [collection.name, store.count(collection)])
  const messages = Number(sqlite.statement('SELECT count(*) FROM messages').get([])?.[0])
  const manifest: Manifest = {
    format: 1,
    takenAt: new Date().toISOString(),
    collections: Object.fromEntries(collections) as Record<string, number>,
    messages,
    files: [],
  }
  return { ...frozen, mode: 0o600, first: leaveWalMode, manifest }
}

/**
 * The copy needs no log beside it, and a file that says so can be read where nothing may be written: in SQLite's
 * header, bytes 18 and 19 are 2 for a file with a log and 1 for one without.
 */
function leaveWalMode(piece: Buffer): void {
  piece[18] = 1
  piece[19] = 1
}

/** `2026-11-22T04-15-00Z`: sorts by time, and is a name on every system. */
export function stampOf(date: Date): string {
  return date.toISOString().replace(/\.\d+/, '').replaceAll(':', '-')
}

function newFolder(to: string, stamp: string): string {
  for (let n = 1; ; n++) {
    const folder = join(resolve(to), n === 1 ? stamp : `${stamp}-${n}`)
    if (existsSync(folder)) continue
    mkdirSync(folder, { recursive: true })
    return folder
  }
}
