// `npm run cloud:restore -- --from DIR [--data DIR]`: brings a backup back, also while the system runs. DIR is a backup,
// or a folder of backups, of which the newest is taken. What was there before is kept.
import { showProgress } from './bootstrap/progress.mjs'
import { describeBackup, explainBackupFailure, restore } from './lib/backups'
import { badUsage, parseFlags } from './lib/flags'
import { at, userPath } from './lib/paths'
import { mkdirSync } from 'node:fs'

async function main() {
  const { values } = parseFlags({ data: { type: 'string' }, from: { type: 'string' } })
  const from = values.from ?? badUsage('请用 --from 指明备份所在的目录，例如 --from .data-backups')
  const dataDir = values.data ? userPath(values.data) : at('.data')
  mkdirSync(dataDir, { recursive: true })
  const progress = showProgress('正在检查并恢复备份')
  try {
    const report = await restore(dataDir, userPath(from))
    progress.end(true, `已恢复 ${describeBackup(report.manifest)}`)
    console.error(`  备份：${report.from}`)
    if (report.aside === undefined) return
    console.error('  恢复前的数据保留在下面的目录，确认无误后可以删除：')
    console.log(report.aside)
  } catch (error) {
    progress.end(false, '没有恢复')
    explainBackupFailure(error)
  }
}

void main()
