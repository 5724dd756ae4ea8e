import type * as geometryTypes from '@cloudbase/database/dist/commonjs/geo'
import { refusalOf, describeSdks, type Plain } from './sdks'

describeSdks('collection.add', (at) => {
  test('answers the id that the server made, 32 hexadecimal digits', async () => {
    const things = await at.collection()
    expect(await things.add({ n: 1 })).toMatch(/^[0-9a-f]{32}$/)
  })

  test('keeps the id that the document brings, a text or a number, each its own', async () => {
    const things = await at.collection()
    expect(await things.add({ _id: 'a', n: 1 })).toBe('a')
    expect(await things.add({ _id: 7, n: 2 })).toBe(7)
    expect(await things.add({ _id: '7', n: 3 })).toBe('7')
    expect(await things.add({ _id: 1.5, n: 4 })).toBe(1.5)
    expect(await things.get(7)).toEqual({ _id: 7, n: 2 })
    expect(await things.get('7')).toEqual({ _id: '7', n: 3 })
    expect(await things.update(1.5, { n: 5 })).toEqual({ updated: 1 })
    expect(await things.find({ _id: at.db.command.in([7, 1.5]) })).toHaveLength(2)
  })

  test('an ObjectId as the id is answered as its text and found by the ObjectId only', async () => {
    const things = await at.collection()
    const hex = '5f0f1e2d3c4b5a6978869504'
    // wx-server-sdk makes no ObjectIds, but sends those of the other SDK.
    const id = at.emulator.db.ObjectId({ id: hex })
    expect(await things.add({ _id: id, n: 1 })).toBe(hex)
    expect(await things.find({ _id: id })).toMatchObject([{ n: 1 }])
    expect(await things.get(hex)).toBeUndefined()
    expect(await things.updateWhere({ _id: id }, { n: at.db.command.inc(1) })).toEqual({ updated: 1 })
    expect(await things.removeWhere({ _id: id, n: 2 })).toEqual({ removed: 1 })
  })

  test('adds a list in one request, in order, with ids of every kind', async () => {
    const things = await at.collection()
    const ids = (await things.add([{ n: 1 }, { _id: 'b', n: 2 }, { _id: 3, n: 3 }])) as unknown[]
    expect(ids).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), 'b', 3])
    expect((await things.all()).map(({ n }) => n)).toEqual([1, 2, 3])
  })

  test('a thousand documents come in at once', async () => {
    const things = await at.collection()
    const ids = (await things.add(Array.from({ length: 1_000 }, (_, n) => ({ n })))) as string[]
    expect(new Set(ids).size).toBe(1_000)
    expect((await things.ref.count()).total).toBe(1_000)
  })

  test('an id that is there already is refused as a duplicate; of a list what stood before it stays', async () => {
    const things = await at.collection([{ _id: 'a', n: 1 }])
    const refusal = await refusalOf(things.add({ _id: 'a', n: 2 }))
    expect(refusal).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
    expect(refusal.message).toMatch(
      /E11000 duplicate key error collection: \w+ index: _id_ dup key: \{ _id: "a" \}/,
    )
    await refusalOf(things.add([{ _id: 'b' }, { _id: 'a' }, { _id: 'c' }]))
    const twice = await refusalOf(things.add([{ _id: 5 }, { _id: 5.0 }]))
    expect(twice.message).toContain('dup key: { _id: 5 }')
    expect((await things.all()).map(({ _id }) => _id)).toEqual(['a', 'b', 5])
  })

  test('keeps every value as it was: nested, empty, null, large, not ASCII', async () => {
    const things = await at.collection()
    const fields = {
      text: '纱布 "a" \\ \n \u0001 😀',
      whole: 3,
      negative: -7,
      long: 2 ** 40,
      real: -0.25,
      huge: 1.5e300,
      tiny: 5e-324,
      limits: [2 ** 31 - 1, -(2 ** 31), 2 ** 31, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER],
      infinite: [Infinity, -Infinity, NaN],
      yes: true,
      no: false,
      nothing: null,
      at: new Date(1_700_000_000_123),
      old: new Date(-1),
      object: { empty: {}, deep: { deeper: [{ a: [[], [[1], {}]] }] } },
      list: [1, '1', null, [null], { a: undefined, b: 1 }],
      中文字段: 1,
      'with space': 2,
    }
    const id = (await things.add(fields)) as string
    const expected = { ...fields, _id: id, list: [1, '1', null, [null], { b: 1 }] }
    expect(await things.get(id)).toEqual(expected)
  })

  test('fields that are undefined are left out, also in nested objects; functions too', async () => {
    const things = await at.collection()
    const id = (await things.add({
      a: undefined,
      b: { c: undefined, d: 1 },
      e: [{ f: undefined }],
    })) as string
    expect(await things.get(id)).toEqual({ _id: id, b: { d: 1 }, e: [{}] })
    expect(
      await things.find({ a: at.db.command.exists(false), 'b.c': at.db.command.exists(false) }),
    ).toHaveLength(1)
  })

  test('takes the time of the server wherever it stands', async () => {
    const things = await at.collection()
    const before = Date.now()
    const date = at.db.serverDate
    const id = (await things.add({
      now: date(),
      in: { a: date({ offset: 60_000 }) },
      list: [date({ offset: -1_000 }), { at: date() }],
    })) as string
    const after = Date.now()
    const {
      now,
      in: nested,
      list,
    } = (await things.get(id)) as {
      now: Date
      in: { a: Date }
      list: [Date, { at: Date }]
    }
    expect(now.getTime()).toBeGreaterThanOrEqual(before)
    expect(now.getTime()).toBeLessThanOrEqual(after)
    expect([nested.a, list[0], list[1].at].map((each) => each.getTime() - now.getTime())).toEqual([
      60_000, -1_000, 0,
    ])
  })

  test('stores geometries and answers them as the SDK made them', async () => {
    const things = await at.collection()
    // The SDK's types name points alone.
    const Geo = at.db.Geo as unknown as typeof geometryTypes
    const line = () => new Geo.LineString([new Geo.Point(0, 0), new Geo.Point(1, 1)])
    const ring = () =>
      new Geo.LineString([new Geo.Point(0, 0), new Geo.Point(2, 0), new Geo.Point(2, 2), new Geo.Point(0, 0)])
    const geometries = {
      point: new Geo.Point(116.4, 39.9),
      line: line(),
      polygon: new Geo.Polygon([ring()]),
      points: new Geo.MultiPoint([new Geo.Point(0, 0), new Geo.Point(1, 1)]),
      lines: new Geo.MultiLineString([line(), line()]),
      polygons: new Geo.MultiPolygon([new Geo.Polygon([ring()])]),
    }
    const id = (await things.add(geometries)) as string
    const read = (await things.get(id)) as Plain
    const json = (value: unknown) => (value as { toJSON(): unknown }).toJSON()
    for (const [name, geometry] of Object.entries(geometries))
      expect(json(read[name])).toEqual(json(geometry))
    expect(json(read['point'])).toEqual({ type: 'Point', coordinates: [116.4, 39.9] })
  })

  test('stores regular expressions, of JavaScript and of the SDK, and answers them', async () => {
    const things = await at.collection()
    const id = (await things.add({
      a: /^x\/y/i,
      b: at.db.RegExp({ regexp: 'c/d', options: 'im' }),
    })) as string
    // The SDK answers them as plain objects, not as expressions.
    expect(await things.get(id)).toEqual({
      _id: id,
      a: { pattern: '^x\\/y', options: 'i' },
      b: { pattern: 'c/d', options: 'im' },
    })
  })

  test.each<[string, object, RegExp]>([
    ['a name with a dollar', { a: { $b: 1 } }, /\$b.*not valid for storage/],
    ['a name with a dot', { 'a.b': 1 }, /field-names/],
    ['an empty id', { _id: '' }, /document-id/],
    ['null as the id', { _id: null }, /document-id/],
    ['a list as the id', { _id: [1] }, /'_id' value cannot be of type array/],
    ['a document over 512 KB', { text: 'x'.repeat(513 * 1024) }, /document-size/],
    ['101 levels', nested(101), /nesting-depth/],
  ])('refuses %s and adds nothing', async (_name, document, message) => {
    const things = await at.collection()
    expect((await refusalOf(things.add([{ n: 1 }, document]))).message).toMatch(message)
    expect(await things.all()).toEqual([])
  })

  test('100 levels are stored and answered', async () => {
    const things = await at.collection()
    const id = (await things.add(nested(100))) as string
    expect(await things.get(id)).toEqual({ _id: id, ...nested(100) })
  })
})

function nested(levels: number): object {
  return { a: levels === 2 ? [] : nested(levels - 1) }
}
