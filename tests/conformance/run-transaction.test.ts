import { codeOf } from '../../emulator/testing/start'
import { conflictIn, describeSdks, endedIn, refusalOf, type Conformance, type Transaction } from './sdks'

/** `db.runTransaction` with the handles of the harness. */
async function run<T>(
  at: Conformance,
  work: (transaction: Transaction, raw: { rollback(reason?: unknown): Promise<unknown> }) => Promise<T>,
  times?: number,
): Promise<T> {
  const any = at.db as unknown as {
    runTransaction(callback: (raw: never) => Promise<T>, times?: number): Promise<T>
  }
  return any.runTransaction((raw) => work(at.within(raw), raw), times)
}

const openTransactions = async (at: Conformance) =>
  (await at.emulator.get<{ openTransactions: number }>('stats')).openTransactions

describeSdks('runTransaction', (at) => {
  test('commits when the callback returns, and answers what it returned', async () => {
    const things = await at.collection([{ _id: 'a', n: 1 }])
    const answer = await run(at, async (transaction) => {
      const inside = transaction.collection(things.name)
      const { n } = (await inside.get('a')) as { n: number }
      await inside.update('a', { n: n + 1 })
      await inside.add({ _id: 'b', n })
      return { total: n + 1 }
    })
    expect(answer).toEqual({ total: 2 })
    expect(await things.all()).toEqual([
      { _id: 'a', n: 2 },
      { _id: 'b', n: 1 },
    ])
  })

  test('rejects with what the callback throws, and nothing has happened', async () => {
    const things = await at.collection([{ _id: 'a', n: 1 }])
    const failing = run(at, async (transaction) => {
      await transaction.collection(things.name).update('a', { n: 2 })
      throw new Error('the callback failed')
    })
    await expect(failing).rejects.toThrow('the callback failed')
    expect(await things.update('a', { n: at.db.command.inc(10) })).toMatchObject({ updated: 1 })
    expect(await things.get('a')).toEqual({ _id: 'a', n: 11 })
    expect(await openTransactions(at)).toBe(0)
  })

  test('rejects with the reason that rollback was given', async () => {
    const things = await at.collection([{ _id: 'a', n: 1 }])
    const reason = { why: 'not enough', left: 1 }
    const rejected = run(at, async (transaction, raw) => {
      await transaction.collection(things.name).update('a', { n: 0 })
      await raw.rollback(reason)
    })
    await expect(rejected).rejects.toEqual(reason)
    expect(await things.get('a')).toEqual({ _id: 'a', n: 1 })
    expect(await openTransactions(at)).toBe(0)
  })

  test('an error of the database ends it, and its code arrives', async () => {
    const things = await at.collection([{ _id: 'a', n: 1 }])
    const failing = run(at, async (transaction) => {
      await transaction.collection(things.name).update('a', { n: 2 })
      await transaction.collection(things.name).add({ _id: 'a' })
    })
    expect(await refusalOf(failing)).toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining('E11000') as string,
    })
    expect(await things.get('a')).toEqual({ _id: 'a', n: 1 })
    expect(await openTransactions(at)).toBe(0)
  })
})

describeSdks('runTransaction and conflicts', (at) => {
  /** Runs into a rival's lock in the first `conflicts` attempts. */
  async function contended(conflicts: number, times?: number) {
    const things = await at.collection([{ _id: 'a', n: 0 }])
    let attempts = 0
    const outcome = await run(
      at,
      async (transaction) => {
        attempts++
        await transaction.collection(things.name).get('a')
        if (attempts <= conflicts) await things.update('a', { n: at.db.command.inc(100) })
        await transaction.collection(things.name).update('a', { n: at.db.command.inc(1) })
      },
      times,
    ).then(
      () => 'committed',
      (error: unknown) => refusalOf(Promise.reject(error as Error)),
    )
    return { attempts, outcome, document: await things.get('a') }
  }

  // wx-server-sdk 4.0.2 has no number for a conflict and throws SYS_ERR instead, so that its runTransaction, which
  // looks for the code, ends: with it, who wants another try must make it.
  const triesAgain = at.sdk === '@cloudbase/node-sdk'

  test('a conflict is tried again at once, three times if nothing is said', async () => {
    if (!triesAgain) {
      expect(await contended(1)).toMatchObject({ attempts: 1, outcome: conflictIn(at), document: { n: 100 } })
      return
    }
    expect(await contended(3)).toEqual({ attempts: 4, outcome: 'committed', document: { _id: 'a', n: 301 } })
    expect(await contended(9)).toMatchObject({
      attempts: 4,
      outcome: conflictIn(at),
      document: { _id: 'a', n: 400 },
    })
    expect(await openTransactions(at)).toBe(0)
  })

  test('as often as it is told', async () => {
    expect(await contended(1, 0)).toMatchObject({ attempts: 1, document: { n: 100 } })
    if (triesAgain) expect(await contended(6, 6)).toMatchObject({ attempts: 7, outcome: 'committed' })
  })

  test('transfers of many at a time conserve the sum', async () => {
    const accounts = await at.collection(['a', 'b', 'c'].map((_id) => ({ _id, amount: 50 })))
    const transfer = async (from: string, to: string): Promise<void> => {
      const attempt = run(
        at,
        async (transaction) => {
          const inside = transaction.collection(accounts.name)
          const { amount } = (await inside.get(from)) as { amount: number }
          await inside.update(from, { amount: amount - 1 })
          await inside.update(to, { amount: at.db.command.inc(1) })
        },
        100,
      )
      await attempt.catch((error: Error) => {
        if (triesAgain || !error.message.includes('TransactionBusy')) throw error
        return transfer(from, to)
      })
    }
    const pairs = [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
      ['b', 'a'],
      ['a', 'c'],
    ] as const
    await Promise.all([...pairs, ...pairs].map(([from, to]) => transfer(from, to)))
    expect(await accounts.all()).toEqual([
      { _id: 'a', amount: 50 },
      { _id: 'b', amount: 48 },
      { _id: 'c', amount: 52 },
    ])
  })

  test('after a conflict the transaction is over: what is sent in it says so, and a rollback is no error', async () => {
    const things = await at.collection([
      { _id: 'a', n: 0 },
      { _id: 'b', n: 0 },
    ])
    const loser = await at.start()
    await loser.collection(things.name).update('b', { n: 1 })
    await things.update('a', { n: 5 })
    expect(await refusalOf(loser.collection(things.name).update('a', { n: 1 }))).toMatchObject(conflictIn(at))
    expect(await refusalOf(loser.collection(things.name).get('b'))).toMatchObject(endedIn(at))
    expect(await codeOf(loser.commit())).toBe('DATABASE_TRANSACTION_FAIL')
    await loser.rollback()
    expect(await things.update('b', { n: 7 })).toMatchObject({ updated: 1 })
  })
})
