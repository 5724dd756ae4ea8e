import { mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { type Database } from '../database/database'
import { copyFileHashed, syncTree } from './copy'
import { openData, type DataOptions } from './data-in-service'
import { damaged } from './errors'
import { makeStagedFolder } from './exchange'
import { readManifest, type Manifest } from './manifest'

/**
 * Copies a backup into the data folder, beside the data, and checks the copy: every file's checksum, SQLite's own
 * integrity check, the number of documents of every collection, and that it opens with the declared indexes. Answers
 * the folder of the copy and what is in it; throws, and leaves nothing, when anything is wrong.
 */
export async function stageBackup(
  from: string,
  options: DataOptions,
  stamp: string,
  signal: AbortSignal,
): Promise<{ staged: string; manifest: Manifest }> {
  const manifest = readManifest(from)
  const staged = makeStagedFolder(options.dataDir, stamp)
  try {
    mkdirSync(join(staged, 'storage'))
    for (const { path, bytes, sha256 } of manifest.files) {
      const copied = await copyFileHashed(join(from, path), join(staged, path), signal).catch((error) => {
        throw (error as { code?: string }).code === 'ENOENT' ? damaged(path, 'is missing') : error
      })
      if (copied.bytes !== bytes || copied.sha256 !== sha256) throw damaged(path, 'is not what was backed up')
    }
    await checkDatabase({ ...options, dataDir: staged }, manifest)
    await syncTree(staged)
    return { staged, manifest }
  } catch (error) {
    await rm(staged, { recursive: true, force: true })
    throw error
  }
}

async function checkDatabase(options: DataOptions, manifest: Manifest): Promise<void> {
  let data
  try {
    data = openData(options)
  } catch (error) {
    throw damaged('database.sqlite', `cannot be opened: ${(error as Error).message}`)
  }
  try {
    await checkIntegrity(data.database)
    checkCounts(data.database, manifest)
  } finally {
    data.database.close()
  }
}

/** Table by table, so that others are served between them. */
async function checkIntegrity({ sqlite }: Database): Promise<void> {
  const tables = sqlite.statement("SELECT name FROM sqlite_master WHERE type = 'table'").all([])
  for (const [table] of tables) {
    const [first] = sqlite.statement(`PRAGMA integrity_check("${String(table)}")`).all([])
    if (first?.[0] !== 'ok') throw damaged('database.sqlite', `fails the check: ${String(first?.[0])}`)
    await setImmediate()
  }
}

function checkCounts({ store }: Database, { collections }: Manifest): void {
  for (const [name, count] of Object.entries(collections)) {
    const collection = store.catalog.get(name)
    const found = collection === undefined ? 0 : store.count(collection)
    if (found !== count) throw damaged('database.sqlite', `has ${found} documents in ${name}, not ${count}`)
  }
}
