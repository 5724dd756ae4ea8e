import { describeSdks, type Conformance, type Plain } from './sdks'

type Command = Conformance['db']['command']
/** `push` with options stands in both SDKs' documents, but not in all their types. */
interface PushOptions {
  push(options: { each: unknown[]; position?: number; sort?: unknown; slice?: number }): unknown
}
const pushing = (command: Command) => command as unknown as PushOptions

describeSdks('db.command, update commands', (at) => {
  /** What an update makes of a document, without its id. */
  async function updated(fields: object, update: (command: Command) => object): Promise<Plain> {
    const things = await at.collection([{ _id: 'x', ...fields }])
    expect(await things.update('x', update(at.db.command))).toEqual({ updated: 1 })
    const { _id, ...rest } = (await things.get('x')) as Plain
    return rest
  }

  test.each<[string, object, (_: Command) => object, object]>([
    ['plain values', { a: 1, b: 1 }, () => ({ a: 'x', c: [1] }), { a: 'x', b: 1, c: [1] }],
    [
      'objects field by field',
      { a: { b: 1, c: 2 } },
      () => ({ a: { c: 9, d: { e: 1 } } }),
      { a: { b: 1, c: 9, d: { e: 1 } } },
    ],
    ['objects that are missing', {}, () => ({ a: { b: { c: 1 } } }), { a: { b: { c: 1 } } }],
    [
      'dotted paths and elements',
      { a: [{ q: 1 }, { q: 2 }] },
      () => ({ 'a.1.q': 5, 'x.y': 1 }),
      { a: [{ q: 1 }, { q: 5 }], x: { y: 1 } },
    ],
    ['a list as a whole', { a: [1, 2] }, () => ({ a: [3] }), { a: [3] }],
    ['an element past the end', { a: [1] }, () => ({ 'a.3': 4 }), { a: [1, null, null, 4] }],
    ['null', { a: 1 }, () => ({ a: null }), { a: null }],
    ['undefined, which is left alone', { a: 1 }, () => ({ a: undefined, b: 2 }), { a: 1, b: 2 }],
    ['set: an object as a whole', { a: { b: 1, c: 2 } }, (_) => ({ a: _.set({ b: 9 }) }), { a: { b: 9 } }],
    ['set: an empty object', { a: { b: 1 } }, (_) => ({ a: _.set({}) }), { a: {} }],
    [
      'remove',
      { a: 1, b: { c: 1, d: 2 } },
      (_) => ({ a: _.remove(), b: { c: _.remove() } }),
      { b: { d: 2 } },
    ],
    ['remove: an element leaves null', { a: [1, 2, 3] }, (_) => ({ 'a.1': _.remove() }), { a: [1, null, 3] }],
    ['rename', { a: 1, b: 2 }, (_) => ({ a: _.rename('b') }), { b: 1 }],
    [
      'rename: out of an object',
      { a: { b: 1, c: 2 } },
      (_) => ({ a: { b: _.rename('a.d') } }),
      { a: { c: 2, d: 1 } },
    ],
    [
      'inc',
      { n: 2, a: { m: 1 } },
      (_) => ({ n: _.inc(5), a: { m: _.inc(-3) }, k: _.inc(1.5) }),
      { n: 7, a: { m: -2 }, k: 1.5 },
    ],
    ['inc: beyond 32 bits', { n: 2 ** 31 - 1 }, (_) => ({ n: _.inc(1) }), { n: 2 ** 31 }],
    ['inc: halves make wholes', { n: 0.5 }, (_) => ({ n: _.inc(0.5) }), { n: 1 }],
    ['mul', { n: 2, m: 2.5 }, (_) => ({ n: _.mul(4), m: _.mul(2), k: _.mul(5) }), { n: 8, m: 5, k: 0 }],
    ['min', { a: 5, b: 5 }, (_) => ({ a: _.min(3), b: _.min(9), c: _.min(1) }), { a: 3, b: 5, c: 1 }],
    ['max', { a: 5, b: 5 }, (_) => ({ a: _.max(3), b: _.max(9), c: _.max(1) }), { a: 5, b: 9, c: 1 }],
    [
      'max: of types, a text is more than a number',
      { a: 5 },
      (_) => ({ a: _.max('x' as never) }),
      { a: 'x' },
    ],
    ['min: of dates', { a: new Date(9) }, (_) => ({ a: _.min(new Date(3) as never) }), { a: new Date(3) }],
    [
      'bit',
      { a: 12, b: 12, c: 12 },
      (_) => ({ a: _.bit({ and: 6 }), b: _.bit({ or: 3 }), c: _.bit({ xor: 6 }) }),
      { a: 4, b: 15, c: 10 },
    ],
    ['push: values', { a: [1] }, (_) => ({ a: _.push(2, 3), b: _.push(1) }), { a: [1, 2, 3], b: [1] }],
    ['push: a list is its elements', { a: [1] }, (_) => ({ a: _.push([2, 3]) }), { a: [1, 2, 3] }],
    ['push: an object', { a: [] }, (_) => ({ a: _.push({ b: { c: 1 } }) }), { a: [{ b: { c: 1 } }] }],
    ['push: each', { a: [1] }, (_) => ({ a: pushing(_).push({ each: [2, 3] }) }), { a: [1, 2, 3] }],
    [
      'push: at a position',
      { a: [1, 4] },
      (_) => ({ a: pushing(_).push({ each: [2, 3], position: 1 }) }),
      { a: [1, 2, 3, 4] },
    ],
    [
      'push: at a position from the end',
      { a: [1, 4] },
      (_) => ({ a: pushing(_).push({ each: [3], position: -1 }) }),
      { a: [1, 3, 4] },
    ],
    [
      'push: sorted by a field, cut',
      { a: [{ s: 5 }] },
      (_) => ({ a: pushing(_).push({ each: [{ s: 1 }, { s: 9 }], sort: { s: -1 }, slice: 2 }) }),
      { a: [{ s: 9 }, { s: 5 }] },
    ],
    [
      'push: the last of a sorted list',
      { a: [3, 1] },
      (_) => ({ a: pushing(_).push({ each: [2], sort: 1, slice: -2 }) }),
      { a: [2, 3] },
    ],
    [
      'push: sort alone',
      { a: [3, 'x', 1, null] },
      (_) => ({ a: pushing(_).push({ each: [], sort: 1 }) }),
      { a: [null, 1, 3, 'x'] },
    ],
    [
      'push: slice to nothing',
      { a: [3] },
      (_) => ({ a: pushing(_).push({ each: [2], slice: 0 }) }),
      { a: [] },
    ],
    ['pop and shift', { a: [1, 2], b: [1, 2] }, (_) => ({ a: _.pop(), b: _.shift() }), { a: [1], b: [2] }],
    ['unshift', { a: [3] }, (_) => ({ a: _.unshift(1, 2), b: _.unshift([1]) }), { a: [1, 2, 3], b: [1] }],
    ['pull: a value', { a: [1, 2, 1, '1'] }, (_) => ({ a: _.pull(1) }), { a: [2, '1'] }],
    ['pull: what a command finds', { a: [1, 5, 9, 'x'] }, (_) => ({ a: _.pull(_.gte(5)) }), { a: [1, 'x'] }],
    ['pull: one of a list', { a: [1, 5, 9] }, (_) => ({ a: _.pull(_.in([1, 9])) }), { a: [5] }],
    [
      'pull: objects by some fields',
      {
        a: [
          { k: 1, v: 1 },
          { k: 2, v: 2 },
        ],
      },
      (_) => ({ a: _.pull({ k: 2 }) }),
      { a: [{ k: 1, v: 1 }] },
    ],
    [
      'pull: objects by commands',
      {
        a: [
          { k: 1, t: [1] },
          { k: 9, t: [1, 2] },
        ],
      },
      (_) => ({ a: _.pull({ k: _.gt(5), t: _.in([[2], 2]) }) }),
      { a: [{ k: 1, t: [1] }] },
    ],
    ['pull: by a pattern', { a: ['ab', 'b', 1] }, (_) => ({ a: _.pull(/^a/ as never) }), { a: ['b', 1] }],
    ['pullAll', { a: [1, 2, 3, 2] }, (_) => ({ a: _.pullAll([2, 3]) }), { a: [1] }],
    [
      'addToSet: what is new',
      { a: [1] },
      (_) => ({ a: _.addToSet(2), b: _.addToSet(1) }),
      { a: [1, 2], b: [1] },
    ],
    ['addToSet: each', { a: [1] }, (_) => ({ a: _.addToSet({ $each: [1, 2, 2] }) }), { a: [1, 2] }],
    ['addToSet: a list is one element', { a: [[1]] }, (_) => ({ a: _.addToSet([2]) }), { a: [[1], [2]] }],
    [
      'several at once',
      { a: 1, b: { c: [1] }, d: 1 },
      (_) => ({ a: _.inc(1), b: { c: _.push(2), e: 'x' }, d: _.remove() }),
      { a: 2, b: { c: [1, 2], e: 'x' } },
    ],
  ])('%s', async (_name, fields, update, expected) => {
    expect(await updated(fields, update)).toEqual(expected)
  })

  test.each<[string, object, (_: Command) => object]>([
    ['the same value', { a: 1, b: { c: [1] } }, () => ({ a: 1, b: { c: [1] } })],
    ['inc by 0', { a: 1 }, (_) => ({ a: _.inc(0) })],
    ['remove of what is missing', { a: 1 }, (_) => ({ b: _.remove() })],
    ['remove below a scalar', { a: 1 }, (_) => ({ a: { b: _.remove() } })],
    ['rename of what is missing', { a: 1 }, (_) => ({ b: _.rename('c') })],
    ['pop of what is missing or empty', { a: [] }, (_) => ({ a: _.pop(), b: _.shift() })],
    ['pull of what is missing', { a: [1] }, (_) => ({ a: _.pull(2), b: _.pull(1) })],
    ['pullAll of nothing', { a: [1] }, (_) => ({ a: _.pullAll([]) })],
    ['addToSet of an equal object', { a: [{ b: 1 }] }, (_) => ({ a: _.addToSet({ b: 1 }) })],
    ['min and max that do not move', { a: 3 }, (_) => ({ a: _.max(3) })],
    ['push of nothing', { a: [1] }, (_) => ({ a: pushing(_).push({ each: [] }) })],
  ])('changes nothing and says so: %s', async (_name, fields, update) => {
    const things = await at.collection([{ _id: 'x', ...fields }])
    expect(await things.update('x', update(at.db.command))).toEqual({ updated: 0 })
    expect(await things.get('x')).toEqual({ _id: 'x', ...fields })
  })

  test('take the time of the server: plain, nested, pushed, unshifted, compared', async () => {
    const things = await at.collection([{ _id: 'x', list: [] }])
    const { serverDate, command: _ } = at.db
    const before = Date.now()
    await things.update('x', {
      plain: serverDate(),
      in: { side: serverDate({ offset: 1_000 }) },
      list: _.push([serverDate({ offset: -1_000 }), { at: serverDate() }]),
      first: _.unshift([serverDate()]),
    })
    const after = Date.now()
    const {
      plain,
      in: nested,
      list,
      first,
    } = (await things.get('x')) as {
      plain: Date
      in: { side: Date }
      list: [Date, { at: Date }]
      first: [Date]
    }
    expect(plain.getTime()).toBeGreaterThanOrEqual(before)
    expect(plain.getTime()).toBeLessThanOrEqual(after)
    const offsets = [nested.side, list[0], list[1].at, first[0]].map(
      (each) => each.getTime() - plain.getTime(),
    )
    expect(offsets).toEqual([1_000, -1_000, 0, 0])
    expect(await things.find({ plain: _.lte(serverDate({ offset: 60_000 })) })).toHaveLength(1)
    expect(await things.find({ plain: _.gt(serverDate({ offset: 60_000 })) })).toHaveLength(0)
  })

  test('write geometries, dates and expressions as they are', async () => {
    const point = new at.db.Geo.Point(1, 2)
    const fields = await updated({}, (_) => ({
      point,
      at: { d: new Date(5) },
      e: /x/i,
      list: _.push([point]),
    }))
    expect(JSON.parse(JSON.stringify(fields))).toEqual({
      point: { type: 'Point', coordinates: [1, 2] },
      at: { d: new Date(5).toJSON() },
      e: { pattern: 'x', options: 'i' },
      list: [{ type: 'Point', coordinates: [1, 2] }],
    })
  })
})
