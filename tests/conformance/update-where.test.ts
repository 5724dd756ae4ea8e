import { describeSdks, refusalOf, type Plain } from './sdks'

describeSdks('where().update and where().remove', (at) => {
  test('change all that the query finds and count what came out different', async () => {
    const things = await at.collection([
      { _id: 'a', g: 1, n: 1 },
      { _id: 'b', g: 1, n: 5 },
      { _id: 'c', g: 2, n: 1 },
    ])
    const { command: _ } = at.db
    expect(await things.updateWhere({ g: 1 }, { n: 5 })).toEqual({ updated: 1 })
    expect(await things.updateWhere({ g: _.in([1, 2]) }, { n: _.inc(1) })).toEqual({ updated: 3 })
    expect(await things.updateWhere({ g: 9 }, { n: 5 })).toEqual({ updated: 0 })
    expect((await things.all()).map(({ n }) => n)).toEqual([6, 6, 2])
    expect(await things.removeWhere({ n: _.gt(5) })).toEqual({ removed: 2 })
    expect(await things.removeWhere({ n: _.gt(5) })).toEqual({ removed: 0 })
    expect((await things.all()).map(({ _id }) => _id)).toEqual(['c'])
  })

  test('a refusal for one document leaves all as they were', async () => {
    const things = await at.collection([{ n: 1 }, { n: 'x' }])
    await refusalOf(things.updateWhere({}, { n: at.db.command.inc(1) }))
    expect((await things.all()).map(({ n }) => n)).toEqual([1, 'x'])
  })

  test('an update that would change the id is refused', async () => {
    const things = await at.collection([{ _id: 'a' }])
    const rename = refusalOf(things.updateWhere({ _id: 'a' }, { '_id.x': 1 }))
    expect((await rename).message).toMatch(/_id/)
  })

  describe('a.$, the element that the query found', () => {
    const documents = () => [
      {
        _id: 'x',
        n: [4, 5, 5],
        side: ['p', 'q', 'r'],
        docs: [
          { k: 'a', v: 1, t: [1] },
          { k: 'b', v: 2, t: [2] },
          { k: 'b', v: 3, t: [2] },
        ],
        in: { list: [{ k: 1 }, { k: 2 }] },
      },
    ]
    type Build = (_: typeof at.db.command) => object

    test.each<[string, Build, Build, object]>([
      ['by value', () => ({ n: 5 }), () => ({ 'n.$': 9 }), { n: [4, 9, 5] }],
      ['by a command', (_) => ({ n: _.gt(4) }), (_) => ({ 'n.$': _.inc(1) }), { n: [4, 6, 5] }],
      ['one of a list', (_) => ({ n: _.in([5, 7]) }), () => ({ 'n.$': 9 }), { n: [4, 9, 5] }],
      ['all of a list', (_) => ({ n: _.all([5]) }), () => ({ 'n.$': 9 }), { n: [4, 9, 5] }],
      [
        'by a range that one element fulfils',
        (_) => ({ n: _.gt(4).and(_.lt(6)) }),
        () => ({ 'n.$': 9 }),
        { n: [4, 9, 5] },
      ],
      ['a field of it', () => ({ 'docs.k': 'b' }), (_) => ({ 'docs.$.v': _.mul(10) }), { 'docs.1.v': 20 }],
      ['a list of it', () => ({ 'docs.k': 'b' }), (_) => ({ 'docs.$.t': _.push(7) }), { 'docs.1.t': [2, 7] }],
      [
        'by several fields of one element',
        (_) => ({ docs: _.elemMatch({ k: 'b', v: _.gt(2) }) }),
        () => ({ 'docs.$.v': 0 }),
        { 'docs.2.v': 0 },
      ],
      [
        'in an object',
        () => ({ in: { list: { k: 2 } } }),
        () => ({ 'in.list.$.k': 5 }),
        { 'in.list.1.k': 5 },
      ],
      ['remove leaves null', () => ({ n: 5 }), (_) => ({ 'n.$': _.remove() }), { n: [4, null, 5] }],
      [
        'of another list at the same place',
        () => ({ n: 5 }),
        () => ({ 'side.$': 's' }),
        { side: ['p', 's', 'r'] },
      ],
      [
        'with conditions on two lists, its own',
        () => ({ n: 5, side: 'r' }),
        () => ({ 'side.$': 's' }),
        { side: ['p', 'q', 's'] },
      ],
      [
        'of the branch of an or that holds',
        (_) => _.or([{ n: 77 }, { n: 5 }]),
        () => ({ 'n.$': 9 }),
        { n: [4, 9, 5] },
      ],
    ])('%s', async (_name, query, update, expected) => {
      const things = await at.collection(documents())
      const { command } = at.db
      expect(await things.updateWhere(query(command), update(command))).toEqual({ updated: 1 })
      const read = (await things.get('x')) as Plain
      for (const [path, value] of Object.entries(expected)) expect(valueAt(read, path)).toEqual(value)
    })

    test.each<[string, Build, object, RegExp]>([
      ['without a condition on a list', () => ({ _id: 'x' }), { 'n.$': 1 }, /did not find the match needed/],
      ['by what is not there', (_) => ({ n: _.neq(77) }), { 'n.$': 1 }, /did not find the match needed/],
      ['twice in one path', () => ({ n: 5 }), { 'docs.$.t.$': 1 }, /Too many positional/],
      [
        'by a filter, which no SDK can send',
        () => ({ n: 5 }),
        { 'n.$[x]': 1 },
        /No array filter found for identifier 'x'/,
      ],
    ])('is refused %s', async (_name, query, update, message) => {
      const things = await at.collection(documents())
      const refusal = await refusalOf(things.updateWhere(query(at.db.command), update))
      expect(refusal.message).toMatch(message)
      expect(await things.get('x')).toEqual(documents()[0])
    })
  })

  test('a.$[] is every element, also nested; of an empty list none', async () => {
    const things = await at.collection([
      { _id: 'x', n: [1, 2], docs: [{ t: [1] }, { t: [2, 3] }] },
      { _id: 'y', n: [], docs: [] },
      { _id: 'z', n: 5 },
    ])
    const { command: _ } = at.db
    expect(await things.update('x', { 'n.$[]': _.inc(10), 'docs.$[].t.$[]': _.mul(2) })).toEqual({
      updated: 1,
    })
    expect(await things.get('x')).toEqual({ _id: 'x', n: [11, 12], docs: [{ t: [2] }, { t: [4, 6] }] })
    expect(await things.update('y', { 'n.$[]': _.inc(10) })).toEqual({ updated: 0 })
    expect((await refusalOf(things.update('z', { 'n.$[]': 1 }))).message).toMatch(/non-array element n: 5/)
    expect((await refusalOf(things.update('z', { 'm.$[]': 1 }))).message).toMatch(/'m' must exist/)
  })

  test('updateAndReturn changes one document and answers it as it is afterwards', async () => {
    const things = await at.collection([
      { _id: 'a', g: 1, n: [1, 2] },
      { _id: 'b', g: 1, n: [2] },
    ])
    // Only @cloudbase/node-sdk has it.
    const { db } = at.emulator
    const query = (condition: object) =>
      db.collection(things.name).where(condition) as unknown as {
        updateAndReturn(data: object): Promise<unknown>
      }
    expect(await query({ g: 1, n: 2 }).updateAndReturn({ 'n.$': db.command.inc(5) })).toMatchObject({
      updated: 1,
      doc: { _id: 'a', g: 1, n: [1, 7] },
    })
    expect(await query({ g: 9 }).updateAndReturn({ n: 1 })).toMatchObject({ updated: 0, doc: null })
    expect(await things.get('b')).toEqual({ _id: 'b', g: 1, n: [2] })
  })

  test('options({ multiple: false }) changes or removes the first alone; raw operators are taken', async () => {
    const things = await at.collection([{ n: 1 }, { n: 1 }])
    const reference = at.emulator.db.collection(things.name)
    expect(await reference.where({ n: 1 }).options({ multiple: false }).update({ n: 2 })).toMatchObject({
      updated: 1,
    })
    const raw = reference.where({}).options({ raw: true })
    expect(
      await raw.update({ $setOnInsert: { z: 1 }, $inc: { n: 1 }, $currentDate: { at: true } }),
    ).toMatchObject({
      updated: 2,
    })
    expect(await things.all()).toMatchObject([{ n: 3, at: expect.any(Date) as Date }, { n: 2 }])
    expect(await reference.where({}).options({ multiple: false }).remove()).toMatchObject({ deleted: 1 })
    expect(await things.all()).toMatchObject([{ n: 2 }])
    expect(await refusalOf(raw.update({ $explode: { a: 1 } }))).toMatchObject({
      code: 'DATABASE_INVALID_OPERRATOR',
    })
    expect(await refusalOf(raw.update({ $set: { _id: 'other' } }))).toMatchObject({
      message: expect.stringContaining("immutable field '_id'") as string,
    })
  })
})

function valueAt(document: Plain, path: string): unknown {
  return path.split('.').reduce<unknown>((value, part) => (value as Plain)[part], document)
}
