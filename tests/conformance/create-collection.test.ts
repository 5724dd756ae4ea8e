import { describeSdks, refusalOf } from './sdks'

describeSdks('db.createCollection', (at) => {
  const name = () => `made-${at.sdk === 'wx-server-sdk' ? 'wx' : 'node'}`

  test('makes an empty collection that can be used at once', async () => {
    await at.db.createCollection(name())
    const made = at.handle(name())
    expect(await made.all()).toEqual([])
    await made.add({ _id: 'a' })
    expect(await made.all()).toEqual([{ _id: 'a' }])
  })

  test('a collection that is there stays as it is, and the error says so', async () => {
    expect(await refusalOf(at.db.createCollection(name()) as Promise<unknown>)).toMatchObject({
      code: 'DATABASE_COLLECTION_ALREADY_EXIST',
      message: expect.stringContaining('Table exist'),
    })
    expect(await at.handle(name()).all()).toEqual([{ _id: 'a' }])
  })

  test.each(['', 'system.users', 'a$b', 'a b'])('the name "%s" is refused', async (wrong) => {
    expect((await refusalOf(at.db.createCollection(wrong) as Promise<unknown>)).code).toBe('INVALID_PARAM')
  })
})
