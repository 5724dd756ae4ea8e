import { describeSdks, refusalOf, type Collection, type Plain } from './sdks'

interface Pipeline {
  match(query: object): Pipeline
  lookup(spec: object): Pipeline
  project(spec: object): Pipeline
  sort(spec: object): Pipeline
  limit(n: number): Pipeline
  end(): Promise<{ data?: Plain[]; list?: Plain[] }>
}
const aggregate = (collection: Collection) => collection.ref.aggregate() as unknown as Pipeline
const list = async (pipeline: Pipeline): Promise<Plain[]> => {
  const { data, list } = await pipeline.end()
  return (data ?? list) as Plain[]
}

const orders = [
  { _id: 4, book: 'novel 1', price: 30, quantity: 2 },
  { _id: 5, book: 'science 1', price: 20, quantity: 1 },
  { _id: 6 },
]
const books = [
  { _id: 'book1', title: 'novel 1', stock: 10, time: 1 },
  { _id: 'book3', title: 'science 1', stock: 30 },
  { _id: 'book4', title: null, stock: 50 },
  { _id: 'book6', stock: 60 },
]

describeSdks(
  'Aggregate.lookup',
  (at) => {
    const $ = () => at.db.command.aggregate
    const _ = () => at.db.command
    const ids = (found: unknown) => (found as Plain[]).map(({ _id }) => _id)

    test('an equal field; missing is null', async () => {
      const [left, right] = [await at.collection(orders), await at.collection(books)]
      const found = await list(
        aggregate(left).lookup({
          from: right.name,
          localField: 'book',
          foreignField: 'title',
          as: 'bookList',
        }),
      )
      expect(found.map(({ _id, bookList }) => [_id, ids(bookList)])).toEqual([
        [4, ['book1']],
        [5, ['book3']],
        [6, ['book4', 'book6']],
      ])
      expect(found[0]).toEqual({ ...orders[0], bookList: [books[0]] })
    })

    test('arrays on both sides, a path as output, and a collection that does not exist', async () => {
      const classes = await at.collection([{ _id: 1, members: ['a', 'b'] }])
      const people = await at.collection([
        { _id: 1, names: ['b', 'x'] },
        { _id: 2, names: 'a' },
        { _id: 3, names: 'z' },
      ])
      const from = (name: string) =>
        aggregate(classes).lookup({
          from: name,
          localField: 'members',
          foreignField: 'names',
          as: 'found.people',
        })
      expect(await list(from(people.name))).toEqual([
        {
          _id: 1,
          members: ['a', 'b'],
          found: {
            people: [
              { _id: 1, names: ['b', 'x'] },
              { _id: 2, names: 'a' },
            ],
          },
        },
      ])
      expect(await list(from('nowhere'))).toEqual([{ _id: 1, members: ['a', 'b'], found: { people: [] } }])
    })

    test('a pipeline with variables, written with the SDK', async () => {
      const [left, right] = [await at.collection(orders), await at.collection(books)]
      const pipeline = $()
        .pipeline()
        .match(_().expr($().and([$().eq(['$title', '$$book']), $().gte(['$stock', '$$need'])])))
        .project({ _id: 0, stock: 1, need: '$$need' })
        .done()
      const found = await list(
        aggregate(left)
          .match({ book: _().exists(true) })
          .lookup({ from: right.name, let: { book: '$book', need: '$quantity' }, pipeline, as: 'bookList' }),
      )
      expect(found.map(({ bookList }) => bookList)).toEqual([
        [{ stock: 10, need: 2 }],
        [{ stock: 30, need: 1 }],
      ])
    })

    test('lookups inside lookups see the variables of both', async () => {
      const outer = await at.collection([
        { _id: 1, k: 'x' },
        { _id: 2, k: 'y' },
      ])
      const middle = await at.collection([
        { _id: 10, k: 'x' },
        { _id: 11, k: 'y' },
      ])
      const inner = await at.collection([
        { _id: 100, of: 10, k: 'x' },
        { _id: 101, of: 11, k: 'x' },
      ])
      const innermost = [
        { $match: { $expr: { $and: [{ $eq: ['$of', '$$middle'] }, { $eq: ['$k', '$$k'] }] } } },
      ]
      const found = await list(
        aggregate(outer).lookup({
          from: middle.name,
          let: { k: '$k' },
          pipeline: [
            { $match: { $expr: { $eq: ['$k', '$$k'] } } },
            { $lookup: { from: inner.name, let: { middle: '$_id' }, pipeline: innermost, as: 'inner' } },
          ],
          as: 'middle',
        }),
      )
      const firsts = found.map(({ middle }) => (middle as Plain[])[0]?.['inner'])
      expect(firsts.map(ids)).toEqual([[100], []])
    })

    test('by an index it reads what it answers, without one the collection once and says so', async () => {
      const lots = Array.from({ length: 1_000 }, (_item, i) => ({ _id: `l${i}`, item: `i${i % 250}` }))
      const items = await at.collection(['i7', 'i8', 'i7'].map((item, _id) => ({ _id, item })))
      const [indexed, plain] = [at.handle('lotsIndexed'), await at.collection(lots)]
      if ((await indexed.find({ _id: 'l0' })).length === 0) await indexed.add(lots)

      const forms = (from: string): object[] => [
        { from, localField: 'item', foreignField: 'item', as: 'lots' },
        {
          from,
          let: { item: '$item' },
          pipeline: [{ $match: { $expr: { $eq: ['$item', '$$item'] } } }, { $project: { item: 1 } }],
          as: 'lots',
        },
      ]
      for (const form of [0, 1]) {
        const warned = async (from: string) => {
          await fetch(`${at.emulator.emulator.url}/_emulator/stats/reset`, { method: 'POST' })
          const found = await list(aggregate(items).lookup(forms(from)[form] as object))
          expect(found.map(({ lots }) => (lots as Plain[]).length)).toEqual([4, 4, 4])
          const { warnings } = await at.emulator.get<{
            warnings: { collection: string; times: number; message: string }[]
          }>('stats')
          return warnings
        }
        expect(await warned(indexed.name)).toEqual([])
        expect(await warned(plain.name)).toEqual([
          expect.objectContaining({
            collection: plain.name,
            times: 1,
            message: expect.stringContaining('[["item",1]]') as string,
          }),
        ])
      }
    })

    test('refuses what is wrong with it', async () => {
      const c = await at.collection([{ _id: 1 }])
      const refusal = async (spec: object) => (await refusalOf(list(aggregate(c).lookup(spec)))).message
      expect(await refusal({ from: 'x', localField: 'a', as: 'b' })).toContain('both or neither')
      expect(await refusal({ from: 'x', localField: 'a', foreignField: 'a' })).toContain("Missing 'as'")
      expect(await refusal({ from: c.name, pipeline: [{ $out: 'x' }], as: 'b' })).toContain('$out')
      const unknown = { $match: { $expr: { $eq: ['$a', '$$who'] } } }
      expect(await refusal({ from: c.name, pipeline: [unknown], as: 'b' })).toContain(
        'undefined variable: who',
      )
    })
  },
  { indexes: { lotsIndexed: [{ name: 'byItem', fields: [['item', 1]] }] } },
)

describeSdks(
  'Aggregate.geoNear',
  (at) => {
    test('nearest first, with the distance in metres', async () => {
      const places = at.handle('places')
      if ((await places.all()).length === 0)
        await places.add([
          { _id: 'far', location: { type: 'Point', coordinates: [116.6, 39.9] }, open: true },
          { _id: 'near', location: { type: 'Point', coordinates: [116.401, 39.9] }, open: true },
          { _id: 'closed', location: { type: 'Point', coordinates: [116.4, 39.9] }, open: false },
        ])
      const geoNear = (more: object) =>
        list(
          (aggregate(places) as unknown as { geoNear(spec: object): Pipeline }).geoNear({
            distanceField: 'distance',
            spherical: true,
            near: { longitude: 116.4, latitude: 39.9 },
            ...more,
          }),
        )
      const found = await geoNear({ query: { open: true }, includeLocs: 'at' })
      expect(found.map(({ _id }) => _id)).toEqual(['near', 'far'])
      expect(found[0]?.['distance']).toBeCloseTo(85.4, 0)
      expect(found[0]?.['at']).toMatchObject({ coordinates: [116.401, 39.9] })
      expect((await geoNear({ maxDistance: 1_000, minDistance: 10 })).map(({ _id }) => _id)).toEqual(['near'])
      expect(
        (await geoNear({ distanceMultiplier: 0.001, maxDistance: 1_000, query: { open: true } }))[0]?.[
          'distance'
        ],
      ).toBeCloseTo(0.0854, 3)
    })

    test('needs an index of geometries and the first place', async () => {
      const c = await at.collection([{ _id: 1 }])
      const spec = { near: { longitude: 1, latitude: 1 }, distanceField: 'd', spherical: true }
      const first = aggregate(c) as unknown as { geoNear(spec: object): Pipeline }
      expect((await refusalOf(list(first.geoNear({ ...spec })))).message).toContain(
        'requires a 2d or 2dsphere index',
      )
      const second = aggregate(c).match({}) as unknown as { geoNear(spec: object): Pipeline }
      expect((await refusalOf(list(second.geoNear({ ...spec })))).message).toContain(
        'was not the first stage',
      )
    })
  },
  { indexes: { places: [{ name: 'byLocation', fields: [['location', '2dsphere']] }] } },
)
