import tcb from '@cloudbase/node-sdk'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTestEmulator, type TestEmulator } from '../testing/start'

let test$: TestEmulator<ReturnType<typeof tcb.init>>
let folder: string
const script = 'console.log(1)\n'.repeat(500)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'static-'))
  mkdirSync(join(folder, 'site/js'), { recursive: true })
  writeFileSync(join(folder, 'site/index.html'), '<!doctype html><title>x</title>')
  writeFileSync(join(folder, 'site/js/app.3f9a1c20.js'), script)
  writeFileSync(join(folder, 'site/reader.wasm'), Buffer.from([0, 97, 115, 109]))
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  test$ = await startTestEmulator(tcb, { options: { staticDir: join(folder, 'site') } })
})
afterAll(async () => {
  await test$.close()
  rmSync(folder, { recursive: true })
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(test$.emulator.url + path, { headers })

test('index.html answers for / and is asked for again each time', async () => {
  const response = await get('/?from=link')
  expect(await response.text()).toContain('<title>x')
  expect(response.headers.get('cache-control')).toBe('no-cache')
  const again = await get('/', { 'if-none-match': response.headers.get('etag') as string })
  expect(again.status).toBe(304)
})

test.each(['br', 'gzip', 'identity'])(
  'a hashed file is kept for ever and comes as %s when asked',
  async (encoding) => {
    const response = await get('/js/app.3f9a1c20.js', { 'accept-encoding': encoding })
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect(response.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding)
    expect(await response.text()).toBe(script)
  },
)

test('WebAssembly has its type', async () => {
  expect((await get('/reader.wasm')).headers.get('content-type')).toBe('application/wasm')
})

test.each(['/../secret.txt', '/..%2fsecret.txt', '/js', '/nothing.js', '/%zz', '/a%00b'])(
  '%s is not there',
  async (path) => {
    expect((await get(path)).status).toBe(404)
  },
)
