import { addDays } from '../../shared/domain/calendar'
import type { InputOf } from '../../shared/operations'
import type { StocktakePlan } from '../../shared/schema/stocktake'
import { expectBooksToBalance } from '../support/books'
import { databaseOf, everything, type TestDatabase } from '../support/database'
import { today } from '../support/lending'
import { CLERKS_WAREHOUSE, FOREIGN_WAREHOUSE, stockWhere, succeed } from '../support/scenario'
import { startServer, type TestServer } from '../support/server'
import { monthlyPlan } from './commands/stocktake-plans'

let server: TestServer
let db: TestDatabase
beforeAll(async () => {
  server = await startServer({ clientCalls: true })
  db = databaseOf(server.url)
})
afterAll(async () => {
  await expectBooksToBalance(db)
  await server?.close()
})

type PlanInput = InputOf<'stocktake.savePlan'>['plan']

const save = async (change: Partial<PlanInput> = {}): Promise<StocktakePlan> =>
  (await succeed(server.call('clerk', 'stocktake.savePlan', { plan: { ...monthlyPlan(), ...change } }))).plan
const refused = (change: Partial<PlanInput>, account = 'clerk') =>
  server.call(account, 'stocktake.savePlan', { plan: { ...monthlyPlan(), ...change } })
const planNow = async (planId: string) =>
  (await succeed(server.call('clerk', 'stocktake.plan', { planId }))).plan
const openedOf = (planId: string) => everything(db, 'stocktakes', { planId })

async function fire(timer: 'stocktakePlans' | 'stocktakeWork'): Promise<void> {
  const response = await fetch(`${server.url}/_emulator/timers/stocktake/${timer}`, { method: 'POST' })
  expect(response.status).toBeLessThan(300)
}

describe('saving', () => {
  test('a plan is made, edited by who saw its last state, put to sleep and found in the list', async () => {
    const plan = await save()
    expect(plan).toMatchObject({ status: 'active', createdBy: { id: 'clerk' } })
    const edit = (updatedAt: string, status?: 'active' | 'disabled') =>
      server.call('sunli', 'stocktake.savePlan', {
        planId: plan._id,
        updatedAt,
        ...(status ? { status } : {}),
        plan: { ...monthlyPlan(), name: '改过的月盘' },
      })
    const edited = await succeed(edit(plan.updatedAt))
    expect(edited).toMatchObject({
      plan: { name: '改过的月盘', createdBy: { id: 'clerk' } },
      warehouseName: expect.stringContaining('库'),
      scopeText: expect.stringContaining('区'),
    })
    expect(await edit(plan.updatedAt)).toMatchObject({ code: 'CHANGED_MEANWHILE' })
    const asleep = await succeed(edit(edited.plan.updatedAt, 'disabled'))
    expect(asleep.plan.status).toBe('disabled')
    const [entry] = (await everything(db, 'journal', { 'document.id': plan._id })).slice(-1)
    expect(entry).toMatchObject({ document: { type: 'stocktakePlan' } })
  })

  test.each<[string, Partial<PlanInput>, string]>([
    ['a zone that is not there', { scope: { zones: ['ZZ'] } }, 'NOT_FOUND'],
    ['an item that is not there', { scope: { itemIds: ['NOPE'] } }, 'NOT_FOUND'],
    ['a place of another warehouse', { scope: { locationIds: ['WH-SB:A-01-01-01'] } }, 'OUT_OF_WAREHOUSE'],
    ['a warehouse that is not there', { warehouseId: 'WH-XX' }, 'NOT_FOUND'],
    ['a warehouse of others', { warehouseId: FOREIGN_WAREHOUSE, scope: {} }, 'WAREHOUSE_FORBIDDEN'],
    ['a first day that is past', { nextOn: addDays(today(), -1) }, 'INVALID_INPUT'],
    ['a cycle without days', { kind: 'cycle' }, 'INVALID_INPUT'],
    ['an eighth weekday', { recurrence: { unit: 'week', every: 1, day: 8 } }, 'INVALID_INPUT'],
    [
      'a counter that is not there',
      { areas: [{ name: '全部', counterIds: ['nobody'], secondIds: [] }] },
      'COUNTER_UNFIT',
    ],
    [
      'two counts by one person',
      { double: true, areas: [{ name: '全部', counterIds: ['staff'], secondIds: ['staff'] }] },
      'COUNTER_UNFIT',
    ],
  ])('%s is refused, and nothing is written', async (_, change, code) => {
    const before = await db.collection('stocktakePlans').where({}).count()
    expect(await refused(change)).toMatchObject({ ok: false, code })
    expect(await db.collection('stocktakePlans').where({}).count()).toMatchObject({ total: before.total })
  })

  test('plans are for those who run stocktakes there', async () => {
    const plan = await save()
    expect(await server.call('staff', 'stocktake.plans', {})).toMatchObject({ code: 'FORBIDDEN' })
    expect(await server.call('zhaolei', 'stocktake.plan', { planId: plan._id })).toMatchObject({
      code: 'WAREHOUSE_FORBIDDEN',
    })
    expect(await server.call('zhaolei', 'stocktake.plans', { warehouseId: CLERKS_WAREHOUSE })).toMatchObject({
      code: 'WAREHOUSE_FORBIDDEN',
    })
    const elsewhere = await succeed(server.call('zhaolei', 'stocktake.plans', { limit: 100 }))
    expect(elsewhere.rows.map((row) => row.plan._id)).not.toContain(plan._id)
    const everywhere = await succeed(server.call('admin', 'stocktake.plans', { limit: 100 }))
    expect(everywhere.rows.map((row) => row.plan._id)).toContain(plan._id)
  })

  test('the list comes in pages, active ones first, the next opening first', async () => {
    await save({ nextOn: addDays(today(), 3) })
    await save({ nextOn: addDays(today(), 2) })
    const seen: { status: string; nextOn: string; _id: string }[] = []
    let cursor: string | undefined
    do {
      const page = await succeed(
        server.call('admin', 'stocktake.plans', { limit: 2, ...(cursor ? { cursor } : {}) }),
      )
      seen.push(...page.rows.map(({ plan }) => plan))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    const inOrder = [...seen].sort((a, b) =>
      [a.status, a.nextOn, a._id].join() < [b.status, b.nextOn, b._id].join() ? -1 : 1,
    )
    expect(seen.map(({ _id }) => _id)).toEqual(inOrder.map(({ _id }) => _id))
    expect(new Set(seen.map(({ _id }) => _id)).size).toBe(
      (await db.collection('stocktakePlans').where({}).count()).total,
    )
  })
})

describe('the morning', () => {
  test('what is due is opened once, with its lines, however often the timer fires', async () => {
    const plan = await save({
      nextOn: today(),
      scope: { zones: ['A'] },
      areas: [{ name: '财务来盘', counterIds: ['staff'], secondIds: [] }],
    })
    const later = await save({ nextOn: addDays(today(), 1) })
    await Promise.all([fire('stocktakePlans'), fire('stocktakePlans')])
    await fire('stocktakePlans')
    const [stocktake, ...more] = await openedOf(plan._id)
    expect(more).toEqual([])
    expect(await openedOf(later._id)).toEqual([])
    expect(stocktake).toMatchObject({
      kind: 'periodic',
      status: 'counting',
      name: `办公用品库月盘 ${today()}`,
      blind: true,
      dueOn: addDays(today(), 3),
      counterIds: ['staff'],
      createdBy: { name: '系统' },
    })
    expect((await everything(db, 'countLines', { stocktakeId: stocktake!._id })).length).toBeGreaterThan(0)
    const after = await planNow(plan._id)
    expect(after).toMatchObject({ lastStocktakeId: stocktake!._id })
    expect(after.nextOn > today()).toBe(true)
    expect(after.nextOn.slice(-2)).toBe('01')
  })

  test('no second one beside a stocktake of the plan that goes on; the day after its end the next', async () => {
    const plan = await save({ nextOn: today() })
    await fire('stocktakePlans')
    const [first] = await openedOf(plan._id)
    await dueAgain(plan._id)
    await fire('stocktakePlans')
    expect(await openedOf(plan._id)).toHaveLength(1)
    const waiting = await planNow(plan._id)
    expect(waiting).toMatchObject({ nextOn: addDays(today(), 1) })
    expect(waiting.lastNote).toContain(first!._id)
    await succeed(server.call('clerk', 'stocktake.cancel', { stocktakeId: first!._id, reason: '重来' }))
    await dueAgain(plan._id)
    await fire('stocktakePlans')
    expect(await openedOf(plan._id)).toHaveLength(2)
    expect((await planNow(plan._id)).lastNote).toBeUndefined()
  })

  test('a cycle counts what is due, by class and last count, and no more than a day of work', async () => {
    const row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.onHand > 0)
    const scope = { categoryIds: [row.item.categoryId] }
    const cycle = { A: 30, B: 90, C: 180, maxItems: 3 }
    const plan = await save({ kind: 'cycle', cycle, scope, nextOn: today() })
    await fire('stocktakePlans')
    const [first] = await openedOf(plan._id)
    expect(first).toMatchObject({ kind: 'cycle', scope: { categoryIds: scope.categoryIds } })
    expect(first!.scope.itemIds).toHaveLength(3)

    // Counted just now by somebody's hand: other items come next, then there is nothing left to do.
    const kept = await everything(db, 'stock', { warehouseId: CLERKS_WAREHOUSE })
    const countedNow = async (itemIds: readonly string[]) => {
      for (const itemId of itemIds) {
        const _id = `${CLERKS_WAREHOUSE}:${itemId}`
        const lastCountedAt = new Date().toISOString()
        await db.collection('itemCounts').doc(_id).remove()
        await db
          .collection('itemCounts')
          .add({ _id, warehouseId: CLERKS_WAREHOUSE, itemId, lastCountedAt, counts: [] })
      }
    }
    await countedNow(first!.scope.itemIds!)
    await succeed(server.call('clerk', 'stocktake.cancel', { stocktakeId: first!._id, reason: '数过了' }))
    await dueAgain(plan._id)
    await fire('stocktakePlans')
    const second = (await openedOf(plan._id)).find(({ _id }) => _id !== first!._id)
    expect(second!.scope.itemIds!.filter((id) => first!.scope.itemIds!.includes(id))).toEqual([])

    await countedNow(kept.map(({ itemId }) => itemId))
    await succeed(server.call('clerk', 'stocktake.cancel', { stocktakeId: second!._id, reason: '数过了' }))
    await dueAgain(plan._id)
    await fire('stocktakePlans')
    expect(await openedOf(plan._id)).toHaveLength(2)
    const idle = await planNow(plan._id)
    expect(idle.lastNote).toContain('没有到期')
    expect(idle.nextOn > today()).toBe(true)
    await db.collection('itemCounts').where({ warehouseId: CLERKS_WAREHOUSE }).remove()
  })

  test('what stands in the way is told, and tried again the next day', async () => {
    const plan = await save({
      nextOn: today(),
      areas: [{ name: '甲', counterIds: ['xumei'], secondIds: [] }],
    })
    const gone = { areas: [{ areaId: 0, name: '甲', counters: [{ id: 'gone', name: '老张' }], seconds: [] }] }
    await db.collection('stocktakePlans').doc(plan._id).update(gone)
    await fire('stocktakePlans')
    expect(await openedOf(plan._id)).toEqual([])
    const after = await planNow(plan._id)
    expect(after).toMatchObject({ nextOn: addDays(today(), 1) })
    expect(after.lastNote).toMatch(/不能当盘点人.*明天再试/)
  })

  test('one that sleeps opens nothing', async () => {
    const plan = await save({ nextOn: today() })
    await succeed(
      server.call('clerk', 'stocktake.savePlan', {
        planId: plan._id,
        updatedAt: plan.updatedAt,
        status: 'disabled',
        plan: { ...monthlyPlan(), nextOn: today() },
      }),
    )
    await fire('stocktakePlans')
    expect(await openedOf(plan._id)).toEqual([])
  })

  /** As if its next day had come. */
  const dueAgain = (planId: string) =>
    db
      .collection('stocktakePlans')
      .doc(planId)
      .update({ nextOn: today(), updatedAt: new Date().toISOString() })
})

describe('work that stopped', () => {
  test('goes on once nobody has moved it for two minutes, each line once', async () => {
    const { stocktake } = await succeed(
      server.call('clerk', 'stocktake.open', { kind: 'adhoc', warehouseId: CLERKS_WAREHOUSE, scope: {} }),
    )
    const stateOf = async () => (await everything(db, 'stocktakes', { _id: stocktake._id }))[0]!
    await fire('stocktakeWork')
    expect(await stateOf()).toMatchObject({ status: 'opening', job: { step: 0 } })
    const long = new Date(Date.now() - 3 * 60_000).toISOString()
    await db.collection('stocktakes').doc(stocktake._id).update({ 'job.updatedAt': long })
    await Promise.all([fire('stocktakeWork'), fire('stocktakeWork')])
    expect(await stateOf()).toMatchObject({ status: 'counting', job: null })
    const lines = await everything(db, 'countLines', { stocktakeId: stocktake._id })
    const stocks = await everything(db, 'stock', { warehouseId: CLERKS_WAREHOUSE })
    expect(lines).toHaveLength(stocks.flatMap(({ lots }) => lots).length)
    await succeed(server.call('clerk', 'stocktake.cancel', { stocktakeId: stocktake._id, reason: '试一下' }))
  })
})
