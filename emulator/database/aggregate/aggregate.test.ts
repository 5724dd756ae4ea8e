import fc from 'fast-check'
import { Decimal128, Double, Long } from 'bson'
import { openTestDatabase } from '../../testing/database'
import { encode } from '../ejson'
import { StoredDocument } from '../stored-document'
import { type Document } from '../values'
import { noNames, noVariables } from './expression/types'
import { compilePipeline } from './pipeline'

const { database, close } = openTestDatabase()
afterAll(close)

const collectionOf = (name: string) => database.store.catalog.get(name) ?? database.store.catalog.create(name)

function fill(name: string, documents: Iterable<Document>): void {
  const collection = collectionOf(name)
  const changes = [...documents].map((document) => ({
    collection,
    id: document['_id'],
    before: undefined,
    after: StoredDocument.fresh(document),
  }))
  database.store.apply(changes)
}

function run(name: string, ...stages: Document[]): Document[] {
  const specs = stages.map((stage) => ({
    name: Object.keys(stage)[0] as string,
    spec: Object.values(stage)[0],
  }))
  const pipeline = compilePipeline(specs, { database, names: noNames, inside: 'request' })
  return [...pipeline.read(collectionOf(name), noVariables)]
}

/** The list of the document, also where a stage before has taken it apart. */
const asList = { $cond: [{ $isArray: '$list' }, '$list', []] }

const stage = fc.constantFrom<Document>(
  { $match: { n: { $gte: 1 } } },
  { $addFields: { 'o.x': 9, 'list.y': '$n', more: { $concatArrays: [asList, ['z']] } } },
  { $project: { n: 1, 'list.a': 1, o: 1, copy: '$$ROOT' } },
  { $project: { 'list.a': 0 } },
  { $unset: ['o.x', 'list'] },
  { $unwind: { path: '$list', preserveNullAndEmptyArrays: true, includeArrayIndex: 'o.at' } },
  { $sort: { n: -1, _id: 1 } },
  {
    $group: {
      _id: '$n',
      all: { $push: '$$ROOT' },
      o: { $mergeObjects: '$o' },
      list: { $first: '$list' },
      n: { $sum: '$n' },
    },
  },
  { $lookup: { from: 'shared', localField: 'n', foreignField: 'n', as: 'o.found' } },
  {
    $lookup: {
      from: 'shared',
      let: { n: '$n' },
      pipeline: [{ $match: { $expr: { $eq: ['$n', '$$n'] } } }, { $addFields: { 'o.x': 0 } }],
      as: 'found',
    },
  },
  { $replaceRoot: { newRoot: { $mergeObjects: ['$$ROOT', { o: { $mergeObjects: ['$o', { z: 1 }] } }] } } },
  {
    $addFields: {
      list: {
        $sortArray: { input: asList, sortBy: -1 },
      },
    },
  },
  { $addFields: { list: { $reverseArray: asList } } },
  { $redact: { $cond: [{ $eq: ['$x', 2] }, '$$PRUNE', '$$DESCEND'] } },
  { $facet: { a: [{ $addFields: { 'o.x': 3 } }], b: [{ $unwind: '$list' }] } },
)

test('no pipeline changes what is stored: what it was given is shared with all readers', () => {
  const documents = Array.from({ length: 12 }, (_, _id) => ({
    _id,
    n: _id % 4,
    o: { x: _id % 3, deep: { list: [1, { b: _id }] } },
    list: [{ a: _id, y: 1 }, 'text', [3, 1, 2]],
  }))
  fill('shared', documents)
  const stored = () => [...database.store.scan(collectionOf('shared'))].map(({ value }) => value)
  const before = stored().map(encode)
  // The decoded documents stay in memory between the runs, so that a change of one would be seen.
  for (const { _id } of documents) database.store.read(collectionOf('shared'), _id)
  fc.assert(
    fc.property(fc.array(stage, { minLength: 1, maxLength: 4 }), (stages) => {
      const first = run('shared', ...stages).map(encode)
      expect(run('shared', ...stages).map(encode)).toEqual(first)
      expect(stored().map(encode)).toEqual(before)
    }),
    { numRuns: 150 },
  )
})

test('numbers that JavaScript cannot hold keep their value and their type', () => {
  const large = Long.fromString('9007199254740993')
  fill('numbers', [
    { _id: 1, n: large, d: Decimal128.fromString('0.1'), whole: new Double(3) },
    { _id: 2, n: 2, d: Decimal128.fromString('0.2'), whole: 3 },
  ])
  const [sums] = run('numbers', {
    $group: { _id: null, n: { $sum: '$n' }, d: { $sum: '$d' }, avg: { $avg: '$d' } },
  })
  expect(encode(sums)).toBe(
    '{"_id":null,"n":{"$numberLong":"9007199254740995"},"d":{"$numberDecimal":"0.3"},"avg":{"$numberDecimal":"0.15"}}',
  )
  expect(run('numbers', { $group: { _id: '$whole' } })).toHaveLength(1)
  const [types] = run('numbers', {
    $project: { _id: 0, t: [{ $type: '$n' }, { $type: '$d' }, { $type: '$whole' }] },
  })
  expect(types).toEqual({ t: ['long', 'decimal', 'double'] })
  const [divided] = run('numbers', { $project: { _id: 0, r: { $divide: ['$d', 3] } } })
  expect(encode(divided)).toBe('{"r":{"$numberDecimal":"0.03333333333333333333333333333333333"}}')
})

test('an equality in $expr is served by _id', () => {
  fill(
    'many',
    Array.from({ length: 1_000 }, (_, _id) => ({ _id, n: _id })),
  )
  expect(run('many', { $match: { $expr: { $eq: ['$_id', 7] } } })).toEqual([{ _id: 7, n: 7 }])
  expect(database.finder.lastPlan).toMatchObject({ index: '_id_', examined: 1 })
})

test('a group over a large collection holds the groups, not the documents', () => {
  const text = 'x'.repeat(1_000)
  for (let from = 0; from < 100_000; from += 10_000)
    fill(
      'large',
      Array.from({ length: 10_000 }, (_, i) => ({ _id: from + i, kind: i % 10, odd: i % 2, text })),
    )
  const before = process.memoryUsage().heapUsed
  let [most, passed] = [0, 0]
  function* watched(documents: Iterable<Document>) {
    for (const document of documents) {
      if (++passed % 10_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed - before)
      yield document
    }
  }
  const place = { names: noNames, database, inside: 'request' as const }
  const odd = compilePipeline([{ name: '$match', spec: { odd: 1 } }], place)
  const group = compilePipeline([{ name: '$group', spec: { _id: '$kind', n: { $sum: 1 } } }], place)
  const found = [...group.over(watched(odd.read(collectionOf('large'), noVariables)), noVariables)]
  expect(found).toHaveLength(5)
  expect(found[0]).toMatchObject({ n: 10_000 })
  expect(passed).toBe(50_000)
  expect(most / 2 ** 20).toBeLessThan(100)
})
