import tcb from '@cloudbase/node-sdk'
import { describeSdks, refusalOf, type Conformance } from './sdks'

// The SDK warns of a slow request 3 s after one that failed, when nobody listens any more.
beforeAll(() => void (process.env['SILENCE'] = 'true'))
afterAll(() => void delete process.env['SILENCE'])

const set = async (at: Conformance, plan: object) => {
  const response = await fetch(`${at.emulator.emulator.url}/_emulator/faults`, {
    method: 'POST',
    body: JSON.stringify(plan),
  })
  if (response.status !== 200) throw new Error(await response.text())
}

interface Faults {
  plan: object | null
  counts: Record<string, number>
}

interface Request {
  action: string
  fault?: string
  answerBytes: number
  requestBytes: number
  query?: string
  plan?: object
}

const raw = (error: unknown) => error as { code?: string; message: string }
const caught = (call: Promise<unknown>) => call.then(() => undefined, raw)

/** What a broken connection looks like; `wx-server-sdk` throws its general number and keeps the text. */
const broken = ({ sdk }: Conformance) => ({
  message: expect.stringContaining('socket hang up') as string,
  ...(sdk === 'wx-server-sdk' ? { errCode: -501001 } : { code: 'ECONNRESET' }),
})

describeSdks('faults', (at) => {
  afterEach(() => set(at, {}))
  const next = (fault: string, action: string) =>
    set(at, { seed: 1, next: [{ fault, action: `database.${action}` }] })
  const last = async () => (await at.emulator.get<Request[]>('requests'))[0]

  test('a lost request: the caller sees a broken connection, nothing was done, and the SDK does not try again', async () => {
    const things = await at.collection([])
    await next('lost-request', 'insertDocument')
    expect(await caught(things.add({ _id: 'a' }))).toMatchObject(broken(at))
    expect(await last()).toMatchObject({
      action: 'database.insertDocument',
      fault: 'lost-request',
      answerBytes: 0,
    })
    expect(await things.all()).toEqual([])
  })

  test('not even with retries is a request sent again that may have arrived', async () => {
    if (at.sdk === 'wx-server-sdk') return
    const things = await at.collection([])
    await next('lost-request', 'insertDocument')
    const serviceUrl = `${at.emulator.emulator.url}/admin`
    const app = tcb.init({ env: 'local', retries: 2, keepalive: true, serviceUrl } as never)
    expect(await caught(app.database().collection(things.name).add({ _id: 'a' }))).toMatchObject(broken(at))
    expect(await things.all()).toEqual([])
  })

  test('a lost reply looks the same to the caller, but the work is done', async () => {
    const things = await at.collection([])
    await next('lost-reply', 'insertDocument')
    expect(await caught(things.add({ _id: 'a' }))).toMatchObject(broken(at))
    expect(await things.all()).toEqual([{ _id: 'a' }])
    expect(await at.emulator.get<Faults>('faults')).toMatchObject({ counts: { 'lost-reply': 1 } })
  })

  test('a lost reply to a commit: the transaction is committed all the same', async () => {
    const things = await at.collection([{ _id: 'a', n: 1 }])
    const transaction = await at.start()
    await transaction.collection(things.name).update('a', { n: 2 })
    await next('lost-reply', 'commitTransaction')
    expect((await caught(transaction.commit()))?.code).toBe('ECONNRESET')
    expect(await things.get('a')).toEqual({ _id: 'a', n: 2 })
  })

  test('an injected conflict ends the transaction and frees its locks', async () => {
    const things = await at.collection([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
    ])
    const transaction = await at.start()
    await transaction.collection(things.name).update('a', { n: 2 })
    await next('conflict', 'modifyDocument')
    const refusal = await refusalOf(transaction.collection(things.name).update('b', { n: 2 }))
    expect(refusal.message).toContain('Transaction is busy')
    expect(refusal.code).toBe(at.sdk === 'wx-server-sdk' ? 'SYS_ERR' : 'DATABASE_TRANSACTION_CONFLICT')
    // Free at once: an ordinary write would wait 5 s for a lock.
    expect(await things.update('a', { n: 3 })).toEqual({ updated: 1 })
    expect((await refusalOf(transaction.commit())).code).toBe('DATABASE_TRANSACTION_FAIL')
    expect(await things.all()).toEqual([
      { _id: 'a', n: 3 },
      { _id: 'b', n: 1 },
    ])
  })

  test('runTransaction of node-sdk starts again after a conflict, that of wx-server-sdk only at the commit', async () => {
    const things = await at.collection([{ _id: 'a', n: 1 }])
    let runs = 0
    const increase = () =>
      at.db.runTransaction(async (transaction: { collection(name: string): unknown }) => {
        runs++
        const reference = transaction.collection(things.name) as typeof things.ref
        const data = { n: at.db.command.inc(1) }
        await reference.doc('a').update(at.sdk === 'wx-server-sdk' ? { data } : data)
      }) as Promise<unknown>
    await next('conflict', 'commitTransaction')
    await increase()
    expect([runs, await things.get('a')]).toEqual([2, { _id: 'a', n: 2 }])
    await next('conflict', 'modifyDocument')
    const error = await caught(increase())
    expect(error === undefined).toBe(at.sdk !== 'wx-server-sdk')
  })

  test('a late answer comes after the SDK’s time-out; the work is done', async () => {
    const things = await at.collection([])
    await set(at, { seed: 1, timeoutMs: 400, next: [{ fault: 'timeout' }] })
    const patient = things.ref as unknown as {
      options(options: object): { add(data: object): Promise<unknown> }
    }
    if (at.sdk === 'wx-server-sdk') await things.add({ _id: 'a' })
    else
      expect(await caught(patient.options({ timeout: 50 }).add({ _id: 'a' }))).toMatchObject({
        code: 'ESOCKETTIMEDOUT',
      })
    await set(at, {})
    expect(await things.all()).toEqual([{ _id: 'a' }])
  })

  test('a plan that is wrong is refused and changes nothing', async () => {
    await expect(set(at, { seed: 1, rates: { conflicts: 1 } })).rejects.toThrow('no such fault: conflicts')
    expect(await at.emulator.get<Faults>('faults')).toMatchObject({ plan: null })
  })
})

describeSdks('a request in the list', (at) => {
  test('has its query, its plan and its sizes, and no data', async () => {
    const things = await at.collection([{ _id: 'a', n: 1, secret: 'x' }])
    await things.find({ n: 1 })
    await things.updateWhere({ n: 1 }, { secret: 'new' })
    const [update, query, insert] = await at.emulator.get<Request[]>('requests')
    expect(query).toMatchObject({ action: 'database.getDocument', query: '{"n":{"$numberInt":"1"}}' })
    expect(query?.plan).toMatchObject({ index: 'scan', examined: 1, returned: 1 })
    expect(query?.requestBytes).toBeGreaterThan(50)
    expect(query?.answerBytes).toBeGreaterThan(50)
    expect(JSON.stringify([update, insert])).not.toMatch(/secret|new/)
  })
})

describeSdks(
  'an edition with latency',
  (at) => {
    test('no answer comes sooner, and requests do not wait for each other', async () => {
      const things = await at.collection([{ _id: 'a' }])
      const started = performance.now()
      await Promise.all(Array.from({ length: 20 }, () => things.get('a')))
      const taken = performance.now() - started
      expect(taken).toBeGreaterThanOrEqual(120)
      // One after the other they would take 2.4 s.
      expect(taken).toBeLessThan(2_000)
    })
  },
  { options: { latencyMs: 120 } },
)

describeSdks(
  'an edition with a quota',
  (at) => {
    test('refuses what is too much with the code of the platform', async () => {
      const handle = at.handle('things')
      // The quota of the other SDK's run must be over.
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      const answers = await Promise.all(
        Array.from({ length: 60 }, () => handle.find({}).then(() => undefined, refusal)),
      )
      const refused = answers.filter((answer) => answer !== undefined)
      expect(refused.length).toBeGreaterThan(0)
      expect(refused.length).toBeLessThan(60)
      expect(refused[0]?.message).toContain('exceeds the quota of 5 database requests a second')
      if (at.sdk !== 'wx-server-sdk') expect(refused[0]?.code).toBe('EXCEED_RATELIMIT')
    })
  },
  { options: { qps: 5 } },
)

const refusal = (error: unknown) => {
  const { code, message, errMsg } = error as { code?: string; message: string; errMsg?: string }
  return { code, message: errMsg ?? message }
}
