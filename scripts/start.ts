// `npm start [-- --reset] [--data DIR] [--full]`: builds what is stale and runs the whole system with demo data, for a browser.
import { elapsed } from './bootstrap/progress.mjs'
import { buildStale } from './lib/build-stale'
import { badUsage, parseFlags } from './lib/flags'
import { at, dist, userPath } from './lib/paths'
import { parsePort } from './lib/port'
import { fail, runUntilStopped } from './lib/run-until-stopped'
import { textTable } from './lib/text-table'
import { demoAccounts } from '../database/demo/people'

async function main() {
  const { values } = parseFlags({
    reset: { type: 'boolean' },
    data: { type: 'string' },
    full: { type: 'boolean' },
  })
  const wanted = process.env.PORT ?? '8080'
  const port = parsePort(wanted) ?? badUsage(`PORT 应为 0 至 65535 的整数，而不是 ${wanted}`)

  if (!(await buildStale(['functions', 'h5']))) process.exit(1)
  await runUntilStopped(
    {
      port,
      host: process.env.HOST,
      dataDir: values.data ? userPath(values.data) : at('.data'),
      seed: 'demo',
      reset: values.reset,
      staticDir: dist.h5,
      edition: values.full ? { synchronous: 'FULL' } : {},
      log: (line) => console.log(`  ${line}`),
    },
    welcome,
  )
}

function welcome(url: string) {
  const address = url.replace('127.0.0.1', 'localhost')
  console.log(
    `\n✓ 单位仓库管理系统已启动 · ${elapsed()}\n\n  浏览器打开   ${address}\n\n  演示账号（登录页输入或点选，无需密码）`,
  )
  const accounts = demoAccounts.map(({ account, name, role, note }) => [account, name, role, note])
  for (const line of textTable(accounts)) console.log(`    ${line}`)
  console.log('\n  数据会保留；重新开始：npm start -- --reset；结束：Ctrl-C\n')
}

main().catch(fail)
