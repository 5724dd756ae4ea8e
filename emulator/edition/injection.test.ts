import tcb from '@cloudbase/node-sdk'
import { startTestEmulator, type TestEmulator } from '../testing/start'

let test$: TestEmulator<ReturnType<typeof tcb.init>>
beforeAll(async () => {
  test$ = await startTestEmulator(tcb, {
    functions: {
      // Says that it has begun, then lasts longer than any test has patience for.
      slow: 'exports.main = () => new Promise((resolve) => setTimeout(() => resolve({ done: true }), 1500))',
      quick: 'exports.main = async () => ({ done: true })',
    },
    httpAccess: [{ path: '/quick', functionName: 'quick' }],
  })
})
afterAll(() => test$.close())
afterEach(() => set({}))

const url = () => test$.emulator.url
const set = async (plan: object): Promise<unknown> =>
  (await fetch(`${url()}/_emulator/faults`, { method: 'POST', body: JSON.stringify(plan) })).json()
const admin = (parameters: object) =>
  fetch(`${url()}/admin`, { method: 'POST', body: JSON.stringify(parameters) })
const invoke = async (name: string): Promise<unknown> =>
  (await fetch(`${url()}/_emulator/invoke/${name}`, { method: 'POST', body: '{}' })).json()

test('an instance is killed in the middle of a call; the next call gets a new one', async () => {
  await set({ seed: 1, killWithinMs: 50, next: [{ fault: 'function-kill', function: 'slow' }] })
  expect(await invoke('slow')).toMatchObject({ code: expect.stringContaining('FUNCTION') })
  expect(await invoke('quick')).toMatchObject({ result: { done: true } })
  expect(await invoke('slow')).toMatchObject({ result: { done: true } })
})

test('a client may lose its request or its reply; only the reply’s call was made', async () => {
  const calls = async () =>
    (await test$.get<{ functions: Record<string, { calls: number }> }>('stats')).functions
  const before = (await calls())['quick']?.calls ?? 0
  await set({ seed: 1, next: [{ fault: 'client-lost-request' }, { fault: 'client-lost-reply' }] })
  await expect(fetch(`${url()}/quick`)).rejects.toThrow()
  expect((await calls())['quick']?.calls ?? 0).toBe(before)
  await expect(fetch(`${url()}/quick`)).rejects.toThrow()
  expect((await calls())['quick']?.calls).toBe(before + 1)
  expect(await (await fetch(`${url()}/quick`)).json()).toEqual({ done: true })
})

test('an answer that still goes out names its fault, and the stats count it until they are reset', async () => {
  const { transactionId } = (await (await admin({ action: 'database.startTransaction' })).json()) as {
    transactionId: string
  }
  await set({ seed: 1, next: [{ fault: 'conflict' }] })
  const answer = await admin({ action: 'database.commitTransaction', transactionId })
  expect(answer.headers.get('x-emulator-fault')).toBe('conflict')
  expect(await answer.json()).toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
  expect(await test$.get('stats')).toMatchObject({ faults: { conflict: 1 }, openTransactions: 0 })
  await fetch(`${url()}/_emulator/stats/reset`, { method: 'POST' })
  expect(await test$.get('stats')).toMatchObject({ faults: {} })
})

test('a conflict cannot strike a transaction that is not there', async () => {
  await set({ seed: 1, rates: { conflict: 1 } })
  const answer = await admin({ action: 'database.commitTransaction', transactionId: 'none' })
  expect(await answer.json()).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
})

test('the plan can be seen, and pages from elsewhere may not set it', async () => {
  await set({ seed: 5 })
  expect(await test$.get('faults')).toMatchObject({
    plan: { seed: 5, rates: { conflict: 0.05 } },
    counts: {},
  })
  const foreign = await fetch(`${url()}/_emulator/faults`, {
    method: 'POST',
    headers: { origin: 'http://example.com' },
    body: '{}',
  })
  expect(foreign.status).toBe(403)
  expect(await test$.get('faults')).toMatchObject({ plan: { seed: 5 } })
})

test('the emulator ends while late answers wait', async () => {
  await set({ seed: 1, next: [{ fault: 'timeout' }] })
  const late = admin({ action: 'database.startTransaction' }).then(
    () => 'answered',
    () => 'broken',
  )
  while ((await test$.get<{ counts: { timeout?: number } }>('faults')).counts.timeout !== 1);
  await test$.restart()
  expect(await late).toBe('broken')
})
