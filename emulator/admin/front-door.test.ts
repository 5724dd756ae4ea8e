import tcb from '@cloudbase/node-sdk'
import fc from 'fast-check'
import { request } from 'node:http'
import { gzipSync } from 'node:zlib'
import { startTestEmulator, type TestEmulator } from '../testing/start'

let test$: TestEmulator<ReturnType<typeof tcb.init>>
beforeAll(async () => {
  test$ = await startTestEmulator(tcb, {
    indexes: { things: [{ name: 'byN', fields: [['n', 1]] }] },
    functions: { echo: 'exports.main = async (event) => event' },
  })
  await test$.db.collection('things').add({ _id: 'canary', n: 1, list: [1, 2], at: new Date(0) })
})
afterAll(() => test$.close())

interface Answer {
  requestId?: string
  code?: string
  message?: string
  data?: unknown
  transactionId?: string
}

async function post(body: string | Buffer, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${test$.emulator.url}/admin?env=local&seqId=1`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: new Uint8Array(Buffer.from(body)),
  })
  expect(response.status).toBe(200)
  // `wx.openApi` answers protobuf; its errors are JSON as all others.
  if (response.headers.get('content-type') === 'application/octet-stream') return { requestId: '' }
  return JSON.parse(await response.text()) as Answer
}

const ask = (parameters: object) => post(JSON.stringify(parameters))

describe('a body that is no request is refused with what is wrong', () => {
  test.each([
    ['', 'the body is empty'],
    ['{', 'the body is not JSON'],
    ['[]', 'not a JSON object'],
    ['null', 'not a JSON object'],
    ['{}', 'action is missing'],
    ['{"action":["x"]}', 'action is missing'],
  ])('%j', async (body, message) => {
    expect(await post(body)).toMatchObject({ code: 'INVALID_PARAM', requestId: expect.any(String) })
    expect((await post(body)).message).toContain(message)
  })

  test('a compressed body', async () => {
    const body = gzipSync('{"action":"database.startTransaction"}')
    expect(await post(body, { 'content-encoding': 'gzip' })).toMatchObject({
      code: 'INVALID_PARAM',
      message: expect.stringContaining('content-encoding gzip'),
    })
  })

  test('an unknown action, also one that every object has', async () => {
    for (const action of ['database.dropEverything', 'constructor', '__proto__', 'toString'])
      expect(await ask({ action })).toMatchObject({ code: 'INVALID_ACTION' })
  })

  test('a body over the limit', async () => {
    const body = JSON.stringify({
      action: 'database.addCollection',
      collectionName: 'x'.repeat(33 * 1024 * 1024),
    })
    expect(await post(body)).toMatchObject({ code: 'EXCEED_REQUEST_SIZE_LIMIT' })
  })

  test('what is nested without end', async () => {
    const query = '{"a":'.repeat(50_000) + '1' + '}'.repeat(50_000)
    const answer = await ask({ action: 'database.getDocument', collectionName: 'things', query })
    expect(answer.code).toBe('INVALID_PARAM')
  })
})

describe('a parameter of the wrong form is refused by name', () => {
  const things = { collectionName: 'things' }
  test.each<[string, object, string]>([
    ['database.getDocument', {}, 'collectionName is missing'],
    ['database.getDocument', { collectionName: 5 }, 'collectionName must be a non-empty string, not 5'],
    [
      'database.getDocument',
      { ...things, queryType: 'ALL' },
      'queryType must be "DOC" or "WHERE", not "ALL"',
    ],
    ['database.getDocument', { ...things, query: 5 }, 'query must be an object'],
    ['database.getDocument', { ...things, query: '{' }, 'not JSON'],
    ['database.getDocument', { ...things, limit: '5' }, 'limit must be a whole number'],
    ['database.getDocument', { ...things, offset: -1 }, 'offset must be a whole number'],
    ['database.getDocument', { ...things, transactionId: null }, 'transactionId must be a non-empty string'],
    ['database.calculateDocument', { ...things, query: [] }, 'query must be an object'],
    ['database.insertDocument', things, 'data holds no document'],
    ['database.insertDocument', { ...things, data: [] }, 'data holds no document'],
    ['database.insertDocument', { ...things, data: [null] }, 'data must hold documents'],
    ['database.modifyDocument', things, 'data is missing'],
    ['database.modifyDocument', { ...things, data: '{}', multi: 1 }, 'multi must be true or false, not 1'],
    ['database.modifyAndReturnDoc', { ...things, data: 3 }, 'data must be an object'],
    ['database.removeDocument', { ...things, queryType: 'DOC' }, 'document id is missing'],
    ['database.aggregateDocuments', things, 'stages must be a list'],
    ['database.aggregateDocuments', { ...things, stages: [{}] }, 'needs a stageKey'],
    ['database.commitTransaction', {}, 'transactionId is missing'],
    ['database.abortTransaction', { transactionId: {} }, 'transactionId must be'],
    ['database.addCollection', {}, 'collectionName is missing'],
    ['functions.invokeFunction', {}, 'function_name'],
    ['storage.batchGetDownloadUrl', {}, 'list of files'],
    ['wx.api', {}, 'apiName'],
  ])('%s %j', async (action, parameters, message) => {
    const answer = await ask({ action, ...parameters })
    expect(answer).toMatchObject({ code: 'INVALID_PARAM', message: expect.stringContaining(message) })
  })
})

/** Actions on the documents of a collection. */
const ofDocuments = [
  'database.getDocument',
  'database.calculateDocument',
  'database.insertDocument',
  'database.modifyDocument',
  'database.modifyAndReturnDoc',
  'database.removeDocument',
  'database.aggregateDocuments',
]

test.each(ofDocuments)('%s of a collection that is not there says so', async (action) => {
  const answer = await ask({
    action,
    collectionName: 'nothere',
    query: '{"_id":"a"}',
    queryType: 'WHERE',
    merge: true,
    data: action === 'database.insertDocument' ? ['{}'] : '{"$set":{"a":1}}',
    stages: [],
  })
  expect(answer).toMatchObject({
    code: 'DATABASE_COLLECTION_NOT_EXIST',
    message: expect.stringContaining('Db or Table not exist: nothere'),
  })
})

test('names of new collections', async () => {
  const add = async (collectionName: string) =>
    (await ask({ action: 'database.addCollection', collectionName })).code
  expect(await add('a-b_c.d9')).toBeUndefined()
  expect(await add('a-b_c.d9')).toBe('DATABASE_COLLECTION_ALREADY_EXIST')
  for (const name of ['a$b', 'system.users', 'a..b', '.a', 'a b', '库存', 'x'.repeat(201), 'a\0b'])
    expect(await add(name)).toBe('INVALID_PARAM')
})

test('several requests share a connection', async () => {
  const { port } = test$.emulator
  const { Agent } = await import('node:http')
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const ports = new Set<number | undefined>()
  for (let i = 0; i < 3; i++) {
    await new Promise<void>((resolve, reject) => {
      const sent = request({ port, path: '/admin', method: 'POST', agent }, (response) => {
        response.resume().on('end', resolve)
      })
      sent.on('error', reject)
      sent.on('socket', (socket) => socket.once('connect', () => ports.add(socket.localPort)))
      sent.end(i === 1 ? '{' : '{"action":"database.startTransaction"}')
    })
  }
  agent.destroy()
  expect(ports.size).toBe(1)
})

describe('whatever is sent', () => {
  /** Values that stand where something else is expected. */
  const hostile = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(
      '',
      '{}',
      '[]',
      'null',
      '{"_id":"canary"}',
      '{"$where":"1"}',
      '{"$and":[]}',
      '{"$or":[{"n":{"$gt":{"$numberInt":"0"}}}]}',
      '{"n":{"$in":5}}',
      '{"n":{"$elemMatch":1}}',
      '{"n":{"$regex":"("}}',
      '{"n":{"$regularExpression":{}}}',
      '{"$set":{"a.b.c":1}}',
      '{"$set":5}',
      '{"$inc":{"n":"x"}}',
      '{"$push":{"list":{"$each":5}}}',
      '{"$pull":{"list":{"$gt":null}}}',
      '{"$unset":[]}',
      '{"$rename":{"n":5}}',
      '{"$bit":{"n":{"and":"x"}}}',
      '{"d":{"$date":null}}',
      '{"d":{"$date":{"$numberLong":"x"}}}',
      '{"d":{"$oid":"x"}}',
      '{"d":{"$numberLong":"9999999999999999999999"}}',
      '{"d":{"$numberInt":null}}',
      '{"d":{"$binary":5}}',
      '{"d":{"$tcb_server_date":null}}',
      '{"__proto__":{"a":1}}',
      [{ stageKey: '$match', stageValue: '5' }],
      [{ stageKey: '$group', stageValue: '{}' }],
      [{ stageKey: '$sort', stageValue: '{"n":"x"}' }],
      [{ stageKey: '$limit', stageValue: '-1' }],
      [{ stageKey: '$project', stageValue: '{"a":{"$add":[1,"x"]}}' }],
      [{ stageKey: '$unwind', stageValue: '{}' }],
      [{ stageKey: '$lookup', stageValue: '{}' }],
      [{ stageKey: '$bucket', stageValue: '{"groupBy":1}' }],
      [{ stageKey: '$geoNear', stageValue: '{}' }],
      [{ stageKey: '$constructor', stageValue: '{}' }],
    ),
  )
  const member = fc.constantFrom(
    'collectionName',
    'query',
    'queryType',
    'data',
    'order',
    'offset',
    'limit',
    'projection',
    'multi',
    'merge',
    'upsert',
    'stages',
    'transactionId',
    'function_name',
    'request_data',
    'path',
    'file_list',
    'fileid_list',
    'apiName',
    'requestData',
  )
  const action = fc.constantFrom(
    ...ofDocuments,
    'database.addCollection',
    'database.commitTransaction',
    'database.abortTransaction',
    'functions.invokeFunction',
    'storage.getUploadMetadata',
    'storage.batchGetDownloadUrl',
    'storage.batchDeleteFile',
    'storage.batchCopyFile',
    'wx.api',
    'wx.openApi',
    'auth.wsWebSign',
  )
  /** A request that would do, with some members replaced. It never touches the canary's collection by luck: writes go to `other`. */
  const base = {
    collectionName: 'other',
    query: '{"_id":"a"}',
    queryType: 'WHERE',
    data: '{"$set":{"a":{"$numberInt":"1"}}}',
    merge: true,
    stages: [{ stageKey: '$match', stageValue: '{}' }],
    function_name: 'echo',
    path: 'a.txt',
    file_list: [],
    fileid_list: [],
    apiName: 'subscribeMessage.send',
  }

  test('the answer is an answer, never an internal error, and the data stays as it was', async () => {
    await test$.db.createCollection('other')
    await test$.db.collection('other').add([{ _id: 'a', n: 1, list: [1] }, { _id: 'b' }])
    const failures: unknown[] = []
    const log = jest.spyOn(console, 'error').mockImplementation((error) => void failures.push(error))
    await fc.assert(
      fc.asyncProperty(
        action,
        fc.array(fc.tuple(member, hostile), { maxLength: 4 }),
        async (name, changes) => {
          const parameters = { ...base, ...Object.fromEntries(changes), action: name }
          const answer = await ask(parameters)
          if (answer.code === 'SYS_ERR')
            throw new Error(`${JSON.stringify(parameters)}: ${String(failures.at(-1))}`)
          expect(typeof answer.requestId).toBe('string')
          expect(answer.message ?? '').not.toMatch(
            /undefined is not|Cannot read|is not a function|is not iterable/,
          )
        },
      ),
      { numRuns: 1_500, ...seed() },
    )
    log.mockRestore()
    const { data } = await test$.db.collection('things').where({}).get()
    expect(data).toEqual([{ _id: 'canary', n: 1, list: [1, 2], at: new Date(0) }])
  })

  test('bytes that are no JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect((await post(Buffer.from(bytes))).code).toBe('INVALID_PARAM')
        const form = await post(Buffer.from(bytes), { 'content-type': 'multipart/form-data; boundary=x' })
        expect(form.code).toBe('INVALID_PARAM')
      }),
      { numRuns: 50, ...seed() },
    )
  })
})

/** `FUZZ_SEED=…` repeats a run. */
const seed = () => (process.env['FUZZ_SEED'] === undefined ? {} : { seed: Number(process.env['FUZZ_SEED']) })
