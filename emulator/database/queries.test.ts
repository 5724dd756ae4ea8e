import tcb from '@cloudbase/node-sdk'
import { codeOf, startTestEmulator, type TestEmulator } from '../testing/start'

type Client = TestEmulator<ReturnType<typeof tcb.init>>

interface Item {
  _id: string
  kind?: string | null
  size: number
  tags: string[]
  lots: { id: string; place: string; n: number }[]
  at: Date
  deep?: { x: { y: number } }
}

const items: Item[] = Array.from({ length: 60 }, (_, i) => ({
  _id: `i${String(i).padStart(2, '0')}`,
  ...(i % 10 === 9 ? {} : { kind: i % 10 === 8 ? null : `k${i % 3}` }),
  size: (i * 7) % 20,
  tags: i % 5 === 0 ? [] : [`t${i % 4}`, `t${i % 7}`],
  lots: Array.from({ length: i % 4 }, (_, j) => ({
    id: `l${i % 6}${j}`,
    place: `p${(i + j) % 3}`,
    n: j * 10,
  })),
  at: new Date(1_700_000_000_000 + i * 86_400_000),
  ...(i % 2 === 0 ? { deep: { x: { y: i } } } : {}),
}))

/** The same documents with and without indexes: every query must find the same in both. */
let test$: Client
beforeAll(async () => {
  test$ = await startTestEmulator(tcb, {
    indexes: {
      plain: [],
      indexed: [
        {
          name: 'byKind',
          fields: [
            ['kind', 1],
            ['size', -1],
          ],
        },
        { name: 'bySize', fields: [['size', 1]] },
        {
          name: 'byTags',
          fields: [
            ['tags', 1],
            ['size', 1],
          ],
        },
        {
          name: 'byLot',
          fields: [
            ['lots.id', 1],
            ['lots.place', 1],
          ],
        },
        { name: 'byAt', fields: [['at', -1]] },
        { name: 'byDeep', fields: [['deep.x.y', 1]] },
      ],
    },
    options: { limits: { scanWarning: 50 } },
  })
  await test$.db.collection('plain').add(items)
  await test$.db.collection('indexed').add(items)
})
afterAll(() => test$.close())

const _ = () => test$.db.command
type Query = ReturnType<Client['db']['collection']>

async function both(ask: (collection: Query) => { get(): Promise<{ data: unknown[] }> }): Promise<string[]> {
  const [plain, indexed] = await Promise.all(
    ['plain', 'indexed'].map(async (name) => (await ask(test$.db.collection(name)).get()).data as Item[]),
  )
  const ids = (list: Item[] | undefined) => (list ?? []).map(({ _id }) => _id)
  expect(ids(indexed).sort()).toEqual(ids(plain).sort())
  return ids(indexed)
}
const expected = (matches: (item: Item) => boolean) => items.filter(matches).map(({ _id }) => _id)

describe('where', () => {
  const rows: [string, () => object, (item: Item) => boolean][] = [
    ['equal', () => ({ kind: 'k1' }), ({ kind }) => kind === 'k1'],
    ['null also means missing', () => ({ kind: null }), ({ kind }) => kind == null],
    ['neq', () => ({ kind: _().neq('k1') }), ({ kind }) => kind !== 'k1'],
    ['gt and lt', () => ({ size: _().gt(5).and(_().lt(12)) }), ({ size }) => size > 5 && size < 12],
    ['gte', () => ({ size: _().gte(15) }), ({ size }) => size >= 15],
    [
      'lte with a second field',
      () => ({ kind: 'k0', size: _().lte(8) }),
      ({ kind, size }) => kind === 'k0' && size <= 8,
    ],
    ['in', () => ({ size: _().in([1, 2, 3, 99]) }), ({ size }) => [1, 2, 3].includes(size)],
    ['in nothing', () => ({ size: _().in([]) }), () => false],
    ['in with null', () => ({ kind: _().in(['k2', null]) }), ({ kind }) => kind == null || kind === 'k2'],
    ['nin', () => ({ size: _().nin([1, 2, 3]) }), ({ size }) => ![1, 2, 3].includes(size)],
    [
      'or of fields',
      () => _().or([{ size: 0 }, { kind: 'k2' }]),
      ({ size, kind }) => size === 0 || kind === 'k2',
    ],
    ['or of values', () => ({ size: _().eq(1).or(_().eq(2)) }), ({ size }) => size === 1 || size === 2],
    [
      'and',
      () => _().and([{ kind: 'k1' }, { size: _().gt(10) }]),
      ({ kind, size }) => kind === 'k1' && size > 10,
    ],
    ['nor', () => _().nor([{ kind: 'k1' }, { size: 0 }]), ({ kind, size }) => kind !== 'k1' && size !== 0],
    ['not', () => ({ size: _().not(_().gt(5)) }), ({ size }) => size <= 5],
    ['exists', () => ({ kind: _().exists(false) }), ({ kind }) => kind === undefined],
    [
      'mod',
      () => ({ size: (_() as { mod(...numbers: number[]): unknown }).mod(5, 1) }),
      ({ size }) => size % 5 === 1,
    ],
    ['nested field', () => ({ deep: { x: { y: 4 } } }), ({ deep }) => deep?.x.y === 4],
    ['nested range', () => ({ 'deep.x.y': _().gte(50) }), ({ deep }) => (deep?.x.y ?? 0) >= 50],
    ['element of an array', () => ({ tags: 't2' }), ({ tags }) => tags.includes('t2')],
    [
      'all',
      () => ({ tags: _().all(['t2', 't3']) }),
      ({ tags }) => tags.includes('t2') && tags.includes('t3'),
    ],
    ['size of an array', () => ({ lots: _().size(2) }), ({ lots }) => lots.length === 2],
    ['field of elements', () => ({ 'lots.id': 'l31' }), ({ lots }) => lots.some(({ id }) => id === 'l31')],
    [
      'two fields of different elements',
      () => ({ 'lots.id': 'l50', 'lots.place': 'p0' }),
      ({ lots }) => lots.some(({ id }) => id === 'l50') && lots.some(({ place }) => place === 'p0'),
    ],
    [
      'elemMatch',
      () => ({ lots: _().elemMatch({ id: 'l31', place: 'p1' }) }),
      ({ lots }) => lots.some(({ id, place }) => id === 'l31' && place === 'p1'),
    ],
    [
      'a range over elements',
      () => ({ 'lots.n': _().gt(5).and(_().lt(15)) }),
      ({ lots }) => lots.some(({ n }) => n > 5) && lots.some(({ n }) => n < 15),
    ],
    [
      'a range over an indexed array',
      () => ({ tags: _().gt('t4').and(_().lt('t1')) }),
      ({ tags }) => tags.some((t) => t > 't4') && tags.some((t) => t < 't1'),
    ],
    [
      'date range',
      () => ({ at: _().gte(items[50]?.at) }),
      ({ at }) => at.getTime() >= (items[50] as Item).at.getTime(),
    ],
    ['regular expression', () => ({ _id: /^i1/ }), ({ _id }) => _id.startsWith('i1')],
    [
      'db.RegExp',
      () => ({ kind: test$.db.RegExp({ regexp: 'K[01]', options: 'i' }) }),
      ({ kind }) => kind === 'k0' || kind === 'k1',
    ],
    [
      'id in a list',
      () => ({ _id: _().in(['i03', 'i07', 'zz']) }),
      ({ _id }) => _id === 'i03' || _id === 'i07',
    ],
    ['id range', () => ({ _id: _().gt('i50') }), ({ _id }) => _id > 'i50'],
    ['a type that is not there', () => ({ size: '1' }), () => false],
  ]
  test.each(rows)('%s', async (_name, query, matches) => {
    const found = await both((collection) => collection.where(query()).limit(1000))
    expect(found.sort()).toEqual(expected(matches))
    const { total } = await test$.db.collection('indexed').where(query()).count()
    expect(total).toBe(found.length)
  })

  test('refuses operators that do not exist', async () => {
    const raw = test$.db.collection('plain').options({ raw: true })
    expect(await codeOf(raw.where({ size: { $around: 3 } }).get())).toBe('DATABASE_INVALID_OPERRATOR')
    expect(await codeOf(raw.where({ $where: 'true' }).get())).toBe('DATABASE_INVALID_OPERRATOR')
  })
})

describe('order, skip, limit, field', () => {
  const sorted = (compare: (a: Item, b: Item) => number) => [...items].sort(compare).map(({ _id }) => _id)

  test('an index that gives the order and sorting in memory agree', async () => {
    for (const name of ['plain', 'indexed']) {
      const { data } = await test$.db
        .collection(name)
        .orderBy('size', 'desc')
        .orderBy('_id', 'asc')
        .limit(1000)
        .get()
      expect((data as Item[]).map(({ _id }) => _id)).toEqual(
        sorted((a, b) => b.size - a.size || (a._id < b._id ? -1 : 1)),
      )
      const byDate = await test$.db.collection(name).orderBy('at', 'desc').skip(5).limit(10).get()
      expect((byDate.data as Item[]).map(({ _id }) => _id)).toEqual(
        sorted((a, b) => +b.at - +a.at).slice(5, 15),
      )
      const ofKind = await test$.db
        .collection(name)
        .where({ kind: 'k1' })
        .orderBy('size', 'asc')
        .limit(4)
        .get()
      const sizes = items
        .filter(({ kind }) => kind === 'k1')
        .map(({ size }) => size)
        .sort((a, b) => a - b)
      expect((ofKind.data as Item[]).map(({ size }) => size)).toEqual(sizes.slice(0, 4))
    }
  })

  test('100 documents come when no limit is given, 1,000 at most', async () => {
    const collection = test$.db.collection('many')
    await test$.db.createCollection('many')
    await collection.add(Array.from({ length: 1_200 }, (_, n) => ({ n })))
    expect((await collection.get()).data).toHaveLength(100)
    expect((await collection.limit(5_000).get()).data).toHaveLength(1_000)
    expect(
      (await collection.orderBy('n', 'desc').skip(1_190).get()).data.map(({ n }: { n: number }) => n),
    ).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0])
  })

  test('fields are kept or left out, in arrays as well', async () => {
    const read = async (fields: object) =>
      (await test$.db.collection('plain').where({ _id: 'i07' }).field(fields).get()).data[0] as object
    const item = items[7] as Item
    expect(await read({ size: true, 'lots.id': true })).toEqual({
      _id: 'i07',
      size: item.size,
      lots: item.lots.map(({ id }) => ({ id })),
    })
    expect(await read({ lots: false, tags: false, at: false })).toEqual({
      _id: 'i07',
      kind: item.kind,
      size: item.size,
    })
    expect(await read({ lots: test$.db.command.project.slice(1) })).toMatchObject({
      lots: item.lots.slice(0, 1),
    })
  })
})

describe('aggregate', () => {
  const $ = () => test$.db.command.aggregate

  test('groups, sorts and projects', async () => {
    const { data } = await test$.db
      .collection('indexed')
      .aggregate()
      .match({ size: _().gte(10) })
      .group({ _id: '$kind', total: $().sum('$size'), count: $().sum(1) })
      .sort({ total: -1, _id: 1 })
      .limit(2)
      .end()
    const totals = new Map<unknown, number>()
    for (const { kind = null, size } of items.filter(({ size }) => size >= 10))
      totals.set(kind, (totals.get(kind) ?? 0) + size)
    const best = [...totals].sort((a, b) => b[1] - a[1] || (String(a[0]) < String(b[0]) ? -1 : 1)).slice(0, 2)
    expect((data as { _id: string; total: number }[]).map(({ _id, total }) => [_id, total])).toEqual(best)
  })

  test('unwinds, looks up and does not change what is stored', async () => {
    await test$.db.createCollection('places')
    await test$.db.collection('places').add([
      { _id: 'p0', name: 'A' },
      { _id: 'p1', name: 'B' },
      { _id: 'p2', name: 'C' },
    ])
    const pipeline = () =>
      test$.db
        .collection('plain')
        .aggregate()
        .match({ _id: 'i07' })
        .unwind('$lots')
        .lookup({ from: 'places', localField: 'lots.place', foreignField: '_id', as: 'place' })
        .addFields({ 'lots.name': $().arrayElemAt(['$place.name', 0]) })
        .project({ _id: 0, lots: 1 })
        .end()
    const first = (await pipeline()).data as { lots: { place: string; name: string } }[]
    expect(first.map(({ lots }) => [lots.place, lots.name])).toEqual([
      ['p1', 'B'],
      ['p2', 'C'],
      ['p0', 'A'],
    ])
    expect((await pipeline()).data).toEqual(first)
    expect((await test$.db.collection('plain').doc('i07').get()).data).toEqual([items[7]])
  })

  test('refuses stages that write or do not exist', async () => {
    const run = (stage: object) =>
      codeOf(
        (
          test$.db
            .collection('plain')
            .options({ raw: true })
            .aggregate([stage] as never) as { end(): Promise<unknown> }
        ).end(),
      )
    expect(await run({ $out: 'elsewhere' })).toBe('DATABASE_INVALID_OPERRATOR')
    expect(await run({ $explode: {} })).toBe('DATABASE_INVALID_OPERRATOR')
  })
})

describe('what the emulator reports', () => {
  test('requests by action and collection, and queries without an index', async () => {
    const { url } = test$.emulator
    await fetch(`${url}/_emulator/stats/reset`, { method: 'POST' })
    await test$.db.collection('plain').where({ size: 3 }).get()
    await test$.db.collection('indexed').where({ size: 3 }).get()
    await test$.db.collection('indexed').doc('i01').get()
    interface Stats {
      requests: { total: number; byCollection: object }
      warnings: { collection: string; message: string }[]
    }
    const { requests, warnings } = await test$.get<Stats>('stats')
    expect(requests).toMatchObject({
      total: 3,
      byAction: { getDocument: 3 },
      byCollection: { plain: { getDocument: 1 }, indexed: { getDocument: 2 } },
    })
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toMatchObject({
      collection: 'plain',
      message: expect.stringContaining('[["size",1]]') as string,
    })
  })
})
