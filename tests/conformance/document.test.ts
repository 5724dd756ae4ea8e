import { describeSdks, refusalOf } from './sdks'

describeSdks('collection.doc', (at) => {
  test('get answers what add and set wrote', async () => {
    const things = await at.collection()
    const id = (await things.add({ name: '纱布', n: 3 })) as string
    expect(await things.get(id)).toEqual({ _id: id, name: '纱布', n: 3 })
    expect(await things.set('fixed', { n: 1 })).toEqual({ updated: 0, upsertedId: 'fixed' })
    expect(await things.set('fixed', { m: 2 })).toEqual({ updated: 1 })
    expect(await things.get('fixed')).toEqual({ _id: 'fixed', m: 2 })
    expect(await things.update('fixed', { n: at.db.command.inc(2) })).toEqual({ updated: 1 })
    expect(await things.find({ n: 2 })).toEqual([{ _id: 'fixed', m: 2, n: 2 }])
    expect(await things.remove('fixed')).toEqual({ removed: 1 })
    expect(await things.get('fixed')).toBeUndefined()
    expect(await things.removeWhere({ n: at.db.command.gt(2) })).toEqual({ removed: 1 })
    expect(await things.all()).toEqual([])
  })

  test('a missing collection is refused by name', async () => {
    expect(await refusalOf(at.handle('nothere').find({}))).toMatchObject({
      code: 'DATABASE_COLLECTION_NOT_EXIST',
    })
  })

  test('a transaction commits or rolls back', async () => {
    const things = await at.collection([{ _id: 'a', n: 1 }])
    const transaction = await at.start()
    await transaction.collection(things.name).update('a', { n: 2 })
    expect(await transaction.collection(things.name).get('a')).toEqual({ _id: 'a', n: 2 })
    await transaction.rollback()
    expect(await things.get('a')).toEqual({ _id: 'a', n: 1 })
  })
})
