import { codeOf } from '../../emulator/testing/start'
import { conflictIn, describeSdks, endedIn, refusalOf } from './sdks'

const indexes = { coded: [{ name: 'byCode', fields: [['code', 1]] as [string, 1][], unique: true }] }

describeSdks('startTransaction: documents', (at) => {
  test('set makes what is missing and replaces what is there', async () => {
    const things = await at.collection([{ _id: 'a', n: 1, gone: true }])
    const transaction = await at.start()
    const inside = transaction.collection(things.name)
    expect(await inside.set('a', { n: 2 })).toMatchObject({ updated: 1 })
    expect(await inside.set('new', { n: 3 })).toMatchObject({ updated: 0 })
    expect([await inside.get('a'), await inside.get('new')]).toEqual([
      { _id: 'a', n: 2 },
      { _id: 'new', n: 3 },
    ])
    expect([await things.get('a'), await things.get('new')]).toEqual([
      { _id: 'a', n: 1, gone: true },
      undefined,
    ])
    await transaction.commit()
    expect(await things.all()).toEqual([
      { _id: 'a', n: 2 },
      { _id: 'new', n: 3 },
    ])
  })

  test('an id may be removed and added again, and the other way round', async () => {
    const things = await at.collection([{ _id: 'a', n: 1 }])
    const transaction = await at.start()
    const inside = transaction.collection(things.name)
    expect(await inside.remove('a')).toEqual({ removed: 1 })
    expect(await inside.get('a')).toBeUndefined()
    expect(await inside.update('a', { n: 9 })).toMatchObject({ updated: 0 })
    expect(await inside.add({ _id: 'a', n: 2 })).toBe('a')
    await inside.add({ _id: 'b', n: 3 })
    expect(await inside.remove('b')).toEqual({ removed: 1 })
    await transaction.commit()
    expect(await things.all()).toEqual([{ _id: 'a', n: 2 }])
  })

  test('what is not there can be updated and removed without effect', async () => {
    const things = await at.collection()
    const transaction = await at.start()
    const inside = transaction.collection(things.name)
    expect(await inside.update('nobody', { n: 1 })).toMatchObject({ updated: 0 })
    expect(await inside.remove('nobody')).toEqual({ removed: 0 })
    await transaction.commit()
    expect(await things.all()).toEqual([])
  })

  test('a list of 1,000 documents is one operation', async () => {
    const things = await at.collection()
    const transaction = await at.start()
    const documents = Array.from({ length: 1_000 }, (_, n) => ({ _id: `d${n}`, n }))
    for (let i = 0; i < 3; i++) {
      const list = documents.map((document) => ({ ...document, _id: `${document._id}-${i}` }))
      expect(await transaction.collection(things.name).add(list)).toHaveLength(1_000)
    }
    expect(await things.all()).toEqual([])
    await transaction.commit()
    expect((await things.ref.count()).total).toBe(3_000)
    expect(await things.get('d999-2')).toEqual({ _id: 'd999-2', n: 999 })
  })

  test('a list with a duplicate ends the transaction, none of it is there', async () => {
    const things = await at.collection([{ _id: 'a' }])
    const transaction = await at.start()
    const adding = transaction.collection(things.name).add([{ _id: 'b' }, { _id: 'a' }])
    expect((await refusalOf(adding)).message).toContain('E11000')
    expect(await codeOf(transaction.commit())).toBe('DATABASE_TRANSACTION_FAIL')
    expect(await things.all()).toEqual([{ _id: 'a' }])
  })

  test('several collections change together', async () => {
    const [left, right] = [await at.collection([{ _id: 'a', n: 1 }]), await at.collection()]
    const transaction = await at.start()
    await transaction.collection(left.name).remove('a')
    await transaction.collection(right.name).add({ _id: 'a', n: 1 })
    await transaction.commit()
    expect([await left.all(), await right.all()]).toEqual([[], [{ _id: 'a', n: 1 }]])
  })
})

describeSdks(
  'startTransaction: the snapshot',
  (at) => {
    test('is that of the first operation, not of the beginning', async () => {
      const things = await at.collection([
        { _id: 'a', n: 1 },
        { _id: 'b', n: 1 },
      ])
      const transaction = await at.start()
      await things.update('a', { n: 2 })
      expect(await transaction.collection(things.name).get('a')).toMatchObject({ n: 2 })
      await things.update('b', { n: 2 })
      expect(await transaction.collection(things.name).get('b')).toMatchObject({ n: 1 })
      await transaction.rollback()
    })

    test('a document that a rival adds after it stays unseen, and adding it is a conflict', async () => {
      const things = await at.collection()
      const transaction = await at.start()
      expect(await transaction.collection(things.name).get('a')).toBeUndefined()
      await things.add({ _id: 'a', by: 'rival' })
      expect(await transaction.collection(things.name).get('a')).toBeUndefined()
      expect(await refusalOf(transaction.collection(things.name).add({ _id: 'a' }))).toMatchObject(
        conflictIn(at),
      )
      expect(await things.all()).toEqual([{ _id: 'a', by: 'rival' }])
    })

    test('so is setting it, and writing what a rival removed', async () => {
      const things = await at.collection([{ _id: 'b' }])
      const [first, second] = [await at.start(), await at.start()]
      await first.collection(things.name).get('a')
      await second.collection(things.name).get('a')
      await things.add({ _id: 'a' })
      await things.remove('b')
      expect(await refusalOf(first.collection(things.name).set('a', { n: 1 }))).toMatchObject(conflictIn(at))
      expect(await second.collection(things.name).get('b')).toEqual({ _id: 'b' })
      expect(await refusalOf(second.collection(things.name).update('b', { n: 1 }))).toMatchObject(
        conflictIn(at),
      )
    })

    test('unique keys that a rival takes or gives up are conflicts, those of the snapshot duplicates', async () => {
      const coded = at.handle('coded')
      const key = (name: string) => `${name} ${at.sdk}`
      await coded.add({ _id: key('1'), code: key('A') })
      const [first, second, third] = [await at.start(), await at.start(), await at.start()]
      await first.collection('coded').update(key('1'), { code: key('B') })
      // The first holds both keys until it ends: nobody can know yet who has them.
      for (const code of ['A', 'B'])
        expect(
          await refusalOf((await at.start()).collection('coded').add({ code: key(code) })),
        ).toMatchObject(conflictIn(at))
      await second.collection('coded').get('nobody')
      await first.commit()
      expect(await refusalOf(second.collection('coded').add({ code: key('B') }))).toMatchObject(
        conflictIn(at),
      )
      expect((await refusalOf(third.collection('coded').add({ code: key('B') }))).message).toContain('byCode')
      expect(await coded.add({ _id: key('2'), code: key('A') })).toBe(key('2'))
    })
  },
  { indexes },
)

describeSdks(
  'startTransaction: locks',
  (at) => {
    test('an ordinary write waits for the lock, and fails when it does not go in time', async () => {
      const things = await at.collection([{ _id: 'a', n: 1 }])
      const transaction = await at.start()
      await transaction.collection(things.name).update('a', { n: 2 })
      const waiting = things.update('a', { n: at.db.command.inc(10) })
      expect(await things.get('a')).toEqual({ _id: 'a', n: 1 })
      await transaction.commit()
      expect(await waiting).toMatchObject({ updated: 1 })
      expect(await things.get('a')).toEqual({ _id: 'a', n: 12 })

      const holder = await at.start()
      await holder.collection(things.name).remove('a')
      expect(await refusalOf(things.update('a', { n: 3 }))).toMatchObject({
        code: 'DATABASE_REQUEST_FAILED',
        message: expect.stringContaining('stayed locked') as string,
      })
      await holder.rollback()
      expect(await things.get('a')).toEqual({ _id: 'a', n: 12 })
    })

    test('reads wait for nobody, and what is unchanged is not locked', async () => {
      const things = await at.collection([{ _id: 'a', n: 1 }])
      const [first, second] = [await at.start(), await at.start()]
      await first.collection(things.name).update('a', { n: 1 })
      await second.collection(things.name).update('a', { n: 2 })
      expect(await first.collection(things.name).get('a')).toEqual({ _id: 'a', n: 1 })
      expect(await things.get('a')).toEqual({ _id: 'a', n: 1 })
      await second.commit()
      await first.commit()
      expect(await things.get('a')).toEqual({ _id: 'a', n: 2 })
    })

    test('commit and rollback end it for good', async () => {
      const things = await at.collection([{ _id: 'a', n: 1 }])
      const committed = await at.start()
      await committed.collection(things.name).update('a', { n: 2 })
      await committed.commit()
      const late = await refusalOf(committed.collection(things.name).update('a', { n: 3 }))
      expect(late).toMatchObject(endedIn(at))
      expect(late.message).toContain('It has been committed')
      const rolledBack = await at.start()
      await rolledBack.collection(things.name).update('a', { n: 4 })
      await rolledBack.rollback()
      expect(await codeOf(rolledBack.commit())).toBe('DATABASE_TRANSACTION_FAIL')
      expect(await things.get('a')).toEqual({ _id: 'a', n: 2 })
    })
  },
  { options: { limits: { lockWaitMs: 400 } } },
)
