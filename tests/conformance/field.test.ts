import { describeSdks, refusalOf, type Plain } from './sdks'

const item = {
  _id: 'a',
  name: 'n',
  size: { w: 1, h: 2, unit: { code: 'mm' } },
  lots: [
    { k: 'p', q: 1, by: { id: 1 } },
    { k: 'r', q: 5, by: { id: 2 } },
    { k: 's', q: 9, by: { id: 3 } },
  ],
  tags: ['x', 'y', 'z'],
}

describeSdks('field', (at) => {
  const read = async (fields: object, query: object = { _id: 'a' }) => {
    const things = await at.collection([item])
    const { data } = (await things.ref.where(query).field(fields).get()) as { data: Plain[] }
    return data[0]
  }
  const project = () =>
    (at.emulator.db.command as unknown as { project: Record<string, (of: unknown) => object> }).project
  const { _id, name, size, lots, tags } = item

  test('keeps fields, with the id unless it is left out', async () => {
    expect(await read({ name: true })).toEqual({ _id, name })
    expect(await read({ name: 1, _id: 0 })).toEqual({ name })
    expect(await read({ name: true, nothing: true })).toEqual({ _id, name })
    expect(await read({ _id: true })).toEqual({ _id })
    expect(await read({})).toEqual(item)
  })

  test('leaves fields out', async () => {
    expect(await read({ lots: false, tags: false })).toEqual({ _id, name, size })
    expect(await read({ _id: false })).toEqual({ name, size, lots, tags })
    expect(await read({ 'size.unit': false, lots: false, tags: false })).toEqual({
      _id,
      name,
      size: { w: 1, h: 2 },
    })
  })

  test('follows paths through objects and lists', async () => {
    expect(await read({ 'size.w': true })).toEqual({ _id, size: { w: 1 } })
    expect(await read({ size: { unit: { code: true } } })).toEqual({ _id, size: { unit: { code: 'mm' } } })
    expect(await read({ 'lots.q': true })).toEqual({ _id, lots: [{ q: 1 }, { q: 5 }, { q: 9 }] })
    expect(await read({ 'lots.by.id': false, size: false, tags: false, name: false })).toEqual({
      _id,
      lots: lots.map(({ k, q }) => ({ k, q, by: {} })),
    })
    expect(await read({ 'tags.x': true })).toEqual({ _id, tags: [] })
  })

  test('slice and elemMatch', async () => {
    const { slice, elemMatch } = project()
    expect(await read({ tags: slice?.(2) })).toEqual({ ...item, tags: ['x', 'y'] })
    expect(await read({ tags: slice?.(-1), name: true })).toEqual({ _id, name, tags: ['z'] })
    expect(await read({ tags: slice?.([1, 1]), lots: false })).toEqual({ _id, name, size, tags: ['y'] })
    expect(await read({ tags: slice?.([-2, 1]), _id: false, name: true })).toEqual({ name, tags: ['y'] })
    expect(await read({ lots: elemMatch?.({ q: { $gt: 3 } }) })).toEqual({ _id, lots: [lots[1]] })
    expect(await read({ lots: elemMatch?.({ q: { $gt: 30 } }), name: true })).toEqual({ _id, name })
    expect(await read({ 'lots.$': true }, { 'lots.k': 's' })).toEqual({ _id, lots: [lots[2]] })
  })

  test('a document by its id has fields too', async () => {
    const things = await at.collection([item])
    const { data } = (await things.ref.doc('a').field({ name: true }).get()) as unknown as {
      data: Plain | Plain[]
    }
    expect(Array.isArray(data) ? data[0] : data).toEqual({ _id, name })
  })

  test('a mix, a collision and an unknown operator are refused', async () => {
    expect((await refusalOf(read({ name: true, tags: false }))).message).toContain(
      'mix of inclusion and exclusion',
    )
    expect((await refusalOf(read({ size: true, 'size.w': true }))).message).toContain('Path collision')
    expect(await refusalOf(read({ tags: { $first: 1 } }))).toMatchObject({
      code: 'DATABASE_INVALID_OPERRATOR',
    })
  })
})
