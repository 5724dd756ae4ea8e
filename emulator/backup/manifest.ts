import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BackupError, damaged } from './errors'
import { syncFolder } from './exchange'

/** What a backup holds. It is written last, so a folder without one is no backup. */
export interface Manifest {
  format: 1
  /** The moment of the data, ISO 8601 in UTC. */
  takenAt: string
  /** Documents by collection. */
  collections: Record<string, number>
  messages: number
  files: BackedUpFile[]
}

/** `path` is relative to the backup, with slashes. */
export interface BackedUpFile {
  path: string
  bytes: number
  sha256: string
}

const manifestName = 'manifest.json'

export function writeManifest(folder: string, manifest: Manifest): void {
  const draft = join(folder, `${manifestName}.draft`)
  writeFileSync(draft, JSON.stringify(manifest, null, 1) + '\n', { flush: true })
  renameSync(draft, join(folder, manifestName))
  syncFolder(folder)
}

/** Reads a manifest and refuses what is none, or could lead out of the folder. */
export function readManifest(folder: string): Manifest {
  if (!existsSync(join(folder, manifestName)))
    throw new BackupError('NO_BACKUP', folder, `${folder} is no complete backup: it has no ${manifestName}`)
  let manifest: Manifest
  try {
    manifest = JSON.parse(readFileSync(join(folder, manifestName), 'utf8')) as Manifest
  } catch {
    throw damaged(manifestName, 'is not readable')
  }
  if (manifest.format !== 1)
    throw new BackupError(
      'BACKUP_UNKNOWN_FORMAT',
      folder,
      `the backup has format ${String(manifest.format)}; this emulator reads format 1`,
    )
  const paths = Array.isArray(manifest.files) ? manifest.files.map(({ path }) => path) : []
  if (!paths.includes('database.sqlite')) throw damaged(manifestName, 'names no database')
  for (const path of paths) if (!isSafe(path)) throw damaged(manifestName, `names ${JSON.stringify(path)}`)
  return manifest
}

/** The backup that a folder is, or the newest one in it. */
export function findBackup(folder: string): string {
  if (!existsSync(folder)) throw new BackupError('NO_BACKUP', folder, `${folder} does not exist`)
  if (existsSync(join(folder, manifestName))) return folder
  const newest = readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, manifestName)))
    .sort()
    .pop()
  if (newest === undefined)
    throw new BackupError('NO_BACKUP', folder, `there is no complete backup in ${folder}`)
  return join(folder, newest)
}

/** A file of the data folder itself, or one below `storage/`; the process's own files are none. */
function isSafe(path: unknown): boolean {
  if (typeof path !== 'string' || path.includes('\\') || path.includes('\0')) return false
  const parts = path.split('/')
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return false
  if (parts.length > 1) return parts[0] === 'storage'
  return path !== 'storage' && !/^(owner\.|emulator\.lock|restore|before-restore|[A-Za-z]:)/.test(path)
}
