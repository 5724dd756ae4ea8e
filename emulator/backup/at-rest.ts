import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { FileStore } from '../storage/file-store'
import { defaultLimits } from '../options'
import { readIndexDeclarations } from '../database/catalog'
import { takeBackup, type BackupReport } from './backup'
import { DataFolder } from './data-folder'
import { openData } from './data-in-service'
import { BackupError } from './errors'
import { restoreFolder, type RestoreReport } from './restore'

export interface AtRestOptions {
  dataDir: string
  /** Declared collections and indexes: what is restored must open with them. */
  indexesFile: string
}

const never = new AbortController().signal

/** A backup of a folder that nothing runs on. Throws `FolderInUse` when something does. */
export async function backupAtRest(options: AtRestOptions, to: string): Promise<BackupReport> {
  if (!existsSync(join(options.dataDir, 'database.sqlite')))
    throw new BackupError('NO_DATA', options.dataDir, `there is no data in ${options.dataDir}`)
  return withFolder(options, async (opening) => {
    const files = new FileStore(opening.dataDir)
    await files.prepare()
    const { database } = openData(opening)
    try {
      return await takeBackup({ dataDir: opening.dataDir, database, files }, to, never)
    } finally {
      database.close()
    }
  })
}

/** A restore of a folder that nothing runs on; the folder may be new. Throws `FolderInUse` when something runs. */
export async function restoreAtRest(options: AtRestOptions, from: string): Promise<RestoreReport> {
  return withFolder(options, (opening) => restoreFolder(opening, from, never))
}

async function withFolder<T>(
  { dataDir, indexesFile }: AtRestOptions,
  work: (opening: Parameters<typeof openData>[0]) => Promise<T>,
): Promise<T> {
  const declarations = readIndexDeclarations(indexesFile)
  const folder = DataFolder.open(dataDir)
  try {
    const { path } = folder
    return await work({
      dataDir: path,
      synchronous: 'FULL',
      relaxed: true,
      limits: defaultLimits,
      declarations,
    })
  } finally {
    folder.close()
  }
}
