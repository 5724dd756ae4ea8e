import { describeSdks, refusalOf } from './sdks'

/** Codes as the SDKs hand them on: `refusalOf` translates the numbers of `wx-server-sdk` back. */
describeSdks(
  'error codes',
  (at) => {
    const { any } = expect

    test('a collection that is not there, by every method', async () => {
      const missing = at.handle('nothere')
      const calls = [
        () => missing.add({ a: 1 }),
        () => missing.get('a'),
        () => missing.set('a', { n: 1 }),
        () => missing.update('a', { n: 1 }),
        () => missing.remove('a'),
        () => missing.find({}),
        () => missing.updateWhere({ a: 1 }, { n: 1 }),
        () => missing.removeWhere({ a: 1 }),
        () => missing.ref.where({ a: 1 }).count(),
        () => missing.ref.aggregate().match({ a: 1 }).end(),
      ]
      for (const call of calls) {
        const refusal = await refusalOf(call() as Promise<unknown>)
        expect([call.toString(), refusal.code]).toEqual([call.toString(), 'DATABASE_COLLECTION_NOT_EXIST'])
        expect(refusal.message).toContain('nothere')
      }
    })

    test('a second document of the same id or unique key', async () => {
      const people = at.handle('people')
      const card = `card-${at.sdk}`
      await people.add({ _id: card, card })
      for (const twice of [people.add({ _id: card }), people.add({ card })]) {
        const refusal = await refusalOf(twice)
        expect(refusal.code).toBe('DATABASE_REQUEST_FAILED')
        expect(refusal.message).toContain('E11000 duplicate key error')
        expect(refusal.message).toContain(card)
      }
    })

    test('an operator that does not exist', async () => {
      const things = await at.collection([{ _id: 'a', n: 1 }])
      const refusal = await refusalOf(things.find({ n: { $between: [1, 2] } }))
      expect(refusal).toEqual({ code: 'DATABASE_INVALID_OPERRATOR', message: any(String) })
      expect(refusal.message).toContain('$between')
    })

    test('a limit that no query may have, by the wire', async () => {
      const response = await fetch(`${at.emulator.emulator.url}/admin`, {
        method: 'POST',
        body: JSON.stringify({ action: 'database.getDocument', collectionName: 'people', limit: 1_001 }),
      })
      expect(await response.json()).toMatchObject({
        requestId: any(String),
        code: 'DATABASE_REQUEST_FAILED',
        message: expect.stringContaining('[emulator rule query-documents]'),
      })
    })

    test('a transaction that has ended', async () => {
      const transaction = await at.start()
      await transaction.commit()
      expect((await refusalOf(transaction.commit())).code).toBe('DATABASE_TRANSACTION_FAIL')
      const late = await refusalOf(transaction.collection('people').get('a'))
      // Inside a document's method wx-server-sdk keeps the text and throws its general number.
      expect(late.code).toBe(at.sdk === 'wx-server-sdk' ? 'SYS_ERR' : 'DATABASE_TRANSACTION_FAIL')
      expect(late.message).toContain('TransactionNotExist')
    })

    test('a write that a rival’s transaction turns away', async () => {
      const things = await at.collection([{ _id: 'a', n: 1 }])
      const [first, second] = [await at.start(), await at.start()]
      await first.collection(things.name).update('a', { n: 2 })
      const refusal = await refusalOf(second.collection(things.name).update('a', { n: 3 }))
      expect(refusal.code).toBe(at.sdk === 'wx-server-sdk' ? 'SYS_ERR' : 'DATABASE_TRANSACTION_CONFLICT')
      expect(refusal.message).toContain('TransactionBusy')
      await first.commit()
      expect(await things.get('a')).toEqual({ _id: 'a', n: 2 })
    })
  },
  { indexes: { people: [{ name: 'byCard', fields: [['card', 1]], unique: true }] } },
)
