import { Decimal128 } from 'bson'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultLimits } from '../options'
import { Database } from './database'
import { StoredDocument } from './stored-document'

const folder = mkdtempSync(join(tmpdir(), 'emulator-'))
const open = () =>
  new Database({ dataDir: folder, synchronous: 'NORMAL', relaxed: false, limits: defaultLimits })
afterAll(() => rmSync(folder, { recursive: true }))

test('a file with keys of an older format is brought up to date, one of a newer format is refused', () => {
  let database = open()
  database.declare({ docs: [{ name: 'byV', fields: [['v', 1]] }] })
  const collection = database.collection('docs')
  const after = StoredDocument.fresh({ _id: 'a', v: Decimal128.fromString('1.5') })
  database.writer.apply([{ collection, id: 'a', before: undefined, after }])
  const table = `i${collection.indexes[0]?.id}`
  const keys = () => database.sqlite.statement(`SELECT hex(key) FROM ${table}`).all([])
  const fresh = keys()
  database.sqlite.exec(`UPDATE ${table} SET key = x'3C312E350000'; PRAGMA user_version = 0`)
  database.close()

  database = open()
  expect(keys()).toEqual(fresh)
  expect(database.finder.find(database.collection('docs'), { v: { $gt: 1, $lt: 2 } })).toHaveLength(1)
  database.sqlite.exec('PRAGMA user_version = 99')
  database.close()
  expect(open).toThrow(/newer emulator/)
})
