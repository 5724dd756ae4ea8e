import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultLimits } from '../options'
import { Database } from './database'
import { StoredDocument } from './stored-document'

let folder: string
let database: Database
const open = () =>
  new Database({ dataDir: folder, synchronous: 'NORMAL', relaxed: false, limits: defaultLimits })
const things = () => database.collection('things')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'emulator-'))
  database = open()
  database.declare({ things: [{ name: 'byCode', fields: [['code', 1]], unique: true }] })
})
afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

const change = (id: string, after: object | undefined) => ({
  collection: things(),
  id,
  before: database.store.read(things(), id),
  after: after && StoredDocument.fresh({ _id: id, ...after }),
})
const counted = () => Number(database.sqlite.statement(`SELECT count(*) FROM d${things().id}`).get([])?.[0])
const ids = () => [...database.store.scan(things())].map(({ value }) => value['_id'])

test('the number of documents follows every write, and a refused one leaves it', () => {
  const { store } = database
  const list = Array.from({ length: 100 }, (_, i) => change(`d${i}`, { code: i }))
  store.apply(list)
  store.apply([change('d0', undefined), change('d1', { code: 'new' }), change('e', { code: 'e' })])
  store.apply([change('d2', undefined)])
  expect(store.count(things())).toBe(99)
  expect(() => store.apply([change('f', { code: 'f' }), change('g', { code: 5 })])).toThrow('E11000')
  expect(store.count(things())).toBe(99)
  expect(counted()).toBe(99)
  database.close()
  database = open()
  expect(database.store.count(things())).toBe(99)
  expect(database.store.read(things(), 'f')).toBeUndefined()
})

test('two documents of one list with the same unique key are refused, also far from each other', () => {
  const list = Array.from({ length: 60 }, (_, i) => change(`d${i}`, { code: i % 59 }))
  expect(() => database.store.apply(list)).toThrow('E11000')
  expect(counted()).toBe(0)
})

test('two documents may swap a unique key in one write', () => {
  database.store.apply([change('a', { code: 1 }), change('b', { code: 2 })])
  database.store.apply([change('a', { code: 2 }), change('b', { code: 1 })])
  const owner = database.finder.find(things(), { code: 2 })
  expect(owner.map(({ value }) => value['_id'])).toEqual(['a'])
})

test('new documents stand after all others, also after the last one was removed and after a restart', () => {
  const { store } = database
  store.apply([change('a', { code: 1 }), change('b', { code: 2 })])
  store.apply([change('b', undefined)])
  store.apply([change('c', { code: 3 })])
  database.close()
  database = open()
  database.store.apply([change('b', { code: 2 })])
  expect(ids()).toEqual(['a', 'c', 'b'])
})

test('a file of before the number of documents was kept is taken over', () => {
  database.store.apply([change('a', { code: 1 }), change('b', { code: 2 })])
  const table = `d${things().id}`
  database.sqlite.exec(`
    ALTER TABLE ${table} RENAME TO old;
    CREATE TABLE ${table} (seq INTEGER PRIMARY KEY AUTOINCREMENT, key BLOB NOT NULL UNIQUE, body TEXT NOT NULL);
    INSERT INTO ${table} SELECT seq, key, body FROM old;
    DROP TABLE old;
    ALTER TABLE collections DROP COLUMN documents;
    PRAGMA user_version = 2`)
  database.close()
  database = open()
  expect(database.store.count(things())).toBe(2)
  database.store.apply([change('c', { code: 3 })])
  expect(database.store.count(things())).toBe(3)
  expect(ids()).toEqual(['a', 'b', 'c'])
  expect(database.finder.find(things(), { code: 3 })).toHaveLength(1)
})

test('a list knows which of its ids are there', () => {
  database.store.apply([change('a', { code: 1 }), change('c', { code: 3 })])
  const found = database.store.readAll(things(), ['a', 'b', 'c'])
  expect(found.map((document) => document?.value['code'])).toEqual([1, undefined, 3])
})
