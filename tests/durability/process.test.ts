import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Bundle, makeFolder } from './process'

const bundle = new Bundle()
beforeAll(() => bundle.make())
afterAll(() => bundle.remove())

const functions = { zone: 'exports.main = async () => ({ offset: new Date().getTimezoneOffset() })' }

test('a second emulator on the same folder is refused in plain words; a killed one leaves nothing in the way', async () => {
  const folder = makeFolder({})
  const first = await bundle.start(folder)
  const second = bundle.spawn(folder)
  expect(await second.ended).toBe(1)
  expect(second.stderr).toMatch(
    /is in use by another emulator \(process \d+\)\. Stop it, or use another --data/,
  )
  await first.kill()
  const third = await bundle.start(folder)
  expect(await third.stop()).toBe(0)
  rmSync(folder, { recursive: true })
}, 40_000)

test('the bundle finds its worker, functions run in UTC whatever the machine says, and SIGTERM ends it cleanly', async () => {
  const folder = makeFolder({}, functions)
  const emulator = await bundle.start(folder)
  expect(await (await fetch(`${emulator.url}/zone`)).json()).toEqual({ offset: 0 })
  expect(await emulator.stop()).toBe(0)
  rmSync(folder, { recursive: true })
}, 40_000)

test('in an empty folder it is a database without functions; a file that is named must be there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'emulator-'))
  const emulator = bundle.run(folder, [])
  const url = await emulator.ready
  const post = async (body: object) =>
    (await fetch(`${url}/admin`, { method: 'POST', body: JSON.stringify(body) })).json()
  expect(await post({ action: 'database.addCollection', collectionName: 'things' })).not.toHaveProperty(
    'code',
  )
  expect(await post({ action: 'database.calculateDocument', collectionName: 'things' })).toMatchObject({
    data: { total: 0 },
  })
  expect(await emulator.stop()).toBe(0)
  const wrong = bundle.run(folder, ['--deployment', 'missing.json'])
  expect(await wrong.ended).toBe(1)
  expect(wrong.stderr).toContain('missing.json: the deployment file cannot be read')
  rmSync(folder, { recursive: true })
}, 40_000)
