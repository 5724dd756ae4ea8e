import tcb from '@cloudbase/node-sdk'
import { codeOf, startTestEmulator, type TestEmulator } from '../testing/start'

type Client = TestEmulator<ReturnType<typeof tcb.init>>

let test$: Client
beforeAll(async () => {
  test$ = await startTestEmulator(tcb, {
    indexes: { things: [], unique: [{ name: 'byCode', fields: [['code', 1]], unique: true }] },
  })
})
afterAll(() => test$.close())

const things = () => test$.db.collection('things')
const read = async (id: string | number) =>
  (await things().doc(id).get()).data[0] as Record<string, unknown> | undefined
let count = 0
async function given(fields: object): Promise<string> {
  const id = `d${++count}`
  await things().add({ _id: id, ...fields })
  return id
}
/** What an update makes of a document, without its id. */
async function updated(fields: object, update: object): Promise<unknown> {
  const id = await given(fields)
  await things().doc(id).update(update)
  const { _id, ...rest } = (await read(id)) as Record<string, unknown>
  return rest
}
const messageOf = (promise: Promise<unknown>) =>
  promise.then(
    () => '',
    (error: Error) => error.message,
  )

describe('one document', () => {
  test('comes back as it was written', async () => {
    const fields = {
      n: 3,
      negative: -7,
      big: 2 ** 40,
      huge: 2 ** 60,
      real: 1.5,
      tiny: -0.001,
      at: new Date(1_700_000_000_123),
      list: [1, { x: null, deep: [[1], []] }],
      text: '中文 "quoted" \\ 😀 \n',
      yes: true,
      nothing: null,
      empty: {},
    }
    const id = await given(fields)
    expect(await read(id)).toEqual({ _id: id, ...fields })
  })

  test('may have a number as its id, which is not the same as its text', async () => {
    await things().add([
      { _id: 7, is: 'number' },
      { _id: '7', is: 'text' },
    ])
    expect([await read(7), await read('7')]).toMatchObject([{ is: 'number' }, { is: 'text' }])
  })

  test('gets an id of 32 characters when it brings none', async () => {
    const { id } = await things().add({ n: 1 })
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    const { ids } = (await things().add([{ n: 1 }, { n: 2 }])) as unknown as { ids: string[] }
    expect(new Set(ids).size).toBe(2)
  })

  test('is replaced by set, which also makes it', async () => {
    const id = await given({ a: 1, b: 2 })
    expect(await things().doc(id).set({ c: 3 })).toMatchObject({ updated: 1 })
    expect(await read(id)).toEqual({ _id: id, c: 3 })
    expect(await things().doc(`${id}-new`).set({ d: 4 })).toMatchObject({
      updated: 0,
      upsertedId: `${id}-new`,
    })
    expect(await read(`${id}-new`)).toEqual({ _id: `${id}-new`, d: 4 })
  })

  test('is changed or removed by id, and 0 says that it was not there', async () => {
    const id = await given({ a: 1 })
    expect(await things().doc(id).update({ a: 2 })).toMatchObject({ updated: 1 })
    expect(await things().doc('nobody').update({ a: 2 })).toMatchObject({ updated: 0 })
    expect(await things().doc(id).remove()).toMatchObject({ deleted: 1 })
    expect(await things().doc(id).remove()).toMatchObject({ deleted: 0 })
    expect(await read(id)).toBeUndefined()
  })

  test('takes the time of the server, with an offset', async () => {
    const before = Date.now()
    const id = await given({ at: test$.db.serverDate(), later: test$.db.serverDate({ offset: 60_000 }) })
    const { at, later } = (await read(id)) as { at: Date; later: Date }
    expect(at.getTime()).toBeGreaterThanOrEqual(before)
    expect(later.getTime() - at.getTime()).toBe(60_000)
  })
})

describe('update commands', () => {
  const _ = () => test$.db.command

  test.each<[string, object, () => object, object]>([
    ['nested fields one by one', { a: { b: 1, c: 2 } }, () => ({ a: { b: 9 } }), { a: { b: 9, c: 2 } }],
    ['set replaces whole', { a: { b: 1, c: 2 } }, () => ({ a: _().set({ b: 9 }) }), { a: { b: 9 } }],
    [
      'dotted paths',
      { a: [{ q: 1 }, { q: 2 }] },
      () => ({ 'a.1.q': 5, 'x.y': 1 }),
      { a: [{ q: 1 }, { q: 5 }], x: { y: 1 } },
    ],
    [
      'inc and mul',
      { n: 2, m: 3 },
      () => ({ n: _().inc(5), m: _().mul(4), k: _().inc(1) }),
      { n: 7, m: 12, k: 1 },
    ],
    ['min and max', { n: 2, m: 3 }, () => ({ n: _().min(1), m: _().max(1) }), { n: 1, m: 3 }],
    [
      'remove',
      { a: 1, b: { c: 1, d: 2 } },
      () => ({ a: _().remove(), b: { c: _().remove() } }),
      { b: { d: 2 } },
    ],
    ['rename', { a: 1 }, () => ({ a: _().rename('b') }), { b: 1 }],
    ['push', { a: [1] }, () => ({ a: _().push(2, 3) }), { a: [1, 2, 3] }],
    [
      'push with each, position, sort and slice',
      { a: [{ s: 5 }] },
      () => ({ a: _().push({ each: [{ s: 1 }, { s: 9 }], sort: { s: -1 }, slice: 2 } as never) }),
      { a: [{ s: 9 }, { s: 5 }] },
    ],
    [
      'push at a place',
      { a: [1, 4] },
      () => ({ a: _().push({ each: [2, 3], position: 1 } as never) }),
      { a: [1, 2, 3, 4] },
    ],
    [
      'pop, shift and unshift',
      { a: [1, 2], b: [1, 2], c: [1] },
      () => ({ a: _().pop(), b: _().shift(), c: _().unshift(0) }),
      { a: [1], b: [2], c: [0, 1] },
    ],
    ['pull by value', { a: [1, 2, 1] }, () => ({ a: _().pull(1) }), { a: [2] }],
    ['pull by command', { a: [1, 5, 9] }, () => ({ a: _().pull(_().gte(5)) }), { a: [1] }],
    [
      'pull by fields',
      {
        a: [
          { k: 1, v: 1 },
          { k: 2, v: 2 },
        ],
      },
      () => ({ a: _().pull({ k: 2 }) }),
      { a: [{ k: 1, v: 1 }] },
    ],
    ['pullAll', { a: [1, 2, 3, 2] }, () => ({ a: _().pullAll([2, 3]) }), { a: [1] }],
    ['addToSet', { a: [1] }, () => ({ a: _().addToSet({ $each: [1, 2, 2] }) }), { a: [1, 2] }],
    ['bit', { n: 0b1100 }, () => ({ n: _().bit({ and: 0b0110 }) }), { n: 0b0100 }],
  ])('%s', async (_name, fields, update, expected) => {
    expect(await updated(fields, update())).toEqual(expected)
  })

  test.each<[string, object, () => object, RegExp]>([
    ['inc of a text', { a: 'x' }, () => ({ a: _().inc(1) }), /non-numeric/],
    ['push to a number', { a: 1 }, () => ({ a: _().push(1) }), /must be an array/],
    ['a path through a number', { a: 1 }, () => ({ 'a.b': 1 }), /Cannot create field/],
    ['a path and its parent', { a: 1 }, () => ({ a: _().set({}), 'a.b': _().inc(1) }), /conflict/],
    ['a positional path', { a: [1] }, () => ({ 'a.$.b': 1 }), /positional/],
  ])('refuses %s and changes nothing', async (_name, fields, update, message) => {
    const id = await given(fields)
    expect(await messageOf(things().doc(id).update(update()))).toMatch(message)
    expect(await read(id)).toEqual({ _id: id, ...fields })
  })

  test('refuses operators that do not exist', async () => {
    const id = await given({})
    const raw = things().options({ raw: true }).doc(id)
    expect(await codeOf(raw.update({ $explode: { a: 1 } }))).toBe('DATABASE_INVALID_OPERRATOR')
  })

  test('updateAndReturn answers the document as it is afterwards', async () => {
    const id = await given({ n: 1 })
    const query = things().where({ _id: id }) as unknown as {
      updateAndReturn(data: object): Promise<unknown>
    }
    expect(await query.updateAndReturn({ n: _().inc(1) })).toMatchObject({
      updated: 1,
      doc: { _id: id, n: 2 },
    })
  })

  test('an update of what a query finds counts what it changed', async () => {
    await things().add([
      { g: 'many', n: 1 },
      { g: 'many', n: 1 },
      { g: 'many', n: 5 },
    ])
    expect(await things().where({ g: 'many' }).update({ n: 5 })).toMatchObject({ updated: 2 })
    expect(await things().where({ g: 'many', n: 5 }).remove()).toMatchObject({ deleted: 3 })
  })
})

describe('unique keys', () => {
  const unique = () => test$.db.collection('unique')

  test('a second document with the key is refused, by add, set and update', async () => {
    await unique().add([
      { _id: 'a', code: 'A' },
      { _id: 'b', code: 'B' },
    ])
    for (const attempt of [
      unique().add({ code: 'A' }),
      unique().doc('c').set({ code: 'A' }),
      unique().doc('b').update({ code: 'A' }),
      unique().add({ _id: 'a', code: 'Z' }),
    ]) {
      expect(await messageOf(attempt as Promise<unknown>)).toContain('E11000 duplicate key error')
    }
    expect((await unique().count()).total).toBe(2)
  })

  test('of a list the documents before the duplicate stay, as in MongoDB', async () => {
    const attempt = unique().add([
      { _id: 'l1', code: 'L1' },
      { _id: 'l2', code: 'A' },
      { _id: 'l3', code: 'L3' },
    ])
    expect(await codeOf(attempt)).toBe('DATABASE_REQUEST_FAILED')
    const { data } = await unique()
      .where({ _id: test$.db.RegExp({ regexp: '^l' }) })
      .get()
    expect(data).toEqual([{ _id: 'l1', code: 'L1' }])
  })

  test('a key is free again after its document is gone', async () => {
    await unique().doc('a').remove()
    expect(await unique().add({ _id: 'a2', code: 'A' })).toMatchObject({ id: 'a2' })
  })
})

describe('refusals', () => {
  test('a collection that does not exist', async () => {
    expect(await codeOf(test$.db.collection('nowhere').add({}))).toBe('DATABASE_COLLECTION_NOT_EXIST')
    await test$.db.createCollection('nowhere')
    expect(await codeOf(test$.db.collection('nowhere').add({}))).toBeUndefined()
    expect(await codeOf(test$.db.createCollection('nowhere'))).toBe('DATABASE_COLLECTION_ALREADY_EXIST')
  })

  test('a document over 512 KB, by rule', async () => {
    expect(await messageOf(things().add({ text: 'x'.repeat(513 * 1024) }))).toContain('document-size')
    const id = await given({ text: 'x'.repeat(500 * 1024) })
    expect(
      await messageOf(
        things()
          .doc(id)
          .update({ more: 'x'.repeat(20 * 1024) }),
      ),
    ).toContain('document-size')
  })

  test('field names that no query reaches', async () => {
    expect(await messageOf(things().add({ 'a.b': 1 }))).toContain('field-names')
    expect(await messageOf(things().add({ a: { $b: 1 } }))).toContain(
      'not valid for storage: it begins with a dollar ($)',
    )
    expect(await messageOf(things().add({ o: { 'a\0b': 1 } }))).toContain(
      "'a\\0b' in 'o.a\\0b' is not valid for storage: it holds a null character",
    )
    expect(await messageOf(things().where({}).update({ 'a\0b': 1 }))).toContain('it holds a null character')
  })

  test.each([
    ['{"action":"database.dropEverything"}', 'INVALID_ACTION'],
    ['{"action":"constructor"}', 'INVALID_ACTION'],
    ['{"action":"toString","collectionName":"__proto__"}', 'INVALID_ACTION'],
    ['null', 'INVALID_PARAM'],
    ['[]', 'INVALID_PARAM'],
    ['{', 'INVALID_PARAM'],
  ])('a request that is none: %s', async (body, code) => {
    const response = await fetch(`${test$.emulator.url}/admin`, { method: 'POST', body })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ code, requestId: expect.any(String) as string })
  })

  test('requests of pages and of other machines', async () => {
    const ask = (headers: Record<string, string>) =>
      fetch(`${test$.emulator.url}/admin`, { method: 'POST', body: '{}', headers }).then(
        ({ status }) => status,
      )
    expect(await ask({ origin: test$.emulator.url })).toBe(403)
    expect(await ask({ 'x-forwarded-for': '10.0.0.9' })).toBe(403)
  })
})
