// `npm run cloud:backup [-- --data DIR] [--to DIR]`: a backup of database, files and keys, also while the system runs.
import { existsSync } from 'node:fs'
import { showProgress } from './bootstrap/progress.mjs'
import { backUp, backupsOf, describeBackup, explainBackupFailure } from './lib/backups'
import { badUsage, parseFlags } from './lib/flags'
import { at, userPath } from './lib/paths'

async function main() {
  const { values } = parseFlags({ data: { type: 'string' }, to: { type: 'string' } })
  const dataDir = values.data ? userPath(values.data) : at('.data')
  if (!existsSync(dataDir)) badUsage(`没有数据目录 ${dataDir}。用 --data 指明它在哪里。`)
  const progress = showProgress('正在备份')
  try {
    const { folder, manifest } = await backUp(dataDir, values.to ? userPath(values.to) : backupsOf(dataDir))
    progress.end(true, `已备份 ${describeBackup(manifest)}`)
    console.error('  备份中含密钥，请妥善保管。恢复：npm run cloud:restore -- --from 该目录')
    console.log(folder)
  } catch (error) {
    progress.end(false, '没有备份')
    explainBackupFailure(error)
  }
}

void main()
