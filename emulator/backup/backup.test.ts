import tcb from '@cloudbase/node-sdk'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf, startTestEmulator, type TestEmulator } from '../testing/start'
import { askForBackup, askForRestore } from './ask-owner'
import { backupAtRest, restoreAtRest } from './at-rest'

type Client = TestEmulator<ReturnType<typeof tcb.init>>

let at: Client
beforeEach(async () => {
  at = await startTestEmulator(tcb, {
    indexes: {
      accounts: [{ name: 'byOwner', fields: [['owner', 1]], unique: true }],
      tagged: [{ name: 'byTags', fields: [['tags', 1]] }],
      transfers: [],
    },
    functions: {
      memory: 'let calls = 0; exports.main = async () => ({ calls: ++calls, key: process.env.KEY })',
    },
    httpAccess: [{ path: '/memory', functionName: 'memory' }],
    options: { functionEnv: () => ({ KEY: keyOf(at) }) },
  })
  writeFileSync(keyFile(at), 'first')
  const accounts = Array.from({ length: 20 }, (_, i) => ({ _id: `a${i}`, owner: `o${i}`, amount: 100 }))
  await at.db.collection('accounts').add(accounts)
  await at.db.collection('tagged').add([
    { _id: 't1', tags: ['x', 'y'] },
    { _id: 't2', tags: ['y'] },
  ])
})
afterEach(() => at.close())

const dataDir = () => join(at.folder, 'data')
const keyFile = (test$?: Client) => join(test$?.folder ?? '', 'data', 'key.txt')
const keyOf = (test$?: Client) =>
  test$ !== undefined && existsSync(keyFile(test$)) ? readFileSync(keyFile(test$), 'utf8') : ''
const backupsDir = () => join(at.folder, 'backups')
const upload = (cloudPath: string, text: string) =>
  at.app.uploadFile({ cloudPath, fileContent: Buffer.from(text) as never })
const download = async (cloudPath: string) => {
  const { fileContent } = await at.app.downloadFile({ fileID: `cloud://local.local-local/${cloudPath}` })
  return String(fileContent)
}
const amounts = async () => {
  const { data } = await at.db.collection('accounts').limit(100).get()
  return (data as { amount: number }[]).map(({ amount }) => amount)
}
const sum = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0)

/** Moves amounts between accounts until it is told to stop; every transfer is noted in the same transaction. */
function transferring(): { stop(): Promise<number> } {
  let stopped = false
  let done = 0
  const client = async (seed: number) => {
    for (let i = 0; !stopped; i++) {
      const [from, to] = [`a${(seed + i) % 20}`, `a${(seed + 7 * i + 3) % 20}`]
      if (from === to) continue
      const { inc } = at.db.command
      await at.db
        .runTransaction(async (transaction: Awaited<ReturnType<typeof at.db.startTransaction>>) => {
          await transaction
            .collection('accounts')
            .doc(from)
            .update({ amount: inc(-1) })
          await transaction
            .collection('accounts')
            .doc(to)
            .update({ amount: inc(1) })
          await transaction.collection('transfers').add({ _id: `${seed}-${i}`, from, to })
        }, 20)
        .then(
          () => done++,
          () => undefined,
        )
    }
  }
  const clients = [1, 2, 3, 4].map(client)
  return {
    stop: async () => {
      stopped = true
      await Promise.all(clients)
      return done
    },
  }
}

test('a backup under load is one moment, and a restore brings all of it back while requests come', async () => {
  await upload('signs/a.txt', 'old')
  await upload('signs/gone.txt', 'will go')
  const load = transferring()
  while (((await at.db.collection('transfers').count()).total as number) < 20)
    await at.db.collection('accounts').doc('a1').get()
  const { folder, manifest } = await askForBackup(dataDir(), backupsDir())
  const afterBackup = (await at.db.collection('transfers').count()).total as number
  expect(await load.stop()).toBeGreaterThan(20)
  expect(manifest.collections['transfers']).toBeLessThanOrEqual(afterBackup)
  expect(manifest.collections['transfers']).toBeGreaterThanOrEqual(20)

  await upload('signs/a.txt', 'new')
  await at.app.deleteFile({ fileList: ['cloud://local.local-local/signs/gone.txt'] })
  await upload('signs/later.txt', 'later')
  await at.db.collection('tagged').doc('t1').remove()
  writeFileSync(keyFile(at), 'second')
  const memory = async () => (await fetch(`${at.emulator.url}/memory`)).json()
  await memory()
  expect(await memory()).toMatchObject({ calls: 2 })

  const duringRestore = transferring()
  const open = await at.db.startTransaction()
  await open.collection('accounts').doc('a0').update({ amount: 0 })
  const report = await askForRestore(dataDir(), backupsDir())
  expect(report.from).toBe(folder)
  expect(await codeOf(open.commit())).toBe('DATABASE_TRANSACTION_FAIL')
  await duringRestore.stop()

  // Every account's amount follows from the transfers that are there: they are of one moment.
  const expected = new Map(Array.from({ length: 20 }, (_, i) => [`a${i}`, 100]))
  for (let skip = 0, page: { from: string; to: string }[]; ; skip += 1_000) {
    page = (await at.db.collection('transfers').skip(skip).limit(1_000).get()).data as never
    for (const { from, to } of page) {
      expected.set(from, (expected.get(from) as number) - 1)
      expected.set(to, (expected.get(to) as number) + 1)
    }
    if (page.length < 1_000) break
  }
  expect(await amounts()).toEqual([...expected.values()])
  expect(sum(await amounts())).toBe(2_000)
  expect((await at.db.collection('accounts').where({ owner: 'o7' }).get()).data).toMatchObject([
    { _id: 'a7' },
  ])
  expect((await at.db.collection('tagged').where({ tags: 'x' }).get()).data).toMatchObject([{ _id: 't1' }])
  expect([await download('signs/a.txt'), await download('signs/gone.txt')]).toEqual(['old', 'will go'])
  expect(await codeOf(download('signs/later.txt'))).toBe('STORAGE_FILE_NONEXIST')
  expect(await memory()).toEqual({ calls: 1, key: 'first' })

  const kept = report.aside as string
  const aside = readdirSync(kept)
  expect(aside).toEqual(expect.arrayContaining(['database.sqlite', 'storage', 'key.txt']))
  expect(readFileSync(join(kept, 'storage/signs/later.txt'), 'utf8')).toBe('later')
  expect(readdirSync(dataDir()).filter((name) => /staged|links|restore\.json/.test(name))).toEqual([])
  await at.restart()
  expect(sum(await amounts())).toBe(2_000)
})

test('a backup holds exactly what was there, also when it is taken and restored at rest', async () => {
  await upload('b/文件 1.txt', 'text')
  const all = async () => [
    (await at.db.collection('accounts').limit(100).get()).data,
    (await at.db.collection('tagged').get()).data,
    await download('b/文件 1.txt'),
  ]
  const before = await all()
  await at.emulator.close()
  const options = { dataDir: dataDir(), indexesFile: join(at.folder, 'indexes.json') }
  const { manifest, folder } = await backupAtRest(options, backupsDir())
  expect(manifest.collections).toEqual({ accounts: 20, tagged: 2, transfers: 0 })
  expect(manifest.files.map(({ path }) => path).sort()).toEqual([
    'database.sqlite',
    'key.txt',
    'storage/b/文件 1.txt',
  ])
  expect(statSync(join(folder, 'database.sqlite')).mode & 0o077).toBe(0)
  await at.restart()
  await at.db.collection('accounts').where({}).remove()
  await at.emulator.close()
  await restoreAtRest(options, folder)
  await at.restart()
  expect(await all()).toEqual(before)
})

describe('a backup that is not whole is refused, and the data stays in service', () => {
  const cases: [string, (folder: string) => void, string][] = [
    ['a byte of the database changed', (folder) => flip(join(folder, 'database.sqlite')), 'BACKUP_DAMAGED'],
    ['a stored file changed', (folder) => flip(join(folder, 'storage/s.txt')), 'BACKUP_DAMAGED'],
    ['a stored file is missing', (folder) => rmSync(join(folder, 'storage/s.txt')), 'BACKUP_DAMAGED'],
    [
      'the manifest is cut off',
      (folder) => writeFileSync(join(folder, 'manifest.json'), '{"format":1,'),
      'BACKUP_DAMAGED',
    ],
    ['the manifest is missing', (folder) => rmSync(join(folder, 'manifest.json')), 'NO_BACKUP'],
    ['the manifest leads out of the folder', leadOut, 'BACKUP_DAMAGED'],
    ['the database is none, though its checksum is right', replaceDatabase, 'BACKUP_DAMAGED'],
  ]
  test.each(cases)('%s', async (_, spoil, code) => {
    await upload('s.txt', 'stored')
    const { folder } = await askForBackup(dataDir(), backupsDir())
    await at.db.collection('accounts').doc('a0').update({ amount: 1 })
    spoil(folder)
    expect(await codeOf(askForRestore(dataDir(), folder))).toBe(code)
    expect((await amounts())[0]).toBe(1)
    expect(await download('s.txt')).toBe('stored')
    expect(readdirSync(dataDir()).filter((name) => /restore/.test(name))).toEqual([])
  })

  test('one that the declared indexes do not fit', async () => {
    await at.db.createCollection('loose')
    await at.db.collection('loose').add([{ code: 1 }, { code: 1 }])
    const { folder } = await askForBackup(dataDir(), backupsDir())
    await at.db.collection('loose').where({}).remove()
    const indexes = { accounts: [], loose: [{ name: 'byCode', fields: [['code', 1]], unique: true }] }
    writeFileSync(join(at.folder, 'indexes.json'), JSON.stringify(indexes))
    await at.restart()
    await expect(askForRestore(dataDir(), folder)).rejects.toThrow('byCode')
    expect((await at.db.collection('loose').count()).total).toBe(0)
  })
})

describe('who may ask', () => {
  const ask = async (headers: Record<string, string>) =>
    (
      await fetch(`${at.emulator.url}/_emulator/backup`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ to: backupsDir() }),
      })
    ).status

  test('only who can read the owner file, and never a page', async () => {
    const { token } = JSON.parse(readFileSync(join(dataDir(), 'owner.json'), 'utf8')) as { token: string }
    expect(statSync(join(dataDir(), 'owner.json')).mode & 0o077).toBe(0)
    expect(await ask({})).toBe(403)
    expect(await ask({ authorization: 'Bearer wrong' })).toBe(403)
    expect(await ask({ authorization: `Bearer ${token}`, origin: at.emulator.url })).toBe(403)
    expect(existsSync(backupsDir())).toBe(false)
    expect(await ask({ authorization: `Bearer ${token}` })).toBe(200)
  })

  test('a folder inside the data folder is no place for a backup', async () => {
    expect(await codeOf(askForBackup(dataDir(), join(dataDir(), 'backups')))).toBe('TARGET_INSIDE_DATA')
  })
})

test('the file stays locked against other processes after a backup', async () => {
  const file = join(dataDir(), 'database.sqlite')
  const script = `const Database = require('libsql')
    try { new Database(process.argv[1]).exec('PRAGMA busy_timeout = 0; BEGIN IMMEDIATE'); console.log('open') }
    catch (error) { console.log(error.code) }`
  const probe = () => spawnSync(process.execPath, ['-e', script, file]).stdout.toString().trim()
  expect(probe()).toBe('SQLITE_BUSY')
  await askForBackup(dataDir(), backupsDir())
  expect(probe()).toBe('SQLITE_BUSY')
  await askForRestore(dataDir(), backupsDir())
  expect(probe()).toBe('SQLITE_BUSY')
})

function flip(file: string): void {
  const bytes = readFileSync(file)
  const at = bytes.length >> 1
  bytes[at] = (bytes[at] as number) ^ 1
  writeFileSync(file, bytes)
}

function leadOut(folder: string): void {
  const file = join(folder, 'manifest.json')
  writeFileSync(file, readFileSync(file, 'utf8').replace('storage/s.txt', 'storage/../../../s.txt'))
}

function replaceDatabase(folder: string): void {
  const [manifest, database] = [join(folder, 'manifest.json'), join(folder, 'database.sqlite')]
  const bytes = readFileSync(database)
  bytes.fill(7, 4_096)
  writeFileSync(database, bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const parsed = JSON.parse(readFileSync(manifest, 'utf8')) as { files: { path: string; sha256: string }[] }
  for (const entry of parsed.files) if (entry.path === 'database.sqlite') entry.sha256 = sha256
  writeFileSync(manifest, JSON.stringify(parsed))
}
