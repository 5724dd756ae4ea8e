import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Which entries of a data folder give way to which of another; written before the first one moves. */
interface Exchange {
  /** Folder inside the data folder that takes what was there. */
  aside: string
  /** Folder inside the data folder that holds what comes. */
  staged: string
  leaving: string[]
  coming: string[]
}

const intentFile = 'restore.json'
const stagedPrefix = 'restore-staged-'
const linksPrefix = 'backup-links-'
const asidePrefix = 'before-restore-'

/** Entries that belong to the process or to a restore, not to the data. */
export function isData(dataDir: string, name: string): boolean {
  if (name === 'storage') return true
  if (name.startsWith('owner.') || name.startsWith('emulator.lock') || name.startsWith('restore.json'))
    return false
  return statSync(join(dataDir, name)).isFile()
}

/** A new folder inside the data folder for what will come; removed at the next start unless it was taken. */
export function makeStagedFolder(dataDir: string, stamp: string): string {
  return makeFolder(dataDir, stagedPrefix + stamp)
}

/** A new folder inside the data folder for links to the stored files of one moment. */
export function makeLinksFolder(dataDir: string, stamp: string): string {
  return makeFolder(dataDir, linksPrefix + stamp)
}

/**
 * Moves the data of a folder aside and the staged data into its place. From the moment that the intent is on disk the
 * exchange happens, if need be at the next start. Answers the folder that has the old data now.
 */
export function exchangeData(dataDir: string, staged: string, stamp: string): string {
  const aside = makeFolder(dataDir, asidePrefix + stamp)
  const exchange: Exchange = {
    aside: asidePrefix + stamp,
    staged: staged.slice(dataDir.length + 1),
    leaving: readdirSync(dataDir).filter((name) => isData(dataDir, name)),
    coming: readdirSync(staged),
  }
  const draft = join(dataDir, `${intentFile}.draft`)
  writeFileSync(draft, JSON.stringify(exchange), { flush: true })
  renameSync(draft, join(dataDir, intentFile))
  syncFolder(dataDir)
  carryOut(dataDir, exchange)
  return aside
}

/** At the start: an exchange that was decided on is carried out, what was only being prepared is thrown away. */
export function finishExchange(dataDir: string): void {
  const file = join(dataDir, intentFile)
  if (existsSync(file)) carryOut(dataDir, JSON.parse(readFileSync(file, 'utf8')) as Exchange)
  for (const name of readdirSync(dataDir)) {
    const unfinished = [stagedPrefix, linksPrefix, `${intentFile}.draft`].some((prefix) =>
      name.startsWith(prefix),
    )
    if (unfinished) rmSync(join(dataDir, name), { recursive: true, force: true })
  }
}

/** Every step may have been done before the process died: what stands at its goal is left there. */
function carryOut(dataDir: string, { aside, staged, leaving, coming }: Exchange): void {
  const move = (name: string, from: string, to: string) => {
    if (!existsSync(join(to, name)) && existsSync(join(from, name)))
      renameSync(join(from, name), join(to, name))
  }
  for (const name of leaving) move(name, dataDir, join(dataDir, aside))
  for (const name of coming) move(name, join(dataDir, staged), dataDir)
  syncFolder(join(dataDir, aside))
  syncFolder(dataDir)
  rmSync(join(dataDir, intentFile))
  rmSync(join(dataDir, staged), { recursive: true, force: true })
}

/** Puts what a folder lists on disk: new names, and names that moved. */
export function syncFolder(folder: string): void {
  // Windows does not open folders; it keeps names in order by itself.
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function makeFolder(dataDir: string, name: string): string {
  const folder = join(dataDir, name)
  mkdirSync(folder)
  return folder
}
