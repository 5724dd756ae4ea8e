import tcb from '@cloudbase/node-sdk'
import { startTestEmulator, type TestEmulator } from '../../emulator/testing/start'
import { checkHistory } from './history/checker'
import { Recorder } from './history/record'
import { random } from './random'

let at: TestEmulator<ReturnType<typeof tcb.init>>
beforeAll(async () => {
  at = await startTestEmulator(tcb, { indexes: {} })
})
afterAll(() => at.close())

const keys = ['x', 'y', 'z', 'u']

async function recorder(name: string, seed: number): Promise<Recorder> {
  await at.db.createCollection(name)
  await at.db.collection(name).add(keys.map((_id) => ({ _id, list: [] })))
  return new Recorder(at.db, name, keys, random(seed))
}

/** `HISTORY_SEED=n` adds another one; what is random beside it is the order in which requests arrive. */
const extra = process.env['HISTORY_SEED']
const seeds = [1, 2, 3, 4, 5, ...(extra === undefined ? [] : [Number(extra)])]

test.each(seeds)('concurrent transactions of seed %i are snapshot isolation', async (seed) => {
  const recorded = await recorder(`lists${seed}`, seed)
  await Promise.all(['A', 'B', 'C', 'D', 'E', 'F'].map((name) => recorded.client(name, 40)))
  const { history } = recorded
  expect(checkHistory(history, await recorded.final()).anomalies).toEqual([])
  const committed = history.filter((one) => one.committed)
  expect(committed.length).toBeGreaterThan(60)
  // Without rivals that lost there would be nothing to see.
  expect(history.length - committed.length).toBeGreaterThan(20)
})

test('write skew is possible, as documented, and nothing worse', async () => {
  const recorded = await recorder('skew', 1)
  await Promise.all([
    recorded.transaction('A', false, ['r:x', 'r:y', 'r:x', 'r:y', 'a:x']),
    recorded.transaction('B', false, ['r:x', 'r:y', 'r:x', 'r:y', 'a:y']),
  ])
  expect(recorded.history.every(({ committed }) => committed)).toBe(true)
  expect(checkHistory(recorded.history, await recorded.final())).toEqual({ anomalies: [], writeSkew: true })
})
