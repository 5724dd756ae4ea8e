import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The process that has a data folder; url and token from the moment it takes requests. */
export interface Owner {
  pid: number
  url?: string
  /** Who can read this file may ask the owner for a backup or a restore. */
  token?: string
}

const fileOf = (dataDir: string) => join(dataDir, 'owner.json')

export function readOwner(dataDir: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as Owner
  } catch {
    return undefined
  }
}

/** Readable by this user alone, because of the token. */
export function writeOwner(dataDir: string, owner: Owner): void {
  // The mode counts for new files only.
  rmSync(fileOf(dataDir), { force: true })
  writeFileSync(fileOf(dataDir), JSON.stringify(owner), { mode: 0o600 })
}

export function forgetOwner(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true })
}

/** Another process has the data folder. */
export class FolderInUse extends Error {}

/** A plain error for whoever comes second. */
export function folderInUse(dataDir: string): FolderInUse {
  const owner = readOwner(dataDir)
  const who = owner === undefined ? 'another process' : `another emulator (process ${owner.pid})`
  return new FolderInUse(`The data directory ${dataDir} is in use by ${who}. Stop it, or use another --data.`)
}
