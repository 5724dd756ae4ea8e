import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { callOperation, login } from '../../scripts/lib/client'
import { runNpm, type Program } from '../support/program'

// The contract that other programs rely on: `npm run cloud`.

let dataDir: string
const running: Program[] = []

beforeEach(() => (dataDir = mkdtempSync(path.join(tmpdir(), 'local-server-'))))
afterEach(async () => {
  await Promise.all(running.splice(0).map((program) => program.crash()))
  rmSync(dataDir, { recursive: true, force: true })
})

function cloud(...flags: string[]): Program {
  const program = runNpm(['run', '-s', 'cloud', '--', '--data', dataDir, ...flags])
  running.push(program)
  return program
}

/** The address, from the one line on stdout. */
async function addressOf(program: Program): Promise<string> {
  const stdout = await program.until('\n')
  expect(stdout).toMatch(/^\{"ready":true,"url":"http:\/\/127\.0\.0\.1:\d+"\}\n$/)
  return (JSON.parse(stdout) as { url: string }).url
}

test('one line when it is ready, a clean end on SIGTERM, and nothing else on stdout', async () => {
  const program = cloud('--port', '0')
  const url = await addressOf(program)
  const openapi = (await (await fetch(`${url}/openapi.json`)).json()) as { openapi: string }
  expect(openapi.openapi).toMatch(/^3\./)
  const refused = await fetch(`${url}/login`, { method: 'POST', body: JSON.stringify({ account: 'admin' }) })
  expect(await refused.json()).toMatchObject({ ok: false, code: 'LOGIN_CLOSED' })

  const since = Date.now()
  expect(await program.end()).toBe(0)
  expect(Date.now() - since).toBeLessThan(5_000)
  expect(program.stdout().split('\n')).toHaveLength(2)
  await expect(fetch(url)).rejects.toThrow()
})

test('demo data is made once and kept; the keys are for the owner only', async () => {
  const first = cloud('--seed', 'demo')
  const url = await addressOf(first)
  const before = await callOperation(url, await login(url, 'clerk'), 'stock.query', {})
  expect(before).toMatchObject({ ok: true })
  await first.end()
  const seeded = readFileSync(path.join(dataDir, 'demo.json'), 'utf8')
  expect(statSync(path.join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)

  const again = await addressOf(cloud('--seed', 'demo'))
  expect(await callOperation(again, await login(again, 'clerk'), 'stock.query', {})).toEqual(before)
  expect(readFileSync(path.join(dataDir, 'demo.json'), 'utf8')).toBe(seeded)
})

test('demo data that a crash interrupted is made anew', async () => {
  const first = cloud('--seed', 'demo')
  while (!existsSync(path.join(dataDir, 'seeding/database.sqlite'))) {
    expect(first.stdout()).toBe('')
    await sleep(5)
  }
  await first.crash()
  expect(existsSync(path.join(dataDir, 'database.sqlite'))).toBe(false)

  const url = await addressOf(cloud('--seed', 'demo'))
  const items = await callOperation(url, await login(url, 'clerk'), 'stock.query', {})
  expect(items).toMatchObject({ ok: true, data: { rows: expect.arrayContaining([expect.anything()]) } })
  expect(existsSync(path.join(dataDir, 'seeding'))).toBe(false)
})

test('data of its own is never mixed with demo data, and a directory has one owner', async () => {
  const own = cloud('--seed', 'none')
  await addressOf(own)
  const rival = cloud('--seed', 'none')
  expect(await rival.ended).toBe(2)
  expect(rival.stderr()).toContain('正被另一个进程使用')
  await own.end()

  const demo = cloud('--seed', 'demo')
  expect(await demo.ended).toBe(2)
  expect(demo.stderr()).toContain('已有不是演示数据的数据')
})

test('a port that is taken is named', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => taken.once('listening', resolve))
  const { port } = taken.address() as AddressInfo
  const program = cloud('--port', String(port))
  expect(await program.ended).toBe(2)
  expect(program.stderr()).toContain(`端口 ${port} 已被占用`)
  taken.close()
})

test.each([
  [['--nonsense'], '--nonsense'],
  [['--port', 'x'], '--port'],
  [['--port', '70000'], '--port'],
  [['--seed', 'some'], '--seed'],
  [['word'], 'word'],
])('bad flags %j', async (flags, named) => {
  const program = cloud(...flags)
  expect(await program.ended).toBe(2)
  expect(program.stderr()).toContain(named)
  expect(program.stdout()).toBe('')
})
