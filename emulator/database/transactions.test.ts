import tcb from '@cloudbase/node-sdk'
import { codeOf, startTestEmulator, type TestEmulator } from '../testing/start'

type Client = TestEmulator<ReturnType<typeof tcb.init>>

let test$: Client
beforeAll(async () => {
  test$ = await startTestEmulator(tcb, {
    indexes: { things: [{ name: 'byCode', fields: [['code', 1]], unique: true }], plain: [] },
    options: { limits: { transactionIdleMs: 400, lockWaitMs: 600 } },
  })
})
afterAll(() => test$.close())

let count = 0
/** A fresh document, so that no case sees what another left. */
async function given(fields: object = { n: 1 }): Promise<string> {
  const id = `doc-${++count}`
  await test$.db.collection('plain').add({ _id: id, ...fields })
  return id
}
const plain = () => test$.db.collection('plain')
const read = async (id: string) =>
  (await plain().doc(id).get()).data[0] as Record<string, unknown> | undefined
const begin = () => test$.db.startTransaction()
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('a snapshot', () => {
  test('is one moment for all documents, whatever others commit meanwhile', async () => {
    const [a, b] = [await given(), await given()]
    const transaction = await begin()
    expect((await transaction.collection('plain').doc(a).get()).data).toMatchObject({ n: 1 })
    await plain().doc(a).update({ n: 2 })
    await plain().doc(b).remove()
    await plain().add({ _id: `${b}-new`, n: 9 })
    expect((await transaction.collection('plain').doc(a).get()).data).toMatchObject({ n: 1 })
    expect((await transaction.collection('plain').doc(b).get()).data).toMatchObject({ n: 1 })
    expect((await transaction.collection('plain').doc(`${b}-new`).get()).data).toBeNull()
    await transaction.rollback()
    expect(await read(a)).toMatchObject({ n: 2 })
  })

  test('shows the own writes and hides them from others until the commit', async () => {
    const id = await given()
    const transaction = await begin()
    await transaction
      .collection('plain')
      .doc(id)
      .update({ n: test$.db.command.inc(4) })
    await transaction.collection('plain').add({ _id: `${id}-new`, n: 7 })
    expect((await transaction.collection('plain').doc(id).get()).data).toMatchObject({ n: 5 })
    expect((await transaction.collection('plain').doc(`${id}-new`).get()).data).toMatchObject({ n: 7 })
    expect([await read(id), await read(`${id}-new`)]).toEqual([{ _id: id, n: 1 }, undefined])
    await transaction.commit()
    expect([await read(id), await read(`${id}-new`)]).toMatchObject([{ n: 5 }, { n: 7 }])
  })

  test('forgets everything on rollback', async () => {
    const id = await given()
    const transaction = await begin()
    await transaction.collection('plain').doc(id).remove()
    await transaction.collection('plain').doc(`${id}-set`).set({ n: 1 })
    await transaction.rollback()
    expect([await read(id), await read(`${id}-set`)]).toEqual([{ _id: id, n: 1 }, undefined])
  })
})

describe('a conflict', () => {
  test('with an open rival fails at once, ends the loser and frees its locks', async () => {
    const [a, b] = [await given(), await given()]
    const winner = await begin()
    const loser = await begin()
    await winner.collection('plain').doc(a).update({ n: 2 })
    await loser.collection('plain').doc(b).update({ n: 2 })
    const started = Date.now()
    expect(await codeOf(loser.collection('plain').doc(a).update({ n: 3 }))).toBe(
      'DATABASE_TRANSACTION_CONFLICT',
    )
    expect(Date.now() - started).toBeLessThan(200)
    expect(await codeOf(loser.commit())).toBe('DATABASE_TRANSACTION_FAIL')
    expect((await plain().doc(b).update({ n: 7 })).updated).toBe(1)
    await winner.commit()
    expect([await read(a), await read(b)]).toMatchObject([{ n: 2 }, { n: 7 }])
  })

  test('with a commit after the snapshot fails too: no update is lost', async () => {
    const id = await given()
    const transaction = await begin()
    await transaction.collection('plain').doc(id).get()
    await plain().doc(id).update({ n: 10 })
    expect(await codeOf(transaction.collection('plain').doc(id).update({ n: 2 }))).toBe(
      'DATABASE_TRANSACTION_CONFLICT',
    )
    expect(await read(id)).toMatchObject({ n: 10 })
  })

  test('is retried by runTransaction, so that rivals count right', async () => {
    const id = await given({ n: 0 })
    const add = () =>
      test$.db.runTransaction(async (transaction: Awaited<ReturnType<typeof begin>>) => {
        const { data } = await transaction.collection('plain').doc(id).get()
        await transaction
          .collection('plain')
          .doc(id)
          .update({ n: (data as { n: number }).n + 1 })
      }, 50)
    await Promise.all([add(), add(), add(), add()])
    expect(await read(id)).toMatchObject({ n: 4 })
  })

  test('does not arise from write skew: two transactions may read what the other writes', async () => {
    const [a, b] = [await given(), await given()]
    const [first, second] = [await begin(), await begin()]
    await first.collection('plain').doc(a).get()
    await second.collection('plain').doc(b).get()
    await first.collection('plain').doc(b).update({ n: 0 })
    await second.collection('plain').doc(a).update({ n: 0 })
    await first.commit()
    await second.commit()
    expect([await read(a), await read(b)]).toMatchObject([{ n: 0 }, { n: 0 }])
  })

  test('arises when both insert the same id or the same unique key', async () => {
    const [first, second] = [await begin(), await begin()]
    await first.collection('plain').add({ _id: 'same' })
    expect(await codeOf(second.collection('plain').add({ _id: 'same' }))).toBe(
      'DATABASE_TRANSACTION_CONFLICT',
    )
    await first.rollback()
    const [third, fourth] = [await begin(), await begin()]
    await third.collection('things').add({ code: 'K' })
    expect(await codeOf(fourth.collection('things').add({ code: 'K' }))).toBe('DATABASE_TRANSACTION_CONFLICT')
    await third.commit()
    expect((await test$.db.collection('things').where({ code: 'K' }).count()).total).toBe(1)
  })
})

describe('unique keys in a transaction', () => {
  const things = () => test$.db.collection('things')

  test('a key of the snapshot is a duplicate, and the transaction is over', async () => {
    await things().add({ _id: 'u1', code: 'U1' })
    const transaction = await begin()
    const refusal = (transaction.collection('things').add({ code: 'U1' }) as Promise<unknown>).catch(
      (error: unknown) => error,
    )
    expect(await refusal).toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining('E11000') as string,
    })
    expect(await codeOf(transaction.commit())).toBe('DATABASE_TRANSACTION_FAIL')
  })

  test('a key taken after the snapshot is a conflict, which a retry will see', async () => {
    const transaction = await begin()
    await transaction.collection('things').doc('nobody').get()
    await things().add({ code: 'U2' })
    expect(await codeOf(transaction.collection('things').add({ code: 'U2' }))).toBe(
      'DATABASE_TRANSACTION_CONFLICT',
    )
  })

  test('two documents may swap their keys, but not share one', async () => {
    await things().add([
      { _id: 's1', code: 'S1' },
      { _id: 's2', code: 'S2' },
    ])
    const transaction = await begin()
    await transaction.collection('things').doc('s1').update({ code: 'S3' })
    await transaction.collection('things').doc('s2').update({ code: 'S1' })
    await transaction.collection('things').doc('s1').update({ code: 'S2' })
    expect((await transaction.commit()).requestId).toBeTruthy()
    expect((await things().where({ code: 'S1' }).get()).data).toEqual([{ _id: 's2', code: 'S1' }])
    const another = await begin()
    await another.collection('things').add({ code: 'S9' })
    expect(await codeOf(another.collection('things').add({ code: 'S9' }))).toBe('DATABASE_REQUEST_FAILED')
  })
})

describe('ordinary writes', () => {
  test('wait for the lock and then happen', async () => {
    const id = await given()
    const transaction = await begin()
    await transaction.collection('plain').doc(id).update({ n: 2 })
    const waiting = plain()
      .doc(id)
      .update({ n: test$.db.command.inc(10) })
    await sleep(100)
    expect(await read(id)).toMatchObject({ n: 1 })
    await transaction.commit()
    expect((await waiting).updated).toBe(1)
    expect(await read(id)).toMatchObject({ n: 12 })
  })

  test('fail when the lock does not go in time', async () => {
    const id = await given()
    const transaction = await begin()
    await transaction.collection('plain').doc(id).update({ n: 2 })
    const keepAlive = setInterval(() => void transaction.collection('plain').doc(id).get(), 100)
    await expect(plain().doc(id).remove()).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining('LockTimeout') as string,
    })
    clearInterval(keepAlive)
    await transaction.rollback()
    expect(await read(id)).toMatchObject({ n: 1 })
  })

  test('go on when a lost client stays silent: its transaction ends and frees its locks', async () => {
    const id = await given()
    const lost = await begin()
    await lost.collection('plain').doc(id).update({ n: 2 })
    expect((await plain().doc(id).update({ n: 3 })).updated).toBe(1)
    expect(await codeOf(lost.commit())).toBe('DATABASE_TRANSACTION_FAIL')
    expect(await read(id)).toMatchObject({ n: 3 })
    expect((await test$.get<{ openTransactions: number }>('stats')).openTransactions).toBe(0)
  })
})

describe('the strict mode', () => {
  const refusal = (promise: Promise<unknown>) =>
    promise.then(
      () => '',
      (error: Error) => error.message,
    )

  test('refuses queries inside a transaction and names the rule', async () => {
    const transaction = await begin()
    const found = transaction.collection('plain').where({ n: 1 }).get() as Promise<unknown>
    expect(await refusal(found)).toContain('transaction-where')
  })

  test('refuses the 101st operation', async () => {
    const id = await given()
    const transaction = await begin()
    for (let i = 0; i < 100; i++) await transaction.collection('plain').doc(id).get()
    expect(await refusal(transaction.collection('plain').doc(id).get() as Promise<unknown>)).toContain(
      'transaction-operations',
    )
  })

  test('refuses an unknown transaction, a second commit and a rollback after it', async () => {
    const transaction = await begin()
    await transaction.commit()
    expect(await codeOf(transaction.commit())).toBe('DATABASE_TRANSACTION_FAIL')
    expect(await codeOf(transaction.rollback())).toBe('DATABASE_TRANSACTION_FAIL')
  })
})

describe('a relaxed emulator', () => {
  let relaxed: Client
  beforeAll(async () => {
    relaxed = await startTestEmulator(tcb, {
      indexes: { plain: [{ name: 'byN', fields: [['n', 1]] }] },
      options: { relaxed: true },
    })
  })
  afterAll(() => relaxed.close())

  test('answers queries from the snapshot and the own writes', async () => {
    const collection = relaxed.db.collection('plain')
    await collection.add([1, 2, 3, 4].map((n) => ({ _id: `r${n}`, n })))
    const transaction = await relaxed.db.startTransaction()
    const { gte } = relaxed.db.command
    const inside = async () => {
      const { data } = await transaction
        .collection('plain')
        .where({ n: gte(2) })
        .orderBy('n', 'asc')
        .get()
      return (data as { _id: string }[]).map(({ _id }) => _id)
    }
    expect(await inside()).toEqual(['r2', 'r3', 'r4'])
    await collection.doc('r2').update({ n: 0 })
    await collection.doc('r4').remove()
    await collection.add({ _id: 'r5', n: 5 })
    await transaction.collection('plain').doc('r3').update({ n: 9 })
    await transaction.collection('plain').add({ _id: 'r6', n: 6 })
    expect(await inside()).toEqual(['r2', 'r4', 'r6', 'r3'])
    await transaction.rollback()
  })
})
