import { execFileSync } from 'node:child_process'
import path from 'node:path'

interface Row {
  file: string
  code: string
}

const row = (file: string, code: string): Row => ({ file, code })
const imports = (file: string, source: string) =>
  row(file, `import { x } from '${source}'\nexport const y = x\n`)

const zones = 'local/import-zones'

const forbidden: Row[] = [
  imports('shared/domain/stock.ts', 'zod'),
  imports('shared/domain/stock.ts', 'lodash'),
  imports('shared/domain/stock.ts', 'node:fs'),
  imports('shared/domain/stock.ts', 'crypto'),
  imports('shared/domain/stock.ts', '../../cloudfunctions/runtime/store'),
  imports('shared/domain/stock.ts', '@/lib/cloud'),
  imports('shared/domain/stock.test.ts', '../../emulator/server'),
  imports('miniprogram/src/lib/cloud.ts', '../../../cloudfunctions/runtime/store'),
  imports('miniprogram/src/lib/cloud.ts', '@/../../emulator/server'),
  imports('miniprogram/src/lib/cloud.ts', '@shared/../emulator/server'),
  imports('miniprogram/src/lib/cloud.ts', '@cloudbase/node-sdk'),
  imports('miniprogram/src/lib/cloud.ts', 'node:path'),
  imports('miniprogram/src/lib/cloud.ts', 'zod'),
  imports('cloudfunctions/inbound/receive.ts', '../outbound/issue'),
  imports('cloudfunctions/inbound/receive.ts', '../../cloudfunctions/outbound/issue'),
  imports('cloudfunctions/inbound/receive.ts', '../../emulator/database/store'),
  imports('cloudfunctions/inbound/receive.ts', '../../miniprogram/src/lib/format'),
  imports('cloudfunctions/inbound/receive.ts', '@/lib/format'),
  imports('cloudfunctions/inbound/receive.ts', '@cloudbase/node-sdk'),
  imports('cloudfunctions/inbound/receive.ts', '@cloudbase/database'),
  imports('cloudfunctions/inbound/receive.ts', 'wx-server-sdk'),
  imports('cloudfunctions/inbound/receive.ts', 'libsql'),
  imports('cloudfunctions/inbound/receive.test.ts', '../outbound/issue'),
  imports('cloudfunctions/runtime/store.ts', '../inbound/receive'),
  imports('cloudfunctions/runtime/store.ts', '../../emulator/server'),
  imports('cloudfunctions/runtime/store.ts', 'wx-server-sdk'),
  imports('emulator/server.ts', '../shared/errors'),
  imports('emulator/server.ts', '@shared/errors'),
  imports('emulator/server.ts', '../cloudfunctions/runtime/store'),
  imports('emulator/server.ts', '@cloudbase/node-sdk'),
  imports('database/demo/seed.ts', '../../emulator/server'),
  row('shared/a.ts', "export * from '../emulator/server'\n"),
  row('shared/a.ts', "export { x } from '../emulator/server'\n"),
  row('shared/a.ts', "export const load = () => import('../emulator/server')\n"),
  row('shared/a.ts', "import type { X } from '../emulator/server'\nexport type Y = X\n"),
  row('shared/a.ts', "export type Y = import('../emulator/server').X\n"),
  row('cloudfunctions/inbound/a.ts', "export const x: unknown = require('../outbound/issue')\n"),
  row('cloudfunctions/inbound/a.ts', "export const x = require.resolve('../outbound/issue')\n"),
  row('cloudfunctions/inbound/a.ts', "import x = require('../outbound/issue')\nexport const y = x\n"),
]

const allowed: Row[] = [
  imports('shared/domain/stock.ts', 'zod/mini'),
  imports('shared/domain/stock.ts', 'dayjs'),
  imports('shared/domain/stock.ts', 'dayjs/plugin/utc'),
  imports('shared/domain/stock.ts', '../errors'),
  imports('shared/domain/stock.test.ts', 'fast-check'),
  imports('miniprogram/src/pages/stock/index.tsx', '@tarojs/taro'),
  imports('miniprogram/src/pages/stock/index.tsx', '@shared/errors'),
  imports('miniprogram/src/pages/stock/index.tsx', '@/lib/cloud'),
  imports('miniprogram/src/pages/stock/index.tsx', '../../lib/cloud'),
  imports('cloudfunctions/inbound/receive.ts', '../runtime/store'),
  imports('cloudfunctions/inbound/receive.ts', './rows'),
  imports('cloudfunctions/inbound/receive.ts', '@shared/errors'),
  imports('cloudfunctions/inbound/receive.ts', 'node:crypto'),
  imports('cloudfunctions/inbound/receive.test.ts', '../../emulator/server'),
  imports('cloudfunctions/runtime/store.ts', '@cloudbase/node-sdk'),
  imports('emulator/database/store.ts', 'libsql'),
  imports('emulator/database/store.ts', '../options'),
  imports('emulator/server.test.ts', '@cloudbase/node-sdk'),
  imports('scripts/start.ts', '../emulator/server'),
  imports('tests/integration/story.test.ts', '../../emulator/server'),
]

const others: [string, Row, string][] = [
  [
    'the environment in shared',
    row('shared/a.ts', 'export const x = process.env.X\n'),
    'no-restricted-globals',
  ],
  [
    'a clock in a decision',
    row('shared/domain/a.ts', 'export const x = Date.now()\n'),
    'no-restricted-syntax',
  ],
  [
    'a new Date in a decision',
    row('shared/domain/a.ts', 'export const x = new Date()\n'),
    'no-restricted-syntax',
  ],
  [
    'chance in a decision',
    row('shared/domain/a.ts', 'export const x = Math.random()\n'),
    'no-restricted-syntax',
  ],
  ['a mock', row('tests/unit/a.test.ts', "jest.mock('../../shared/errors')\n"), 'no-restricted-syntax'],
]

const name = ({ file, code }: Row) => `${file}: ${code.split('\n')[0]}`
const reported = new Map<Row, string[]>()

beforeAll(() => {
  const rows = [...forbidden, ...allowed, ...others.map(([, text]) => text)]
  const output = execFileSync(process.execPath, [path.join(__dirname, 'lint-texts.mjs')], {
    cwd: path.resolve(__dirname, '../..'),
    input: JSON.stringify(rows),
    encoding: 'utf8',
  })
  for (const [index, ids] of (JSON.parse(output) as string[][]).entries()) reported.set(rows[index]!, ids)
}, 60_000)

test.each(forbidden.map((text) => [name(text), text] as const))('forbids %s', (_, text) => {
  expect(reported.get(text)).toContain(zones)
})

test.each(allowed.map((text) => [name(text), text] as const))('allows %s', (_, text) => {
  expect(reported.get(text)).not.toContain(zones)
  // A text that could not be parsed would prove nothing.
  expect(reported.get(text)!.filter((id) => !/^[@a-z-]+(\/[a-z-]+)*$/.test(id))).toEqual([])
})

test.each(others)('forbids %s', (_, text, rule) => {
  expect(reported.get(text)).toContain(rule)
})
