import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'libsql'
import { EJSON } from 'bson'
import indexes from '../../../database/indexes.json'
import { everything } from '../../../tests/support/database'
import { succeed } from '../../../tests/support/scenario'
import { percentile, round, timed, type Measure } from '../measure'
import type { BenchWorld } from './bench-world'

const ROUNDS = 200

/**
 * The floor under an issue: one transaction of the bare database that writes the same documents and index entries, in one
 * process, without a network, a function or a rule. What an issue takes above it is the price of everything else.
 */
export async function measureFloor(world: BenchWorld): Promise<Measure[]> {
  const itemId = await world.itemWithLots(10, 1_000)
  const times: number[] = []
  let requisitionId = ''
  for (let n = 0; n < 40; n++) {
    requisitionId = await world.approved([{ itemId, quantity: 1 }])
    const ms = await timed(() => succeed(world.server.call('clerk', 'outbound.issue', { requisitionId })))
    if (n >= 5) times.push(ms)
  }
  const written = await documentsOf(world, itemId, requisitionId)
  const floor = percentile(bareTransactions(written), 0.5)
  return [
    { name: 'issue.floor.ms', value: floor, unit: 'ms' },
    { name: 'issue.floor.ratio', value: round(percentile(times, 0.5) / floor), unit: 'ratio' },
  ]
}

interface Written {
  collection: keyof typeof indexes
  body: string
  /** Index entries that the write makes, and removes when it is an update. */
  entries: number
  update: boolean
}

/** The three documents that an issue of one line writes, as they are stored. */
async function documentsOf({ db }: BenchWorld, itemId: string, requisitionId: string): Promise<Written[]> {
  const [stock] = await everything(db, 'stock', { itemId })
  const [requisition] = await everything(db, 'requisitions', { _id: requisitionId })
  const [entry] = await everything(db, 'journal', {
    'document.id': requisitionId,
    operation: 'outbound.issue',
  })
  const text = (document: unknown) => EJSON.stringify(document, { relaxed: false })
  return [
    // Quantities are no index of the stock document; state, time and issue are of the requisition.
    { collection: 'stock', body: text(stock), entries: 0, update: true },
    { collection: 'requisitions', body: text(requisition), entries: 4, update: true },
    { collection: 'journal', body: text(entry), entries: indexes.journal.length, update: false },
  ]
}

/** Milliseconds of each transaction, on a file with the settings of the emulator. */
function bareTransactions(written: readonly Written[]): number[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'floor-bench-'))
  try {
    const db = new Database(path.join(folder, 'floor.sqlite'))
    db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL')
    for (const { collection } of written)
      db.exec(`CREATE TABLE d_${collection} (id TEXT PRIMARY KEY, body TEXT);
        CREATE TABLE i_${collection} (key TEXT, id TEXT, PRIMARY KEY (key, id)) WITHOUT ROWID`)
    const writers = written.map((document) => writerOf(db, document))
    const begin = db.prepare('BEGIN IMMEDIATE')
    const commit = db.prepare('COMMIT')
    return Array.from({ length: ROUNDS }, (_round, n) => {
      const start = performance.now()
      begin.run()
      for (const write of writers) write(n)
      commit.run()
      return performance.now() - start
    }).slice(10)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function writerOf(db: InstanceType<typeof Database>, { collection, body, entries, update }: Written) {
  const put = db.prepare(`INSERT OR REPLACE INTO d_${collection} VALUES (?, ?)`)
  const addEntry = db.prepare(`INSERT INTO i_${collection} VALUES (?, ?)`)
  const dropEntry = db.prepare(`DELETE FROM i_${collection} WHERE key = ? AND id = ?`)
  return (n: number) => {
    const id = update ? 'one' : `entry-${n}`
    put.run(id, body)
    for (let i = 0; i < entries; i++) {
      if (update && n > 0) dropEntry.run(`key ${i} of round ${n - 1}`, id)
      addEntry.run(`key ${i} of round ${n}`, id)
    }
  }
}
