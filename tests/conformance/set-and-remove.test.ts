import { describeSdks, refusalOf } from './sdks'

describeSdks('doc().set and doc().remove', (at) => {
  test('set replaces the whole document but its id', async () => {
    const things = await at.collection([{ _id: 'a', x: 1, y: { z: 1 } }])
    expect(await things.set('a', { y: { w: [] }, at: null })).toEqual({ updated: 1 })
    expect(await things.get('a')).toEqual({ _id: 'a', y: { w: [] }, at: null })
  })

  test('set of what is there already counts the document', async () => {
    const things = await at.collection([{ _id: 'a', x: 1, y: new Date(5) }])
    expect(await things.set('a', { x: 1, y: new Date(5) })).toEqual({ updated: 1 })
  })

  test('set makes the document when it is missing, with the id as it was asked for', async () => {
    const things = await at.collection()
    expect(await things.set('new', { x: 1 })).toEqual({ updated: 0, upsertedId: 'new' })
    expect(await things.set(5, { x: 2 })).toEqual({ updated: 0, upsertedId: 5 })
    expect(await things.set(5, { x: 3 })).toEqual({ updated: 1 })
    expect(await things.all()).toEqual([
      { _id: 'new', x: 1 },
      { _id: 5, x: 3 },
    ])
  })

  test('set inside a transaction makes and replaces', async () => {
    const things = await at.collection([{ _id: 'old', x: 1 }])
    const transaction = await at.start()
    const inside = transaction.collection(things.name)
    await inside.set('old', { y: 1 })
    await inside.set('new', { y: 2 })
    expect(await things.get('new')).toBeUndefined()
    await transaction.commit()
    expect(await things.all()).toEqual([
      { _id: 'old', y: 1 },
      { _id: 'new', y: 2 },
    ])
  })

  test('set takes server dates, geometries, expressions and ObjectIds', async () => {
    const things = await at.collection()
    const { serverDate, Geo, RegExp: expression } = at.db
    const id = at.emulator.db.ObjectId({ id: '5f0f1e2d3c4b5a6978869504' })
    const before = Date.now()
    await things.set('a', {
      at: serverDate(),
      p: new Geo.Point(1, 2),
      e: expression({ regexp: '^x', options: 's' }),
      id,
    })
    const read = await things.get('a')
    expect((read?.['at'] as Date).getTime()).toBeGreaterThanOrEqual(before)
    expect(JSON.parse(JSON.stringify({ p: read?.['p'], e: read?.['e'] }))).toEqual({
      p: { type: 'Point', coordinates: [1, 2] },
      e: { pattern: '^x', options: 's' },
    })
    expect(await things.find({ id })).toHaveLength(1)
    expect(await things.find({ id: '5f0f1e2d3c4b5a6978869504' })).toHaveLength(0)
  })

  test('set and update refuse a new id, set refuses update commands', async () => {
    const things = await at.collection([{ _id: 'a', x: 1 }])
    for (const call of [
      things.set('a', { _id: 'b' }),
      things.update('a', { _id: 'b' }),
      things.set('a', { x: at.db.command.inc(1) }),
    ]) {
      expect((await refusalOf(call)).message).not.toBe('')
    }
    expect(await things.all()).toEqual([{ _id: 'a', x: 1 }])
  })

  test('update and remove of what is missing say 0, and an id of another type is another document', async () => {
    const things = await at.collection([{ _id: 7 }, { _id: '8' }])
    expect(await things.update('7', { x: 1 })).toEqual({ updated: 0 })
    expect(await things.remove(8)).toEqual({ removed: 0 })
    expect(await things.remove(7)).toEqual({ removed: 1 })
    expect(await things.remove('8')).toEqual({ removed: 1 })
    expect(await things.remove('8')).toEqual({ removed: 0 })
  })

  test('an id that was removed can be added again', async () => {
    const things = await at.collection([{ _id: 'a', x: 1 }])
    await things.remove('a')
    expect(await things.add({ _id: 'a', x: 2 })).toBe('a')
    expect(await things.get('a')).toEqual({ _id: 'a', x: 2 })
  })
})
