import { appendFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { InputOf, OperationName } from '../../shared/operations'
import { callOperation, login } from '../../scripts/lib/client'
import { runNpm, type Program } from '../support/program'
import { CLERKS_WAREHOUSE, succeed } from '../support/scenario'

// `npm run cloud:backup` and `npm run cloud:restore` as somebody types them, while the warehouse works.

const folder = mkdtempSync(path.join(tmpdir(), 'backup-'))
const dataDir = path.join(folder, 'data')
let server: Program
let url: string
let staff: string

beforeAll(async () => {
  server = runNpm(['run', '-s', 'cloud', '--', '--data', dataDir, '--seed', 'demo'])
  url = (JSON.parse(await server.until('\n')) as { url: string }).url
  staff = await login(url, 'staff')
})
afterAll(async () => {
  await server.crash()
  rmSync(folder, { recursive: true, force: true })
})

const ask = <N extends OperationName>(operation: N, input: InputOf<N>) =>
  succeed(callOperation(url, staff, operation, input))

const mine = async () => {
  const { rows } = await ask('requisition.list', { view: 'mine' })
  return rows.map(({ requisitionId }) => requisitionId)
}

async function requisition(): Promise<string> {
  const { rows } = await ask('stock.query', { warehouseId: CLERKS_WAREHOUSE })
  const lines = [{ itemId: rows[0]!.itemId, quantity: 1 }]
  const made = await ask('requisition.submit', { warehouseId: CLERKS_WAREHOUSE, purpose: '日常办公', lines })
  return made.requisition._id
}

/** Exit code and the one line on stdout. */
async function run(
  command: string,
  ...flags: string[]
): Promise<{ code: number; line: string; errors: string }> {
  const program = runNpm(['run', '-s', command, '--', '--data', dataDir, ...flags])
  const code = await program.ended
  return { code, line: program.stdout().trim(), errors: program.stderr() }
}

test('what was written after a backup is gone after its restore, and the server goes on', async () => {
  await requisition()
  const before = await mine()
  const backup = await run('cloud:backup', '--to', path.join(folder, 'backups'))
  expect(backup).toMatchObject({ code: 0, errors: expect.stringContaining('已备份') as string })
  expect(existsSync(path.join(backup.line, 'manifest.json'))).toBe(true)

  const later = await requisition()
  expect(await mine()).toContain(later)
  const restore = await run('cloud:restore', '--from', path.join(folder, 'backups'))
  expect(restore).toMatchObject({ code: 0, errors: expect.stringContaining('已恢复') as string })
  expect(existsSync(path.join(restore.line, 'database.sqlite'))).toBe(true)
  expect(await mine()).toEqual(before)
  expect(await mine()).not.toContain(await requisition())
})

test('a damaged backup is refused in plain words, and the data stays in service', async () => {
  const { line } = await run('cloud:backup', '--to', path.join(folder, 'damaged'))
  appendFileSync(path.join(line, 'database.sqlite'), 'x')
  const later = await requisition()
  const refused = await run('cloud:restore', '--from', line)
  expect(refused).toMatchObject({ code: 2, errors: expect.stringContaining('备份已损坏') as string })
  expect(await mine()).toContain(later)
})

test('without --from nothing happens but a line that says what to give', async () => {
  expect(await run('cloud:restore')).toMatchObject({
    code: 2,
    errors: expect.stringContaining('请用 --from') as string,
  })
})
