import { Binary, Decimal128, Double, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultLimits } from '../options'
import { Database } from './database'
import { compileQuery } from './match/compile'
import { planQuery } from './query-plan'
import { sortDocuments, type SortSpec } from './sort'
import { StoredDocument } from './stored-document'
import { compileUpdate } from './update'
import { compareValues, type Document } from './values'

const folder = mkdtempSync(join(tmpdir(), 'emulator-'))
const open = () =>
  new Database({ dataDir: folder, synchronous: 'NORMAL', relaxed: false, limits: defaultLimits })
let database = open()
const indexes = [
  { name: 'byA', fields: [['a', 1] as [string, 1]] },
  { name: 'byAB', fields: [['a', -1] as [string, -1], ['b', 1] as [string, 1]] },
  { name: 'byListB', fields: [['list.x', 1] as [string, 1], ['b', -1] as [string, -1]] },
  { name: 'byListXY', fields: [['list.x', 1] as [string, 1], ['list.y', 1] as [string, 1]] },
]
beforeAll(() => database.declare({ docs: indexes }))
afterAll(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

const scalar = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(null, true, false, 0.5, -0.5, 1e10, '', 'a', 'ab', 'b', 'a\0b', '中', '😀', '\uffee'),
  fc.constantFrom(new Date(0), new Date(1_000), new Date(-1)),
  fc.constantFrom<unknown>(
    ...[Long.fromNumber(1), new Double(1), Decimal128.fromString('1.0'), Decimal128.fromString('0.1'), 0.1],
    ...[2 ** 53, Long.fromString('9007199254740993'), Decimal128.fromString('9007199254740992.5')],
    ...[new MinKey(), new MaxKey(), new Timestamp({ t: 1, i: 1 }), new Binary(Buffer.from([1, 2]))],
    new ObjectId('5f0f1e2d3c4b5a6978869504'),
  ),
)
const value = fc.oneof({ weight: 6, arbitrary: scalar }, fc.array(scalar, { maxLength: 3 }))
const element = fc.record({ x: scalar, y: scalar }, { requiredKeys: [] })
const list = fc.oneof(fc.array(element, { maxLength: 3 }), element, scalar)
const document = fc.record({ a: value, b: scalar, list }, { requiredKeys: [] })

const path = fc.constantFrom('a', 'b', 'list.x', 'list.y')
const condition = fc.oneof(
  scalar,
  scalar.map(($gt) => ({ $gt })),
  scalar.map(($lte) => ({ $lte })),
  fc.tuple(scalar, scalar).map(([$gte, $lt]) => ({ $gte, $lt })),
  fc.array(scalar, { maxLength: 3 }).map(($in) => ({ $in })),
  scalar.map(($ne) => ({ $ne })),
  fc.constantFrom(/^a/, /^ab?/, /b/),
)
const plainQuery = fc.dictionary(path, condition, { maxKeys: 3 })
const elementQuery = fc
  .tuple(scalar, scalar)
  .map(([x, y]) => ({ list: { $elemMatch: { x, y: { $gte: y } } } }))
const query = fc.oneof(
  { weight: 4, arbitrary: plainQuery },
  elementQuery,
  fc.tuple(plainQuery, plainQuery).map((branches) => ({ $or: branches })),
  fc.tuple(plainQuery, plainQuery).map((conjuncts) => ({ $and: conjuncts })),
)
const sort = fc.array(fc.tuple(fc.constantFrom('a', 'b', '_id'), fc.constantFrom(1 as const, -1 as const)), {
  maxLength: 2,
})

function replace(id: string, after: Document | undefined): void {
  const { store, writer } = database
  const collection = database.collection('docs')
  const fresh = after && StoredDocument.fresh({ _id: id, ...after })
  writer.apply([{ collection, id, before: store.read(collection, id), after: fresh }])
}

const everything = () => [...database.store.scan(database.collection('docs'))]
const idOf = (stored: StoredDocument) => stored.value['_id'] as string

test('an indexed query finds exactly what reading every document finds, in the asked order', () => {
  const ids = Array.from({ length: 12 }, (_, i) => `d${i}`)
  let planned = 0
  fc.assert(
    fc.property(
      fc.array(fc.option(document, { nil: undefined }), { minLength: 6, maxLength: 12 }),
      query,
      sort,
      (documents, condition, order) => {
        ids.forEach((id, i) => replace(id, documents[i]))
        const matches = compileQuery(condition)
        const spec = order.filter(
          ([name], i) => order.findIndex(([other]) => other === name) === i,
        ) as SortSpec
        const expected = everything().filter(({ value }) => matches(value))
        const found = database.finder.find(database.collection('docs'), condition, { sort: spec })
        expect(found.map(idOf).sort()).toEqual(expected.map(idOf).sort())
        expect(sortKeys(found, spec)).toEqual(
          sortKeys(
            sortDocuments(expected, spec, ({ value }) => value),
            spec,
          ),
        )
        if (planQuery(database.collection('docs'), condition, spec) !== undefined) planned++
      },
    ),
    { numRuns: 400 },
  )
  expect(planned).toBeGreaterThan(100)
})

const operand = fc.oneof(value, fc.constantFrom(1, -1, ''))
const change = fc
  .tuple(
    fc.constantFrom('$set', '$unset', '$inc', '$min', '$push', '$pull', '$addToSet', '$pop'),
    fc.constantFrom('a', 'b', 'list', 'list.x', 'list.0', 'list.0.x', 'list.$[].y', 'a.0'),
    operand,
  )
  .map(([operator, path, argument]): Document => ({ [operator]: { [path]: argument } }))

test('random updates leave the entries of the documents that they made', () => {
  let changed = 0
  fc.assert(
    fc.property(document, fc.array(change, { minLength: 1, maxLength: 6 }), (start, changes) => {
      replace('updated', start)
      const collection = database.collection('docs')
      for (const update of changes) {
        const before = database.store.read(collection, 'updated') as StoredDocument
        try {
          const after = StoredDocument.fresh(compileUpdate(update, () => undefined)(before.value, {}))
          database.writer.apply([{ collection, id: 'updated', before, after }])
          changed++
        } catch (error) {
          expect((error as { code?: string }).code).toBe('DATABASE_REQUEST_FAILED')
        }
      }
    }),
    { numRuns: 150 },
  )
  expect(changed).toBeGreaterThan(100)
})

test('the entries that are left are exactly those of the documents that are left, also after a restart', () => {
  const check = () => {
    const collection = database.collection('docs')
    for (const index of collection.indexes) {
      const rows = database.sqlite
        .statement(`SELECT hex(key), seq FROM i${index.id} ORDER BY key, seq`)
        .all([])
      database.sqlite.atomically(() => {
        database.sqlite.exec(`DELETE FROM i${index.id}`)
        database.store.fillIndex(collection, index)
      })
      expect(
        database.sqlite.statement(`SELECT hex(key), seq FROM i${index.id} ORDER BY key, seq`).all([]),
      ).toEqual(rows)
    }
  }
  expect(everything().length).toBeGreaterThan(0)
  check()
  database.close()
  database = open()
  check()
})

/** The values that decide the order; documents that tie may stand either way. */
function sortKeys(documents: StoredDocument[], spec: SortSpec): unknown[] {
  const single = spec.filter(([path]) => documents.every(({ value }) => !Array.isArray(value[path])))
  if (single.length < spec.length) return []
  return documents.map(({ value }) => spec.map(([path]) => value[path] ?? null))
}

test('the order of values is total and the same both ways', () => {
  fc.assert(
    fc.property(scalar, scalar, scalar, (a, b, c) => {
      expect(Math.sign(compareValues(a, b))).toBe(-Math.sign(compareValues(b, a)) + 0)
      if (compareValues(a, b) <= 0 && compareValues(b, c) <= 0)
        expect(compareValues(a, c)).toBeLessThanOrEqual(0)
    }),
  )
})

test('a range that begins or ends at a double finds the numbers between it and the next, in both directions', () => {
  const exact = 2 ** 53
  const numbers = [exact, '9007199254740992.5', '9007199254740993', exact + 2, 'text'].map((number, i) => ({
    _id: `n${i}`,
    v: typeof number === 'string' && number !== 'text' ? Decimal128.fromString(number) : number,
  }))
  database.declare({ up: [{ name: 'v', fields: [['v', 1]] }], down: [{ name: 'v', fields: [['v', -1]] }] })
  const conditions: [object, string[]][] = [
    [{ $gt: exact }, ['n1', 'n2', 'n3']],
    [{ $gte: exact, $lt: exact + 2 }, ['n0', 'n1', 'n2']],
    [{ $lte: exact }, ['n0']],
    [{ $lt: exact + 2 }, ['n0', 'n1', 'n2']],
    [{ $gt: numbers[1]?.v, $lte: exact + 2 }, ['n2', 'n3']],
    [{ $eq: exact }, ['n0']],
  ]
  for (const name of ['up', 'down']) {
    const collection = database.collection(name)
    for (const number of numbers) {
      const after = StoredDocument.fresh(number)
      database.writer.apply([{ collection, id: number._id, before: undefined, after }])
    }
    for (const [v, expected] of conditions) {
      expect(planQuery(collection, { v }, [])).toBeDefined()
      expect(database.finder.find(collection, { v }).map(idOf).sort()).toEqual(expected)
    }
  }
})
