import tcb from '@cloudbase/node-sdk'
import { codeOf, startTestEmulator, type TestEmulator } from '../testing/start'
import { type CollectionSummary } from './collections'
import { type DocumentPage } from './documents'
import { type QueryAnswer, type QueryFailure } from './query'

type Client = TestEmulator<ReturnType<typeof tcb.init>>

let test$: Client
beforeAll(async () => {
  test$ = await startTestEmulator(tcb, {
    indexes: {
      stock: [
        {
          name: 'byItem',
          fields: [
            ['itemId', 1],
            ['n', -1],
          ],
        },
        { name: 'byTags', fields: [['tags', 1]] },
        { name: 'byCode', fields: [['code', 1]], unique: true },
      ],
      empty: [],
    },
  })
  const documents = Array.from({ length: 600 }, (_, n) => ({
    _id: `s${n}`,
    itemId: `i${n % 30}`,
    n,
    code: `c${n}`,
    tags: ['a', 'b'],
    at: new Date(1_700_000_000_000 + n * 1_000),
  }))
  await test$.db.collection('stock').add(documents)
})
afterAll(() => test$.close())

async function post<T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
  const url = `${test$.emulator.url}/_emulator/${path}`
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body), headers })
  return (await response.json()) as T
}

const query = (request: object) => post<QueryAnswer>('query', { collection: 'stock', ...request })
const refusal = (request: object) => post<QueryFailure>('query', { collection: 'stock', ...request })
const ids = ({ documents }: { documents: string[] }) =>
  documents.map((text) => (JSON.parse(text) as { _id: string })._id)

test('a query is answered as the SDK would be, with its time and its plan', async () => {
  const answer = await query({ query: '{ itemId: "i3", n: { $lt: 100 } }', sort: '-n', limit: 2, skip: 1 })
  expect(ids(answer)).toEqual(['s63', 's33'])
  expect(answer.ms).toBeGreaterThan(0)
  expect(answer.plan).toMatchObject({ index: 'byItem', returned: 2, sort: 'index' })
  expect(answer.warnings).toEqual([])
  const { documents } = await query({ query: '{ itemId: "i3" }', sort: 'n', fields: 'n, at', limit: 1 })
  expect(JSON.parse(documents[0] ?? '')).toEqual({
    _id: 's3',
    n: { $numberInt: '3' },
    at: { $date: { $numberLong: '1700000003000' } },
  })
})

test('dates and counts', async () => {
  // 2023-11-14 22:13:20 UTC is the next morning in Shanghai.
  const texts = { query: '{ at: { $lt: ISODate("2023-11-15 06:13:25") } }', count: true, zone: -480 }
  expect(await query(texts)).toMatchObject({ total: 5, documents: [] })
})

test('a pipeline', async () => {
  const pipeline = '[{ $match: { itemId: "i3" } }, { $group: { _id: "$itemId", n: { $sum: 1 } } }]'
  const { documents } = await query({ pipeline })
  expect(documents.map((text) => JSON.parse(text) as unknown)).toEqual([
    { _id: 'i3', n: { $numberInt: '20' } },
  ])
})

test('an index that is missing is named, and the application gets neither the warning nor the count', async () => {
  await post('stats/reset', {})
  const answer = await query({ query: '{ n: -1 }' })
  expect(answer.plan).toMatchObject({ index: 'scan', examined: 600, returned: 0 })
  expect(answer.warnings).toMatchObject([{ collection: 'stock', index: { fields: [['n', 1]] } }])
  expect(await test$.get('stats')).toMatchObject({ requests: { total: 0 }, warnings: [] })
  expect(await test$.get('requests?count=1')).not.toMatchObject([
    { collection: 'stock', action: 'database.getDocument' },
  ])
})

test.each<[request: object, failure: object]>([
  [{ query: '{ n: 1,\n  m ? 2 }' }, { field: 'query', line: 2, column: 5 }],
  [{ query: '[1]' }, { field: 'query', line: 1, column: 1 }],
  [{ sort: 'n down' }, { field: 'sort', line: 1, column: 1 }],
  [{ pipeline: '{ $match: {} }' }, { field: 'pipeline' }],
  [{ pipeline: '[{ $match: {}, $limit: 1 }]' }, { field: 'pipeline' }],
  [{ pipeline: '[{ $out: "x" }]' }, { code: 'DATABASE_INVALID_OPERRATOR' }],
  [{ query: '{ n: { $foo: 1 } }' }, { code: 'DATABASE_INVALID_OPERRATOR' }],
  [{ limit: 5_000 }, { message: expect.stringContaining('[emulator rule query-documents]') as string }],
  [{ limit: -1 }, { code: 'INVALID_PARAM' }],
  [{ collection: 'nowhere' }, { code: 'DATABASE_COLLECTION_NOT_EXIST' }],
  [{ collection: 5 }, { code: expect.stringMatching(/INVALID_PARAM|NOT_EXIST/) as string }],
])('%j is refused', async (request, failure) => {
  const answer = await refusal(request)
  expect(answer).toMatchObject(failure)
  expect(answer.code).not.toBe('SYS_ERR')
})

test('nothing can be written from the page', async () => {
  for (const action of ['insertDocument', 'removeDocument', 'modifyDocument'])
    await post(action, { collection: 'stock' })
  await query({ action: 'database.removeDocument', query: '{}', multi: true })
  expect((await test$.db.collection('stock').count()).total).toBe(600)
})

test('collections with what they hold', async () => {
  const list = await test$.get<CollectionSummary[]>('collections')
  expect(list.map(({ name, documents }) => [name, documents])).toEqual([
    ['empty', 0],
    ['stock', 600],
  ])
  const stock = await test$.get<CollectionSummary>('collections/stock?keys=1')
  expect(stock.bytes / stock.documents).toBeGreaterThan(100)
  expect(stock.indexes).toEqual([
    {
      name: 'byItem',
      fields: [
        ['itemId', 1],
        ['n', -1],
      ],
      unique: false,
      multikey: false,
      keys: 600,
    },
    { name: 'byTags', fields: [['tags', 1]], unique: false, multikey: true, keys: 1_200 },
    { name: 'byCode', fields: [['code', 1]], unique: true, multikey: false, keys: 600 },
  ])
  expect(await test$.get('collections/nowhere')).toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST' })
  expect(await test$.get('collections/%E0%A4%A')).toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST' })
})

test('the size of a large collection is estimated from a sample', async () => {
  await test$.db.createCollection('large')
  const documents = Array.from({ length: 1_001 }, (_, n) => ({ text: 'x'.repeat(n) }))
  await test$.db.collection('large').add(documents)
  const exact = documents.reduce((sum, { text }) => sum + text.length + '{"_id":"","text":""}'.length + 32, 0)
  const { bytes, estimated } = await test$.get<CollectionSummary>('collections/large')
  expect(estimated).toBe(true)
  expect(Math.abs(bytes / exact - 1)).toBeLessThan(0.2)
})

test('pages of a collection, newest first and oldest first, to the end and no further', async () => {
  const seen: string[] = []
  let next: number | null = null
  do {
    const after: string = next === null ? '' : `&after=${next}`
    const page: DocumentPage = await test$.get(`documents?collection=stock&limit=200${after}`)
    expect(page.total).toBe(600)
    seen.push(...ids(page))
    next = page.next
  } while (next !== null)
  expect(seen).toEqual(Array.from({ length: 600 }, (_, n) => `s${599 - n}`))
  expect(ids(await test$.get('documents?collection=stock&order=oldest&limit=2'))).toEqual(['s0', 's1'])
  expect(await test$.get('documents?collection=empty')).toEqual({ documents: [], next: null, total: 0 })
  expect(await test$.get('documents?collection=stock&limit=x')).toMatchObject({ code: 'INVALID_PARAM' })
})

test('a page of another site gets nothing, whatever it sends', async () => {
  const ask = async (headers: Record<string, string>) => {
    const { code } = await post<{ code?: string }>('query', { collection: 'stock' }, headers)
    return code
  }
  const { host } = new URL(test$.emulator.url)
  expect(await ask({ origin: `http://${host}`, 'sec-fetch-site': 'same-origin' })).toBeUndefined()
  expect(await ask({ origin: 'http://evil.example' })).toBe('PERMISSION_DENIED')
  expect(await ask({ origin: 'null' })).toBe('PERMISSION_DENIED')
  expect(await ask({ 'sec-fetch-site': 'cross-site' })).toBe('PERMISSION_DENIED')
  expect(await ask({ 'sec-fetch-site': 'same-site' })).toBe('PERMISSION_DENIED')
})

test('a body that is no JSON is refused', async () => {
  const url = `${test$.emulator.url}/_emulator/query`
  for (const body of ['', 'null', '{', '[]']) {
    const response = await fetch(url, { method: 'POST', body })
    expect(((await response.json()) as QueryFailure).code).toMatch(/INVALID_PARAM|NOT_EXIST/)
  }
  expect(await codeOf(test$.db.collection('stock').count())).toBeUndefined()
})
