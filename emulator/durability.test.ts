import { spawn, type ChildProcess } from 'node:child_process'
import { build } from 'esbuild'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { startTestEmulator } from './testing/start'

describe('a restart', () => {
  test('keeps documents, indexes and collections; a changed declaration is built anew', async () => {
    const test$ = await startTestEmulator(tcb, {
      indexes: { things: [{ name: 'byTags', fields: [['tags', 1]] }] },
    })
    await test$.db.createCollection('more')
    await test$.db.collection('things').add([
      { _id: 'a', tags: ['x', 'y'], code: 1 },
      { _id: 'b', tags: ['y'], code: 2 },
    ])
    writeFileSync(
      join(test$.folder, 'indexes.json'),
      JSON.stringify({
        things: [
          { name: 'byTags', fields: [['tags', 1]] },
          { name: 'byCode', fields: [['code', 1]], unique: true },
        ],
      }),
    )
    await test$.restart()
    const things = test$.db.collection('things')
    expect((await things.where({ tags: 'y' }).get()).data).toHaveLength(2)
    expect((await things.where({ code: 2 }).get()).data).toMatchObject([{ _id: 'b' }])
    await expect(things.add({ code: 2 })).rejects.toMatchObject({
      message: expect.stringContaining('byCode') as string,
    })
    expect((await test$.db.collection('more').get()).data).toEqual([])
    await test$.close()
  })

  test('refuses a unique index that the documents break, and says which', async () => {
    const test$ = await startTestEmulator(tcb, { indexes: { things: [] } })
    await test$.db.collection('things').add([{ code: 1 }, { code: 1 }])
    writeFileSync(
      join(test$.folder, 'indexes.json'),
      JSON.stringify({ things: [{ name: 'byCode', fields: [['code', 1]], unique: true }] }),
    )
    await expect(test$.restart()).rejects.toThrow('byCode')
    await test$.close()
  })
})

test('a second emulator on the same folder is refused in plain words', async () => {
  const test$ = await startTestEmulator(tcb)
  const second = await runCli(test$.folder)
  expect(second.code).toBe(1)
  expect(second.errors).toContain(`is in use by another emulator (process ${process.pid})`)
  await test$.close()
}, 20_000)

test('what was acknowledged survives kill -9, and no transaction is half there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'emulator-'))
  const deployment = { functions: [{ name: 'zone' }], httpAccess: [{ path: '/zone', functionName: 'zone' }] }
  writeFileSync(join(folder, 'cloudbaserc.json'), JSON.stringify(deployment))
  mkdirSync(join(folder, 'functions/zone'), { recursive: true })
  const source = 'exports.main = async () => ({ offset: new Date().getTimezoneOffset() })'
  writeFileSync(join(folder, 'functions/zone/index.js'), source)
  writeFileSync(join(folder, 'indexes.json'), '{"pairs":[{"name":"byPair","fields":[["pair",1]]}]}')
  const acknowledged: string[] = []
  for (let round = 0; round < 3; round++) {
    const { child, url } = await startCli(folder)
    const writing = writePairs(url, acknowledged)
    await new Promise((resolve) => setTimeout(resolve, 300 + 100 * round))
    child.kill('SIGKILL')
    await writing
  }
  const { child, url } = await startCli(folder)
  expect(acknowledged.length).toBeGreaterThan(20)
  for (const pair of acknowledged) {
    const { data } = await post(url, {
      action: 'database.calculateDocument',
      collectionName: 'pairs',
      query: JSON.stringify({ pair }),
    })
    expect({ pair, total: data?.['total'] }).toEqual({ pair, total: 2 })
  }
  const all = await post(url, { action: 'database.calculateDocument', collectionName: 'pairs' })
  expect((all.data?.['total'] as number) % 2).toBe(0)
  // The bundle finds its worker, and functions run in UTC whatever the machine's time zone is.
  expect(await (await fetch(`${url}/zone`)).json()).toEqual({ offset: 0 })
  child.kill('SIGTERM')
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0)
  rmSync(folder, { recursive: true })
}, 40_000)

/** Writes two documents in a transaction, again and again, until the server is gone. */
async function writePairs(url: string, acknowledged: string[]): Promise<void> {
  for (let i = 0; ; i++) {
    const pair = `${acknowledged.length}-${i}`
    try {
      const { transactionId } = await post(url, { action: 'database.startTransaction' })
      for (const side of ['left', 'right']) {
        const data = [JSON.stringify({ _id: `${pair}-${side}`, pair })]
        await post(url, { action: 'database.insertDocument', collectionName: 'pairs', transactionId, data })
      }
      const { code } = await post(url, { action: 'database.commitTransaction', transactionId })
      if (code === undefined) acknowledged.push(pair)
    } catch {
      return
    }
  }
}

interface Answer {
  code?: string
  transactionId?: string
  data?: Record<string, unknown>
}

async function post(url: string, body: object): Promise<Answer> {
  return (await (
    await fetch(`${url}/admin`, { method: 'POST', body: JSON.stringify(body) })
  ).json()) as Answer
}

/** The bundle as it is shipped: one file, `libsql` beside it in node_modules, the worker copied. */
const bundle = mkdtempSync(join(tmpdir(), 'emulator-bundle-'))
beforeAll(async () => {
  mkdirSync(join(bundle, 'functions'))
  copyFileSync(join(__dirname, 'functions/worker.cjs'), join(bundle, 'functions/worker.cjs'))
  const outfile = join(bundle, 'cli.js')
  const entryPoints = [join(__dirname, 'cli.ts')]
  await build({
    entryPoints,
    outfile,
    bundle: true,
    platform: 'node',
    external: ['libsql'],
    logLevel: 'error',
  })
})
const children: ChildProcess[] = []
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')))
afterAll(() => rmSync(bundle, { recursive: true }))

function spawnCli(folder: string): ChildProcess {
  const file = (name: string) => join(folder, name)
  const folders = ['--data', file('data'), '--functions', file('functions')]
  const files = ['--deployment', file('cloudbaserc.json'), '--indexes', file('indexes.json')]
  const child = spawn(process.execPath, [join(bundle, 'cli.js'), '--port', '0', ...folders, ...files], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Taro's typings want its own variable in every environment.
    env: {
      NODE_PATH: join(__dirname, '../node_modules'),
      TZ: 'Asia/Shanghai',
    } as unknown as NodeJS.ProcessEnv,
  })
  children.push(child)
  return child
}

function startCli(folder: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawnCli(folder)
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (text: Buffer) => reject(new Error(text.toString())))
    child.stdout?.on('data', (line: Buffer) =>
      resolve({ child, url: (JSON.parse(line.toString()) as { url: string }).url }),
    )
  })
}

async function runCli(folder: string): Promise<{ code: number; errors: string }> {
  const child = spawnCli(folder)
  let errors = ''
  child.stderr?.on('data', (text: Buffer) => (errors += text.toString()))
  const code = await new Promise<number>((resolve) => child.once('exit', (exit) => resolve(exit ?? -1)))
  return { code, errors }
}
