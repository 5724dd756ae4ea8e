import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { codeOf, startTestEmulator, type TestEmulator } from '../testing/start'

type Client = TestEmulator<ReturnType<typeof tcb.init>>

const sdk = JSON.stringify(require.resolve('@cloudbase/node-sdk'))

const functions = {
  echo: `exports.main = async (event, context) => ({ event, context: JSON.parse(context.environment), limits: [context.memory_limit_in_mb, context.time_limit_in_ms] })`,
  environment: `exports.main = async () => ({ ...process.env })`,
  identity: `const tcb = require(${sdk})
    exports.main = async (event, context) => { const { WX_OPENID, WX_APPID, TCB_SOURCE, TCB_UUID } = tcb.getCloudbaseContext(context); return { WX_OPENID, WX_APPID, TCB_SOURCE, TCB_UUID } }`,
  caller: `const tcb = require(${sdk})
    const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true })
    exports.main = async () => (await app.callFunction({ name: 'identity', data: { a: 1 } })).result`,
  writer: `const tcb = require(${sdk})
    const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true })
    exports.main = async ({ id }) => { await app.database().collection('things').add({ _id: id }); return (await app.database().collection('things').doc(id).get()).data }`,
  failing: `exports.main = async () => { console.error('about to fail'); throw new TypeError('broken on purpose') }`,
  stray: `exports.main = async () => { setTimeout(() => { throw new Error('stray') }, 20); return new Promise(() => {}) }`,
  endless: `exports.main = () => { for (;;); }`,
  hungry: `exports.main = async () => { const kept = []; for (;;) kept.push(new Array(1e5).fill({ a: 1 }).map((x) => ({ ...x }))) }`,
  counter: `let calls = 0; exports.main = async ({ ms = 0 }) => { const mine = ++calls; await new Promise((r) => setTimeout(r, ms)); return { mine, calls } }`,
  talking: `exports.main = async (event, { request_id }) => { console.log('hello %s', 'you', { a: 1 }); console.warn('careful'); return request_id }`,
  web: `exports.main = async (event) => event.path.endsWith('/plain') ? { just: 'json' } : ({ statusCode: 201, headers: { 'Content-Type': 'text/plain', 'X-Made-By': 'web' }, body: JSON.stringify(event) })`,
  picture: `exports.main = async (event) => ({ statusCode: 200, headers: { 'content-type': 'image/png' }, isBase64Encoded: true, body: Buffer.from([137, 80, 78, 71]).toString('base64') })`,
  version: `exports.main = async () => 1`,
  unloadable: `throw new RangeError('no such table')`,
  nothing: `exports.other = 1`,
  noon: `exports.main = async (event, context) => ({ event, source: JSON.parse(context.environment).TCB_SOURCE })`,
}

let test$: Client
beforeAll(async () => {
  test$ = await startTestEmulator(tcb, {
    functions,
    functionSettings: {
      endless: { timeout: 1 },
      hungry: { memorySize: 64 },
      environment: { envVariables: { GREETING: 'hello' } },
      noon: { triggers: [{ name: 'noon', type: 'timer', config: '0 0 12 * * * *' }] },
    },
    httpAccess: [
      { path: '/web', functionName: 'web' },
      { path: '/web/picture', functionName: 'picture' },
      { path: '/slow', functionName: 'endless' },
    ],
    options: { instances: 2, functionEnv: { EXTRA: 'more' } },
  })
})
afterAll(() => test$.close())

const call = async (name: string, data: object = {}) =>
  (await test$.app.callFunction({ name, data })).result as never

async function asClient(name: string, openid: string, event: object = {}) {
  const response = await fetch(`${test$.emulator.url}/_emulator/invoke/${name}`, {
    method: 'POST',
    body: JSON.stringify({ openid, event }),
  })
  return (await response.json()) as { result: Record<string, unknown>; code?: string; requestId: string }
}

describe('the environment of a function', () => {
  test('is the one of SCF and holds nothing of this machine', async () => {
    process.env['SECRET_OF_THE_HOST'] = 'x'
    const environment = (await call('environment')) as Record<string, string>
    expect(environment).toMatchObject({
      TENCENTCLOUD_RUNENV: 'SCF',
      TENCENTCLOUD_REGION: 'ap-shanghai',
      SCF_FUNCTIONNAME: 'environment',
      SCF_NAMESPACE: 'local',
      TCB_ENV: 'local',
      TZ: 'UTC',
      GREETING: 'hello',
      EXTRA: 'more',
    })
    expect(JSON.parse(environment['TCB_CONTEXT_CNFG'] as string)).toEqual({
      URL: `${test$.emulator.url}/admin`,
    })
    expect(environment).not.toHaveProperty('SECRET_OF_THE_HOST')
  })

  test('gives the limits of the deployment file in the context', async () => {
    expect(await call('echo', { a: 1 })).toMatchObject({ event: { a: 1 }, limits: [256, 5000] })
  })

  test('reaches the database with an unmodified SDK', async () => {
    expect(await call('writer', { id: 'from-function' })).toEqual([{ _id: 'from-function' }])
  })
})

describe('identity', () => {
  test('comes from the invocation: a client has its openid, the SDK reads it', async () => {
    const { result } = await asClient('identity', 'o-zhang')
    expect(result).toMatchObject({ WX_OPENID: 'o-zhang', TCB_SOURCE: 'wx_client' })
    expect(result['WX_APPID']).toBeTruthy()
  })

  test('does not pass to a function that is called by a function, nor to the next call', async () => {
    await asClient('identity', 'o-zhang')
    expect((await asClient('caller', 'o-zhang')).result).toEqual({ TCB_SOURCE: 'wx_client,scf' })
    expect(await call('environment')).not.toHaveProperty('WX_OPENID')
  })

  test('cannot be borrowed when client calls are not open', async () => {
    await test$.restart({ clientCalls: false })
    expect(await asClient('identity', 'o-zhang')).toMatchObject({ code: 'PERMISSION_DENIED' })
    await test$.restart()
  })
})

describe('failures', () => {
  test('an error answers FUNCTIONS_EXECUTE_FAIL with its name and message', async () => {
    await expect(call('failing')).rejects.toMatchObject({
      code: 'FUNCTIONS_EXECUTE_FAIL',
      message: expect.stringContaining('TypeError: broken on purpose') as string,
    })
    await expect(call('stray')).rejects.toMatchObject({ message: expect.stringContaining('stray') as string })
  })

  test('a function that does not end is ended at its timeout, and the next call works', async () => {
    const started = Date.now()
    await expect(call('endless')).rejects.toMatchObject({
      code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
      message: 'Invoking task timed out after 1 seconds',
    })
    expect(Date.now() - started).toBeLessThan(2_500)
    expect(await call('version')).toBe(1)
  })

  test('memory over the limit ends the instance only', async () => {
    expect(await codeOf(call('hungry'))).toBe('FUNCTIONS_MEMORY_LIMIT_EXCEEDED')
    expect(await call('version')).toBe(1)
  })

  test('code that cannot be loaded says why', async () => {
    await expect(call('unloadable')).rejects.toMatchObject({
      message: expect.stringContaining('no such table') as string,
    })
    await expect(call('nothing')).rejects.toMatchObject({
      message: expect.stringContaining('exports no function') as string,
    })
  })

  test('an unknown function is refused', async () => {
    expect(await codeOf(call('nobody'))).toBe('FUNCTION_NOT_FOUND')
  })
})

describe('instances', () => {
  test('take one call at a time; the calls beyond the limit wait', async () => {
    const results = (await Promise.all([1, 2, 3, 4].map(() => call('counter', { ms: 100 })))) as {
      mine: number
      calls: number
    }[]
    expect(results.every(({ mine, calls }) => mine === calls)).toBe(true)
    expect(results.map(({ mine }) => mine).sort()).toEqual([1, 1, 2, 2])
  })

  test('are counted, with the time of the cold start', async () => {
    await call('counter')
    const { functions: stats } = await test$.get<{
      functions: Record<string, { calls: number; cold: number; coldMs: number; p50: number }>
    }>('stats')
    expect(stats['counter']).toMatchObject({ instances: 2, running: 0, errors: 0 })
    expect(stats['counter']?.coldMs).toBeGreaterThan(1)
    expect(stats['counter']?.p50).toBeGreaterThan(0)
  })

  test('a new build is used by the next call', async () => {
    expect(await call('version')).toBe(1)
    writeFileSync(join(test$.folder, 'functions', 'version', 'index.js'), 'exports.main = async () => 2')
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await call('version')).toBe(2)
  })
})

test('logs are kept by call', async () => {
  const { result: requestId } = (await asClient('talking', 'o')) as unknown as { result: string }
  const lines = await test$.get<{ level: string; text: string; functionName: string }[]>(
    `logs?requestId=${requestId}`,
  )
  expect(lines.map(({ level, text }) => [level, text])).toEqual([
    ['log', 'hello you { a: 1 }'],
    ['warn', 'careful'],
  ])
})

describe('HTTP access', () => {
  test('hands over the event and sends the integration response', async () => {
    const response = await fetch(`${test$.emulator.url}/web/call/a.b?x=1&y=2&y=3`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-token': 't', origin: 'http://localhost:5000' },
      body: '{"中":1}',
    })
    expect(response.status).toBe(201)
    expect(response.headers.get('x-made-by')).toBe('web')
    expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:5000')
    expect(await response.json()).toMatchObject({
      path: '/web/call/a.b',
      httpMethod: 'POST',
      headers: { 'x-token': 't' },
      queryStringParameters: { x: '1', y: ['2', '3'] },
      body: '{"中":1}',
      isBase64Encoded: false,
    })
  })

  test('sends any other result as JSON, and bytes as bytes', async () => {
    expect(await (await fetch(`${test$.emulator.url}/web/plain`)).json()).toEqual({ just: 'json' })
    const picture = await fetch(`${test$.emulator.url}/web/picture`)
    expect([...new Uint8Array(await picture.arrayBuffer())]).toEqual([137, 80, 78, 71])
  })

  test('answers 504 after the timeout, 413 for a body over 6 MB, 404 for a path of nobody', async () => {
    const { url } = test$.emulator
    expect((await fetch(`${url}/slow`)).status).toBe(504)
    const large = await fetch(`${url}/web`, { method: 'POST', body: 'x'.repeat(6 * 1024 * 1024 + 1) })
    expect(large.status).toBe(413)
    expect(await large.json()).toMatchObject({ code: 'EXCEED_MAX_PAYLOAD_SIZE' })
    expect((await fetch(`${url}/webber`)).status).toBe(404)
  })

  test('lets a page of this machine ask first, and no other', async () => {
    const ask = (origin: string) =>
      fetch(`${test$.emulator.url}/web`, { method: 'OPTIONS', headers: { origin } })
    expect((await ask('http://127.0.0.1:8090')).headers.get('access-control-allow-headers')).toContain(
      'authorization',
    )
    expect((await ask('https://example.com')).headers.get('access-control-allow-origin')).toBeNull()
  })
})

test('a timer is shown and can be fired by hand', async () => {
  expect(await test$.get('timers')).toMatchObject([
    { function: 'noon', trigger: 'noon', config: '0 0 12 * * * *' },
  ])
  const response = await fetch(`${test$.emulator.url}/_emulator/timers/noon/noon`, { method: 'POST' })
  expect(await response.json()).toMatchObject({
    result: { event: { Type: 'Timer', TriggerName: 'noon' }, source: 'wx_trigger' },
  })
})
