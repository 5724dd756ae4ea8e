import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { codeOf, startTestEmulator, type TestEmulator } from '../testing/start'
import { type Invocation } from './invocations'

type Client = TestEmulator<ReturnType<typeof tcb.init>>

const sdk = JSON.stringify(require.resolve('@cloudbase/node-sdk'))
const caller = `const tcb = require(${sdk}); const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true })`

const functions = {
  names: `exports.main = async () => Object.keys(process.env).sort()`,
  place: `exports.main = async () => ({ cwd: process.cwd(), root: process.env.USER_CODE_ROOT, here: __dirname + '/' })`,
  callback: `exports.main = (event, context, callback) => { setTimeout(() => callback(null, { late: event.n }), 20) }`,
  waiting: `exports.main = (event, context, callback) => {
    callback(null, 'held'); callback(null, 'second'); setTimeout(() => console.log('before the answer'), 30) }`,
  hurrying: `exports.main = (event, context, callback) => {
    context.callbackWaitsForEmptyEventLoop = false
    setInterval(() => {}, 1000); callback(null, context.callbackWaitsForEmptyEventLoop) }`,
  done: `exports.main = (event, context) => { setInterval(() => {}, 1000); context.succeed(context.getContext().function_name) }`,
  failed: `exports.main = (event, context) => context.fail(new RangeError('told by fail'))`,
  refused: `exports.main = (event, context, callback) => callback('only words')`,
  silent: `exports.main = () => { setTimeout(() => {}, 10) }`,
  plain: `exports.main = (event) => ({ got: event })`,
  throwing: `exports.main = () => { throw new TypeError('at once') }`,
  rejecting: `exports.main = () => Promise.reject({ status: 7 })`,
  circular: `exports.main = async () => { const a = {}; a.a = a; return a }`,
  big: `exports.main = async () => 10n`,
  buffer: `exports.main = async () => Buffer.from('ab')`,
  nothing: `exports.main = async () => undefined`,
  sized: `exports.main = async ({ bytes }) => 'x'.repeat(bytes)`,
  leaving: `exports.main = async () => process.exit(3)`,
  leavingAtLoad: `process.exit(0)`,
  straying: `let calls = 0; exports.main = async () => { setTimeout(() => Promise.reject(new Error('stray')), 5); return ++calls }`,
  spinning: `exports.main = () => { for (;;); }`,
  quick: `exports.main = async () => 'quick'`,
  buffers: `exports.main = async () => { const kept = []; for (;;) { kept.push(Buffer.alloc(8e6, 1)); await new Promise((r) => setTimeout(r, 5)) } }`,
  blocking: `exports.main = async () => { const kept = []; for (;;) kept.push(Buffer.alloc(8e6, 1)) }`,
  oneBuffer: `let kept; exports.main = async () => (kept = Buffer.alloc(100e6, 1)).length`,
  wasteful: `exports.main = async () => { let sum = 0; for (let i = 0; i < 40; i++) { sum += Buffer.alloc(8e6, 1).length; await null } return sum }`,
  modern: `export const main = async () => 1`,
  packaged: `exports.main = async () => [require('beside').name, require('./part').part]`,
  writing: `const fs = require('node:fs'); exports.main = async () => { const file = fs.mkdtempSync('/tmp/function-') + '/a'; fs.writeFileSync(file, 'ok'); const text = fs.readFileSync(file, 'utf8'); fs.rmSync(require('node:path').dirname(file), { recursive: true }); return text }`,
  talking: `${caller}
    exports.main = async () => { console.log('one %d', 1); process.stdout.write('two\\n'); console.table([{ a: 1 }])
      app.logger().warn({ what: 'three' }); console.error(new Error('four')); return 5 }`,
  recursive: `${caller}
    exports.main = async ({ depth }) => depth === 0 ? 'bottom' : (await app.callFunction({ name: 'recursive', data: { depth: depth - 1 } })).result`,
  holding: `const { existsSync } = require('node:fs'); exports.main = async ({ until }) => { while (!existsSync(until)) await new Promise((r) => setTimeout(r, 20)); return 'held' }`,
  clock: `exports.main = async () => [Date.now(), new Date().getTime(), +new Date(new Date().toISOString()), Date.parse(Date()), new Date(Date.now()).valueOf()].filter((time) => new Date(0).getTime() === 0 && new Date() instanceof Date)`,
  gone: `exports.main = async () => 1`,
}

let test$: Client
beforeAll(async () => {
  test$ = await startTestEmulator(tcb, {
    functions,
    functionSettings: {
      ...Object.fromEntries(Object.keys(functions).map((name) => [name, { timeout: 30 }])),
      spinning: { timeout: 2 },
      recursive: { timeout: 3 },
      buffers: { memorySize: 128, timeout: 30 },
      blocking: { memorySize: 128, timeout: 30 },
      wasteful: { memorySize: 64, timeout: 30 },
      oneBuffer: { memorySize: 64, timeout: 30 },
    },
    options: { instances: 2, limits: { instanceWaitMs: 400 } },
  })
  const folder = join(test$.folder, 'functions')
  mkdirSync(join(folder, 'packaged/node_modules/beside'), { recursive: true })
  writeFileSync(join(folder, 'packaged/node_modules/beside/index.js'), `exports.name = 'beside'`)
  writeFileSync(join(folder, 'packaged/part.js'), `exports.part = 'part'`)
  rmSync(join(folder, 'gone'), { recursive: true })
})
afterAll(() => test$.close())

const call = async (name: string, data: object = {}): Promise<unknown> =>
  (await test$.app.callFunction({ name, data })).result
const refusal = async (name: string, data: object = {}) =>
  call(name, data).then(
    () => undefined,
    ({ code, message }: { code: string; message: string }) => ({ code, message }),
  )

test('the environment has the names that SCF and CloudBase document, and no other', async () => {
  process.env['SECRET_OF_THE_HOST'] = 'x'
  const system = 'HOME HOSTNAME LANG LC_ALL LOGNAME NODE_ENV NODE_PATH PATH PWD SHELL TZ USER USER_CODE_ROOT'
  const scf =
    '_SCF_SERVER_PORT _SCF_TCB_LOG SCF_FUNCTIONNAME SCF_FUNCTIONVERSION SCF_HANDLER SCF_NAMESPACE SCF_RUNTIME'
  const cloud =
    'TENCENTCLOUD_APPID TENCENTCLOUD_REGION TENCENTCLOUD_RUNENV TENCENTCLOUD_SECRETID TENCENTCLOUD_SECRETKEY ' +
    'TENCENTCLOUD_SESSIONTOKEN TENCENTCLOUD_TZ TENCENTCLOUD_UIN'
  const caller = 'TCB_CONTEXT_CNFG TCB_CONTEXT_KEYS TCB_ENV TCB_SEQID TCB_SOURCE TCB_TRACELOG WX_CONTEXT_KEYS'
  expect(await call('names')).toEqual(`${system} ${scf} ${cloud} ${caller}`.split(' ').sort())
})

test('paths of the environment lead to the code', async () => {
  const { cwd, root, here } = (await call('place')) as Record<string, string>
  expect([root, `${cwd}/`]).toEqual([here, here])
})

describe('an answer', () => {
  test.each([
    ['callback', { n: 4 }, { late: 4 }],
    ['hurrying', {}, false],
    ['done', {}, 'done'],
    ['silent', {}, null],
    ['plain', { a: 1 }, { got: { a: 1 } }],
    ['buffer', {}, { type: 'Buffer', data: [97, 98] }],
    ['nothing', {}, null],
    ['packaged', {}, ['beside', 'part']],
    ['writing', {}, 'ok'],
  ])('of %s', async (name, data, expected) => {
    expect(await call(name, data)).toEqual(expected)
  })

  test('given to the callback waits for the event loop, and is the first one', async () => {
    const { result, requestId } = await test$.app.callFunction({ name: 'waiting', data: {} })
    expect(result).toBe('held')
    expect(await test$.get(`logs?requestId=${requestId}`)).toMatchObject([{ text: 'before the answer' }])
  })

  test('may have 6 MB', async () => {
    expect(await call('sized', { bytes: 6 * 1024 * 1024 - 2 })).toHaveLength(6 * 1024 * 1024 - 2)
    expect(await refusal('sized', { bytes: 6 * 1024 * 1024 })).toEqual({
      code: 'FUNCTIONS_EXECUTE_FAIL',
      message: 'The size of response exceeds the upper limit (6MB)',
    })
    expect(await refusal('plain', { text: 'x'.repeat(6 * 1024 * 1024) })).toMatchObject({
      code: 'EXCEED_REQUEST_SIZE_LIMIT',
    })
  })
})

describe('a failure', () => {
  test.each([
    ['throwing', /^TypeError: at once\n\s+at exports\.main/],
    ['failed', /^RangeError: told by fail\n/],
    ['refused', /^only words\(callback err is not instance of Error\)$/],
    ['rejecting', /^\{ status: 7 \}\(callback err/],
    ['circular', /^stringify response to json failed: Converting circular/],
    ['big', /^stringify response to json failed: .*BigInt/],
    ['leaving', /^3 code exit unexpected$/],
    ['leavingAtLoad', /^0 code exit unexpected$/],
    ['modern', /\[emulator rule es-module\] index\.js is an ES module/],
  ])('of %s says why', async (name, message) => {
    expect(await refusal(name)).toEqual({
      code: 'FUNCTIONS_EXECUTE_FAIL',
      message: expect.stringMatching(message) as string,
    })
  })

  test('after the answer ends the instance: the next call starts anew', async () => {
    expect(await call('straying')).toBe(1)
    await until(async () => (await statsOf('straying')).instances === 0)
    expect(await call('straying')).toBe(1)
  })

  test('to end does not stop other functions nor the emulator', async () => {
    const endless = codeOf(call('spinning'))
    await until(async () => (await statsOf('spinning')).running === 1)
    expect(await call('quick')).toBe('quick')
    expect(await endless).toBe('FUNCTIONS_TIME_LIMIT_EXCEEDED')
  })

  test.each(['buffers', 'blocking', 'oneBuffer'])('to keep within the memory: %s', async (name) => {
    expect(await codeOf(call(name))).toBe('FUNCTIONS_MEMORY_LIMIT_EXCEEDED')
  })

  test('of memory is none when nothing is kept', async () => {
    expect(await call('wasteful')).toBe(320_000_000)
  })

  test('to deploy is told with what is missing', async () => {
    expect(await refusal('gone')).toEqual({
      code: 'FUNCTION_NOT_FOUND',
      message: expect.stringContaining('gone/index.js is missing: build the functions first') as string,
    })
    expect(await refusal('never')).toMatchObject({ code: 'FUNCTION_NOT_FOUND' })
  })
})

test('what a function says is kept line by line in order, whatever says it', async () => {
  const { requestId } = await test$.app.callFunction({ name: 'talking', data: {} })
  const lines = await test$.get<{ level: string; text: string }[]>(`logs?requestId=${requestId}`)
  expect(lines.map(({ level, text }) => [level, text.split('\n')[0]])).toEqual([
    ['log', 'one 1'],
    ['info', 'two'],
    ['log', expect.stringContaining('┌')],
    ['warn', '{"what":"three"}'],
    ['error', 'Error: four'],
  ])
})

describe('instances', () => {
  test('are as many as set: a call that finds none waits, but not for ever', async () => {
    const sign = join(test$.folder, 'sign')
    const held = [call('holding', { until: sign }), call('holding', { until: sign })]
    await until(async () => (await statsOf('holding')).running === 2)
    expect(await refusal('holding', { until: sign })).toEqual({
      code: 'EXCEED_CONCURRENT_REQUEST_LIMIT',
      message: expect.stringContaining('all 2 instances of holding were busy') as string,
    })
    writeFileSync(sign, '')
    expect(await Promise.all(held)).toEqual(['held', 'held'])
  })

  test('that wait for one another are freed with an error', async () => {
    expect(await call('recursive', { depth: 1 })).toBe('bottom')
    expect(await refusal('recursive', { depth: 4 })).toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' })
    expect(await call('recursive', { depth: 1 })).toBe('bottom')
  })

  test('report each call: its time, whether it was the first, what it held, how it ended', async () => {
    await test$.restart()
    const ids = [
      (await test$.app.callFunction({ name: 'plain', data: {} })).requestId,
      (await test$.app.callFunction({ name: 'plain', data: {} })).requestId,
    ]
    await refusal('throwing')
    await refusal('spinning')
    const calls = await test$.get<Invocation[]>('invocations?count=4')
    expect(calls).toMatchObject([
      { requestId: ids[0], functionName: 'plain', source: 'function', status: 'ok', cold: true },
      { requestId: ids[1], functionName: 'plain', status: 'ok', cold: false, memoryLimitMb: 256 },
      { functionName: 'throwing', status: 'error', code: 'FUNCTIONS_EXECUTE_FAIL' },
      { functionName: 'spinning', status: 'timeout', code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED' },
    ])
    const [first, second, , ended] = calls as [Invocation, Invocation, Invocation, Invocation]
    expect(second.memoryMb).toBeGreaterThan(1)
    expect(ended.memoryMb).toBeUndefined()
    expect(ended.durationMs).toBeGreaterThan(1_900)
    expect(first.waitedMs).toBeGreaterThan(second.durationMs)
  })

  test('can be killed from outside while they work; the caller gets the platform’s error', async () => {
    await test$.restart({ faults: { seed: 1, rates: { 'function-kill': 1 }, killWithinMs: 50 } })
    expect(await refusal('holding', { until: join(test$.folder, 'no sign') })).toEqual({
      code: 'FUNCTIONS_EXECUTE_FAIL',
      message: '137 code exit unexpected [emulator fault function-kill]',
    })
  })

  test('can have a wrong clock: every way to ask for the time tells the same', async () => {
    await test$.restart({ faults: { seed: 'ahead', rates: {}, skewMs: 60_000 } })
    const times = (await call('clock', {})) as number[]
    const [now = 0, ...others] = times
    expect(Math.abs(now - Date.now())).toBeGreaterThan(2_000)
    for (const other of others) expect(Math.abs(other - now)).toBeLessThan(2_000)
  })
})

const statsOf = async (name: string) => {
  const { functions: stats } = await test$.get<{
    functions: Record<string, { running: number; instances: number }>
  }>('stats')
  return stats[name] ?? { running: 0, instances: 0 }
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20))
}
