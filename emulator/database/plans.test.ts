import tcb from '@cloudbase/node-sdk'
import { codeOf, startTestEmulator, type TestEmulator } from '../testing/start'
import { type RecentRequest } from '../console/stats'

type Client = TestEmulator<ReturnType<typeof tcb.init>>

const declared = [
  { name: 'byGroup', fields: [['g', 1] as [string, 1], ['n', 1] as [string, 1]] },
  { name: 'byN', fields: [['n', -1] as [string, -1]] },
]
let at: Client
beforeAll(async () => {
  at = await startTestEmulator(tcb, {
    indexes: { things: declared, small: [] },
    options: { strictIndexes: true },
  })
  const things = Array.from({ length: 2_000 }, (_, n) => ({
    _id: `t${n}`,
    n,
    g: `g${n % 4}`,
    odd: n % 2,
    free: n % 7,
  }))
  await at.db.collection('things').add(things.slice(0, 1_000))
  await at.db.collection('things').add(things.slice(1_000))
  await at.db.collection('small').add(things.slice(0, 150))
})
afterAll(() => at.close())

const things = () => at.db.collection('things')
const _ = () => at.db.command
async function planOf(ask: Promise<unknown>): Promise<RecentRequest['plan']> {
  await ask
  return (await at.get<RecentRequest[]>('requests'))[0]?.plan
}
const refusal = (ask: Promise<unknown>): Promise<string> =>
  ask.then(
    () => 'answered',
    (error: { message: string }) => error.message,
  )

describe('a plan reads what it must', () => {
  test.each<[string, () => Promise<unknown>, object]>([
    ['one document', () => things().where({ _id: 't5' }).get(), { index: '_id_', examined: 1, returned: 1 }],
    ['values', () => things().where({ g: 'g1', n: 5 }).get(), { index: 'byGroup', examined: 1, returned: 1 }],
    [
      'an ordered page',
      () => things().where({ g: 'g1' }).orderBy('n', 'desc').limit(20).get(),
      { index: 'byGroup', examined: 20, returned: 20, sort: 'index' },
    ],
    [
      'an ordered page of several groups',
      () =>
        things()
          .where({ g: _().in(['g1', 'g3']) })
          .orderBy('n', 'asc')
          .skip(5)
          .limit(20)
          .get(),
      { index: 'byGroup', examined: 25, returned: 20, sort: 'index' },
    ],
    [
      'a range in order',
      () =>
        things()
          .where({ n: _().gt(100) })
          .orderBy('n', 'asc')
          .limit(20)
          .get(),
      { index: 'byN', examined: 20, returned: 20, sort: 'index' },
    ],
    [
      'alternatives of one field',
      () =>
        things()
          .where({ n: _().eq(3).or(_().eq(4)) })
          .get(),
      { index: 'byN', examined: 2, returned: 2 },
    ],
    [
      'alternatives of two fields',
      () =>
        things()
          .where(_().or([{ n: 3 }, { _id: 't6' }]))
          .get(),
      { index: 'byN + _id_', examined: 2, returned: 2 },
    ],
    ['the beginning', () => things().limit(20).get(), { index: 'scan', examined: 20, returned: 20 }],
    [
      'a count',
      () => things().where({ g: 'g1' }).count(),
      { index: 'byGroup', examined: 500, returned: 500 },
    ],
    [
      'a small sort',
      () =>
        things()
          .where({ n: _().lt(30) })
          .orderBy('free', 'asc')
          .get(),
      { index: 'byN', examined: 30, returned: 30, sort: 'memory' },
    ],
  ])('%s', async (_name, ask, expected) => {
    expect(await planOf(ask())).toEqual(expected)
  })

  test('long readings go on after the last key, from both ends', async () => {
    for (const direction of ['asc', 'desc'] as const) {
      const { data } = await things()
        .where({ n: _().gte(500) })
        .orderBy('n', direction)
        .limit(1_000)
        .get()
      const numbers = (data as { n: number }[]).map(({ n }) => n)
      expect(numbers).toEqual(
        Array.from({ length: 1_000 }, (__, i) => (direction === 'asc' ? 500 + i : 1_999 - i)),
      )
    }
  })
})

describe('strictly, what lacks an index is refused before it answers', () => {
  test('and an aggregation whose answer the platform may cut off', async () => {
    expect(await refusal(things().aggregate().sort({ n: 1 }).end())).toContain(
      '[emulator rule aggregate-limit] things: the platform may answer only 20 documents',
    )
    expect((await things().aggregate().sort({ n: 1 }).limit(30).end()).data).toHaveLength(30)
  })

  test.each<[string, () => Promise<unknown>, string]>([
    ['a query', () => things().where({ free: 3 }).get(), '[["free",1]]'],
    [
      'a count',
      () =>
        things()
          .where({ free: _().gt(5) })
          .count(),
      '[["free",1]]',
    ],
    ['an update', () => things().where({ free: 3 }).update({ x: 1 }), '[["free",1]]'],
    ['a removal', () => things().where({ free: 3 }).remove(), '[["free",1]]'],
    ['an aggregation', () => things().aggregate().match({ free: 3 }).count('n').end(), '[["free",1]]'],
    ['a sort', () => things().orderBy('free', 'desc').limit(20).get(), '[["free",-1]]'],
    [
      'a sort of what an index finds',
      () => things().where({ g: 'g1' }).orderBy('free', 'asc').limit(20).get(),
      '[["g",1],["free",1]]',
    ],
    [
      'an order whose filter rejects most',
      () => things().where({ free: 99 }).orderBy('n', 'asc').get(),
      '[["free",1],["n",1]]',
    ],
    [
      'one of two alternatives',
      () =>
        things()
          .where(_().or([{ n: 3 }, { free: 9 }]))
          .get(),
      '[["free",1]]',
    ],
    [
      'what no index can serve',
      () =>
        things()
          .where({ free: _().nin([1, 2]).and(_().exists(true)) })
          .limit(900)
          .get(),
      'ask for',
    ],
  ])('%s', async (_name, ask, index) => {
    const message = await refusal(ask())
    expect(message).toContain('[emulator rule unindexed-query] things: ')
    expect(message).toContain(index)
    expect(await codeOf(ask())).toBe('DATABASE_REQUEST_FAILED')
    expect((await things().where({ _id: 't3' }).get()).data).toEqual([
      { _id: 't3', n: 3, g: 'g3', odd: 1, free: 3 },
    ])
  })

  test('few documents may be read without one, and all of them when nothing is asked', async () => {
    const { db } = at
    expect(await refusal(db.collection('small').where({ free: 3 }).orderBy('odd', 'asc').get())).toBe(
      'answered',
    )
    expect(await refusal(things().limit(1_000).get())).toBe('answered')
    expect(await refusal(things().where({ odd: 1 }).limit(50).get())).toBe('answered')
    expect(
      await refusal(
        things()
          .where({ odd: _().gte(0) })
          .orderBy('n', 'asc')
          .limit(500)
          .get(),
      ),
    ).toBe('answered')
  })
})

test('otherwise it is a warning that counts what was read', async () => {
  await at.restart({ strictIndexes: false })
  await things().where({ free: 3 }).get()
  await things().where({ free: 4 }).limit(1_000).get()
  const { warnings } = await at.get<{ warnings: { message: string; times: number }[] }>('stats')
  expect(warnings).toHaveLength(1)
  expect(warnings[0]).toMatchObject({
    times: 2,
    message: expect.stringContaining('(2000 documents') as string,
  })
})
