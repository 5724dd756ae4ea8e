import path from 'node:path'
import { askForBackup, askForRestore } from '../../emulator/backup/ask-owner'
import { backupAtRest, restoreAtRest } from '../../emulator/backup/at-rest'
import { BackupError, type BackupErrorCode } from '../../emulator/backup/errors'
import type { Manifest } from '../../emulator/backup/manifest'
import { FolderInUse } from '../../emulator/database/owner'
import { badUsage } from './flags'
import { DataInUse, lockData } from './data-lock'
import { indexesFile } from './paths'
import { fail } from './run-until-stopped'

/** Where backups go when nobody says: beside the data directory, so that `--reset` does not reach them. */
export const backupsOf = (dataDir: string) => `${dataDir}-backups`

/** Backs up through the program that runs on the data directory, or directly when none does. */
export function backUp(dataDir: string, to: string) {
  return whoeverHasIt(
    dataDir,
    () => backupAtRest({ dataDir, indexesFile }, to),
    () => askForBackup(dataDir, to),
  )
}

export function restore(dataDir: string, from: string) {
  return whoeverHasIt(
    dataDir,
    () => restoreAtRest({ dataDir, indexesFile }, from),
    () => askForRestore(dataDir, from),
  )
}

/** The lock decides who works: a file that says who runs may be left of a program that was killed. */
async function whoeverHasIt<T>(
  dataDir: string,
  directly: () => Promise<T>,
  ask: () => Promise<T>,
): Promise<T> {
  try {
    const lock = lockData(dataDir)
    try {
      return await directly()
    } finally {
      lock.release()
    }
  } catch (error) {
    if (error instanceof DataInUse || error instanceof FolderInUse) return ask()
    throw error
  }
}

/** `12 个集合 3,456 条记录、7 条消息、8 个文件，共 9.1 MB（2026/11/22 12:15:00 的数据）`. */
export function describeBackup({ takenAt, collections, messages, files }: Manifest): string {
  const documents = Object.values(collections).reduce((sum, count) => sum + count, 0)
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const stored = files.filter((file) => file.path.startsWith('storage/')).length
  const counts = `${Object.keys(collections).length} 个集合 ${documents.toLocaleString('en')} 条记录、${messages} 条消息、${stored} 个文件`
  const when = new Date(takenAt).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })
  return `${counts}，共 ${(bytes / 1e6).toFixed(1)} MB（${when} 的数据）`
}

const texts: Record<BackupErrorCode, (subject: string) => string> = {
  NO_DATA: (folder) => `${folder} 中没有数据。`,
  TARGET_INSIDE_DATA: (folder) => `备份不能放在数据目录之内：${folder}。请换一个目录。`,
  NO_BACKUP: (folder) => `${folder} 中没有完整的备份（缺 manifest.json）。`,
  BACKUP_UNKNOWN_FORMAT: (folder) => `${folder} 是更新版本的程序做的备份，请先升级本程序。`,
  BACKUP_DAMAGED: (file) => `备份已损坏，没有恢复，原有数据不变。有问题的文件：${file}`,
  BUSY: (folder) => `${folder} 正在启动，或正在备份、恢复，请稍后再试。`,
  STOPPED: () => '系统正在停止，没有完成。',
}

/** Ends the program: what the user can resolve in one line and with code 2, anything else as a failure. */
export function explainBackupFailure(error: unknown): never {
  if (!(error instanceof BackupError)) fail(error)
  console.error(`  ${error.message}`)
  return badUsage(texts[error.code](path.normalize(error.subject)))
}
