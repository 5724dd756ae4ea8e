import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'libsql'
import { askForBackup, askForRestore } from '../../emulator/backup/ask-owner'
import { checkEverything, checkIndexes } from './check'
import { accounts, Client, firstAmount } from './load'
import { Bundle, declareIndexes, makeFolder } from './process'
import { random } from './random'
import { Wire } from './wire'

const bundle = new Bundle()
beforeAll(() => bundle.make())
afterAll(() => bundle.remove())

/** `CRASH_SEED=n` repeats a run or makes another one. */
const seed = Number(process.env['CRASH_SEED'] ?? 20_261_122)
const rounds = 50

const byTags = { name: 'byTags', fields: [['tags', 1]] as [string, 1][] }
const byCode = { name: 'byCode', fields: [['code', 1]] as [string, 1][], unique: true }
const indexes = {
  things: [
    byTags,
    byCode,
    {
      name: 'byClient',
      fields: [
        ['client', 1],
        ['n', -1],
      ] as [string, 1 | -1][],
    },
  ],
  ledger: [byTags, byCode],
  accounts: [{ name: 'byAmount', fields: [['amount', 1]] as [string, 1][] }],
  counters: [],
}

/** Runs a story whose failure must name the seed. */
async function withSeed(work: (next: (n: number) => number) => Promise<void>): Promise<void> {
  try {
    await work(random(seed))
  } catch (error) {
    ;(error as Error).message += `\n\nRepeat with CRASH_SEED=${seed}`
    throw error
  }
}

test(
  `${rounds} times killed under load: what was acknowledged is there, nothing is there in part`,
  () =>
    withSeed(async (next) => {
      const folder = makeFolder(indexes)
      const clients = [0, 1, 2, 3].map((n) => new Client(`c${n}`, next))
      const first = await bundle.start(folder)
      const wire = new Wire(first.url)
      const ids = Array.from({ length: accounts }, (_, i) => `a${i}`)
      await wire.add(
        'accounts',
        ids.map((_id) => ({ _id, amount: firstAmount })),
      )
      await wire.add(
        'counters',
        clients.map(({ name }) => ({ _id: name, n: 0 })),
      )
      wire.close()
      await first.kill()

      let inDoubt = 0
      for (let round = 0; round < rounds; round++) {
        const emulator = await bundle.start(folder, round % 2 === 0 ? [] : ['--full'])
        const wire = new Wire(emulator.url)
        await checkEverything(wire, clients)
        let left = 10 + next(60)
        let killed: Promise<void> | undefined
        const acknowledged = () => {
          // A moment later, so that requests are at any point of their way.
          if (--left === 0) setTimeout(() => void (killed ??= emulator.kill()), next(4))
        }
        await Promise.all(clients.map((client) => client.work(wire, acknowledged)))
        await killed
        wire.close()
        inDoubt += clients.filter(({ doubt }) => doubt !== undefined).length
      }
      const last = await bundle.start(folder)
      await checkEverything(new Wire(last.url), clients)
      expect(await last.stop()).toBe(0)
      expect(integrityOf(folder)).toEqual([['ok']])
      expect(clients.reduce((sum, client) => sum + client.acknowledged, 0)).toBeGreaterThan(rounds * 10)
      // A test in which nothing was under way at the kill would prove little.
      expect(inDoubt).toBeGreaterThan(rounds / 2)
      expect(clients.reduce((sum, { transfers }) => sum + transfers.size, 0)).toBeGreaterThan(rounds)
      rmSync(folder, { recursive: true })
    }),
  240_000,
)

test(
  'killed while indexes are built at the start: the next start has them whole',
  () =>
    withSeed(async (next) => {
      const folder = makeFolder({ things: [] })
      const first = await bundle.start(folder)
      const wire = new Wire(first.url)
      const things = Array.from({ length: 4_000 }, (_, n) => ({
        _id: `d${n}`,
        code: `k${n}`,
        tags: [`tag${n % 6}`, `tag${n % 5}`],
      }))
      await wire.add('things', things)
      wire.close()
      await first.stop()
      for (let round = 0; round < 6; round++) {
        declareIndexes(folder, { things: round % 2 === 0 ? [byTags, byCode] : [byCode] })
        const building = bundle.spawn(folder)
        await new Promise((resolve) => setTimeout(resolve, 100 + next(300)))
        await building.kill()
        const emulator = await bundle.start(folder)
        const wire = new Wire(emulator.url)
        await checkIndexes(wire, 'things', things)
        wire.close()
        await emulator.kill()
      }
      rmSync(folder, { recursive: true })
    }),
  120_000,
)

test(
  'killed during a restore: the next start has the old data or the restored, whole',
  () =>
    withSeed(async (next) => {
      const folder = makeFolder(indexes)
      const data = join(folder, 'data')
      const outcomes = { old: 0, restored: 0 }
      for (let round = 0; round < 8; round++) {
        const emulator = await bundle.start(folder)
        const wire = new Wire(emulator.url)
        const before = await wire.find('things')
        await wire.add('things', [{ _id: `old${round}`, code: `old${round}`, tags: ['tag1'] }])
        const { folder: backup } = await askForBackup(data, join(folder, 'backups'))
        await wire.add('things', [{ _id: `new${round}`, code: `new${round}`, tags: ['tag2'] }])
        const restoring = askForRestore(data, backup).catch(() => undefined)
        if (round === 0) await restoring
        else await new Promise((resolve) => setTimeout(resolve, next(60)))
        await emulator.kill()
        await restoring
        wire.close()

        const again = await bundle.start(folder)
        const wireAgain = new Wire(again.url)
        const found = await wireAgain.find('things')
        const wasRestored = found.length === before.length + 1
        outcomes[wasRestored ? 'restored' : 'old']++
        const expected = [
          ...before.map(({ _id }) => _id),
          `old${round}`,
          ...(wasRestored ? [] : [`new${round}`]),
        ]
        expect(found.map(({ _id }) => _id)).toEqual(expected)
        await checkIndexes(wireAgain, 'things', found)
        wireAgain.close()
        await again.kill()
      }
      expect(outcomes.restored).toBeGreaterThan(0)
      rmSync(folder, { recursive: true })
    }),
  120_000,
)

/** SQLite's own check of the file after the end. */
function integrityOf(folder: string): unknown[] {
  const file = new Sqlite(join(folder, 'data/database.sqlite'))
  try {
    return file.prepare('PRAGMA integrity_check').raw(true).all([])
  } finally {
    file.close()
  }
}
