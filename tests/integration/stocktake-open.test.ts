import { addDays, businessDay } from '../../shared/domain/calendar'
import { areaOf } from '../../shared/domain/stocktake/areas'
import type { Stocktake } from '../../shared/schema/stocktake'
import { expectBooksToBalance } from '../support/books'
import { databaseOf, everything } from '../support/database'
import { CLERKS_WAREHOUSE, FOREIGN_WAREHOUSE, stockWhere, succeed } from '../support/scenario'
import { startServer, type TestServer } from '../support/server'
import { begin, goOn, opened, opening } from '../support/stocktake'

let server: TestServer
beforeAll(async () => (server = await startServer()))
afterAll(async () => {
  await expectBooksToBalance(databaseOf(server.url))
  await server?.close()
})

const today = () => businessDay(Date.now())
const linesOf = (stocktakeId: string) => everything(databaseOf(server.url), 'countLines', { stocktakeId })
const stocksOf = (warehouseId: string) => everything(databaseOf(server.url), 'stock', { warehouseId })
const rowsOf = async (warehouseId: string) =>
  (await stocksOf(warehouseId)).flatMap((stock) => stock.lots.map((lot) => ({ stock, lot })))
const refusal = async (answer: Promise<unknown>, code: string, text: RegExp) => {
  const result = (await answer) as { ok: boolean; code: string; message: string }
  expect(result).toMatchObject({ ok: false, code })
  expect(result.message).toMatch(text)
}

test('every row of the books becomes a line, in its area, without a quantity', async () => {
  const areas = [
    { name: '文具区', zones: ['A'], counterIds: ['sunli'], secondIds: [] },
    { name: '第一架', prefixes: ['B-01'], counterIds: ['wuxiaoyan'], secondIds: [] },
    { name: '其余', counterIds: [], secondIds: [] },
  ]
  const { stocktake, board } = await opened(server, { kind: 'periodic', areas })
  expect(stocktake).toMatchObject({ status: 'counting', job: null, scopeText: '全库', blind: false })
  expect(stocktake._id).toMatch(/^PD\d{8}-\d{4}$/)
  expect(stocktake.name).toMatch(/^办公用品库定期盘点 全库 \d\d-\d\d$/)
  expect(stocktake.history.map(({ action }) => action)).toEqual(['open', 'start'])

  const lines = await linesOf(stocktake._id)
  const rows = await rowsOf(CLERKS_WAREHOUSE)
  expect(
    lines.map((line) => `${line.itemId} ${line.lotId} ${line.locationId} ${line.status}`).sort(),
  ).toEqual(
    rows.map(({ stock, lot }) => `${stock.itemId} ${lot.lotId} ${lot.locationId} ${lot.status}`).sort(),
  )
  for (const line of lines) {
    const { lot } = rows.find(
      ({ lot: each }) => each.lotId === line.lotId && each.locationId === line.locationId,
    )!
    expect(line.areaId).toBe(areaOf(stocktake.areas, { code: line.location, zone: line.location[0]! }).areaId)
    expect(JSON.stringify(line)).not.toContain('quantity')
    if (lot.valueFen > 0) expect(line.unitFen).toBeCloseTo(lot.valueFen / lot.quantity)
  }
  expect(board).toMatchObject({
    lines: rows.length,
    toCount: rows.length,
    counted: 0,
    people: [],
    unknown: 0,
  })
  const byArea = stocktake.areas.map(({ areaId }) => lines.filter((line) => line.areaId === areaId).length)
  expect(board.areas.map((area) => area.lines)).toEqual(byArea)
  expect(board.areas.map((area) => area.mine)).toEqual([false, false, true])
  const entries = await succeed(server.call('admin', 'audit.query', { documentId: stocktake._id }))
  expect(entries.rows.map(({ operation }) => operation)).toEqual(['stocktake.advance', 'stocktake.open'])
})

describe('a scope', () => {
  const previewOf = (scope: Stocktake['scope'], warehouseId = CLERKS_WAREHOUSE) =>
    succeed(server.call('clerk', 'stocktake.preview', { warehouseId, scope }))

  test('of zones, locations, categories, items and custodians is what fits all of them', async () => {
    const rows = await rowsOf(CLERKS_WAREHOUSE)
    const zone = await previewOf({ zones: ['B'] })
    const inZone = rows.filter(({ lot }) => lot.locationId.startsWith(`${CLERKS_WAREHOUSE}:B-`))
    expect(zone).toMatchObject({ lines: inZone.length, scopeText: '耗材清洁区' })
    expect(zone.zones).toEqual([{ code: 'B', name: '耗材清洁区', lines: inZone.length }])
    expect(zone.locations).toBe(new Set(inZone.map(({ lot }) => lot.locationId)).size)

    const locationId = inZone[0]!.lot.locationId
    const place = await previewOf({ zones: ['B'], locationIds: [locationId] })
    expect(place.lines).toBe(rows.filter(({ lot }) => lot.locationId === locationId).length)
    expect(await previewOf({ zones: ['A'], locationIds: [locationId] })).toMatchObject({
      lines: 0,
      zones: [],
    })

    const writing = rows.filter(({ stock }) => stock.item.categoryId === 'A05040400')
    expect(await previewOf({ categoryIds: ['A05040400'] })).toMatchObject({ lines: writing.length })
    const office = await previewOf({ categoryIds: ['A05040000'] })
    expect(office.lines).toBeGreaterThan(writing.length)

    const itemIds = [writing[0]!.stock.itemId]
    const item = await previewOf({ categoryIds: ['A05040400'], itemIds })
    expect(item).toMatchObject({ lines: writing[0]!.stock.lots.length, items: 1 })
    expect(item.scopeText).toBe(`书写文具；${writing[0]!.stock.item.name}`)
  })

  test('of value classes and custodians is looked up', async () => {
    const classes = await Promise.all(
      (['A', 'B', 'C'] as const).map((valueClass) => previewOf({ valueClasses: [valueClass] })),
    )
    const whole = await previewOf({})
    expect(classes.reduce((total, { lines }) => total + lines, 0)).toBe(whole.lines)
    expect(classes.every(({ lines }) => lines > 0)).toBe(true)
    expect(classes[0]!.items).toBeLessThan(classes[2]!.items)

    const [kept] = await everything(databaseOf(server.url), 'items', { 'custodian.id': 'clerk' })
    const ofClerk = await previewOf({ custodianIds: ['clerk'] })
    expect(ofClerk.lines > 0).toBe(kept !== undefined)
    expect(ofClerk.scopeText).toBe('保管人 王敏')
    expect((await previewOf({ notCountedForDays: 3650 })).scopeText).toBe('3650 天没盘过的')
  })

  test('that another stocktake under way shares is named', async () => {
    const row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.onHand > 0)
    const { stocktake } = await opened(server, { scope: { itemIds: [row.itemId] }, name: '先开的' })
    const other = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.onHand > 0 && r.itemId !== row.itemId)
    const overlapping = async (itemId: string) =>
      (await previewOf({ itemIds: [itemId] })).overlapping.map(({ stocktakeId }) => stocktakeId)
    expect(await overlapping(row.itemId)).toContain(stocktake._id)
    expect(await overlapping(other.itemId)).not.toContain(stocktake._id)
    await succeed(server.call('clerk', 'stocktake.cancel', { stocktakeId: stocktake._id, reason: '重复' }))
    expect(await overlapping(row.itemId)).not.toContain(stocktake._id)
  })

  test('that names what is not there is refused', async () => {
    const open = (scope: Stocktake['scope']) => server.call('clerk', 'stocktake.open', opening({ scope }))
    await refusal(open({ zones: ['Z'] }), 'NOT_FOUND', /办公用品库的库区 Z/)
    await refusal(
      open({ locationIds: ['WH-SB:A-01-01-01'] }),
      'OUT_OF_WAREHOUSE',
      /A-01-01-01 不属于办公用品库/,
    )
    await refusal(open({ categoryIds: ['X'] }), 'NOT_FOUND', /物资分类 X/)
    await refusal(open({ itemIds: ['X'] }), 'NOT_FOUND', /物资 X/)
    await refusal(open({ custodianIds: ['X'] }), 'NOT_FOUND', /保管人 X/)
    await refusal(open({ zones: ['DJ'], categoryIds: ['A05040400'] }), 'NOTHING_TO_COUNT', /没有要盘的库存/)
  })

  test('of an empty location may be counted all the same', async () => {
    const rows = await rowsOf(CLERKS_WAREHOUSE)
    const { rows: locations } = await succeed(
      server.call('clerk', 'masterdata.listLocations', { warehouseId: CLERKS_WAREHOUSE }),
    )
    const empty = locations.find(({ _id }) => !rows.some(({ lot }) => lot.locationId === _id))!
    const { stocktake, board } = await opened(server, { scope: { locationIds: [empty._id] } })
    expect(stocktake).toMatchObject({ status: 'counting', scopeText: empty.code })
    expect(board.lines).toBe(0)
  })
})

describe('opening is refused', () => {
  const open = (changes: Partial<ReturnType<typeof opening>>, by = 'clerk') =>
    server.call(by, 'stocktake.open', opening(changes))
  const area = { name: '全部', counterIds: ['sunli'], secondIds: [] }

  test('to others than the clerks of the warehouse and administrators', async () => {
    await refusal(open({}, 'zhaolei'), 'WAREHOUSE_FORBIDDEN', /办公用品库/)
    await refusal(open({}, 'staff'), 'FORBIDDEN', /权限/)
    await refusal(
      server.call('zhaolei', 'stocktake.preview', { warehouseId: CLERKS_WAREHOUSE, scope: {} }),
      'WAREHOUSE_FORBIDDEN',
      /办公用品库/,
    )
    const byAdmin = await opened(server, { warehouseId: FOREIGN_WAREHOUSE }, 'admin')
    expect(byAdmin.stocktake.status).toBe('counting')
  })

  test('for a warehouse that is not there, a day that is past, and shelves that nobody waits for', async () => {
    await refusal(open({ warehouseId: 'WH-XX' }, 'admin'), 'NOT_FOUND', /仓库/)
    await refusal(open({ dueOn: addDays(today(), -1) }), 'INVALID_INPUT', /截止日期/)
    await refusal(open({ countRequestIds: ['nobody'] }), 'NOT_FOUND', /待盘点/)
  })

  test('for counters who cannot count', async () => {
    const nobody = [{ ...area, counterIds: ['nobody'] }]
    await refusal(open({ areas: nobody }), 'COUNTER_UNFIT', /nobody不能当盘点人：没有这个账号/)
    const alone = [{ ...area, secondIds: ['sunli'] }]
    await refusal(open({ areas: alone, double: true }), 'COUNTER_UNFIT', /孙丽.*两个人各数一遍/)
    const strange = [{ ...area, zones: ['Z'] }]
    await refusal(open({ areas: strange }), 'NOT_FOUND', /库区 Z/)
    const persons = await everything(databaseOf(server.url), 'people', { status: 'disabled' })
    for (const { _id } of persons.slice(0, 1)) {
      await refusal(open({ areas: [{ ...area, counterIds: [_id] }] }), 'COUNTER_UNFIT', /账号已停用/)
    }
  })
})

describe('the steps of opening', () => {
  /** Six items of 150 lots each: three of them are more than a step. */
  async function filled(): Promise<string[]> {
    const db = databaseOf(server.url)
    const [sample] = (await stocksOf('WH-SY')).filter(({ lots }) => lots.length > 0)
    const [lot] = sample!.lots
    const ids = [1, 2, 3, 4, 5, 6].map((n) => `ZZ${Date.now()}${n}`)
    for (const itemId of ids) {
      const lots = Array.from({ length: 150 }, (_lot, n) => ({
        ...lot!,
        lotId: `${itemId}-L${n}`,
        quantity: 1,
        valueFen: 5,
      }))
      const { _id, ...stock } = {
        ...sample!,
        _id: `WH-SY:${itemId}`,
        itemId,
        lots,
        onHand: 150,
        valueFen: 750,
      }
      await db
        .collection('stock')
        .doc(_id)
        .set(stock as never)
      const [item] = await everything(db, 'items', { _id: sample!.itemId })
      const { _id: _old, ...rest } = { ...item!, code: itemId, barcodes: [] }
      await db
        .collection('items')
        .doc(itemId)
        .set(rest as never)
    }
    return ids
  }

  /** The journal knows nothing of them. */
  const removed = async (itemIds: string[]) => {
    const stock = databaseOf(server.url).collection('stock')
    for (const itemId of itemIds) await stock.doc(`WH-SY:${itemId}`).remove()
  }

  let itemIds: string[] = []
  beforeAll(async () => (itemIds = await filled()))
  afterAll(() => removed(itemIds))

  test('are each done once, whoever does them, and go on where they stopped', async () => {
    const changes = { warehouseId: 'WH-SY', scope: { itemIds } }
    const { _id: stocktakeId, job } = await begin(server, changes)
    expect(job).toMatchObject({ kind: 'opening', step: 0, total: 900 })
    const both = await Promise.all(
      ['clerk', 'sunli'].map((by) => server.call(by, 'stocktake.advance', { stocktakeId, step: 0 })),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ code: 'ALREADY_HANDLED' })
    expect((await linesOf(stocktakeId)).length).toBe(450)

    // Counting is closed meanwhile, the list says how far it is, and a step that is not next is refused.
    const { rows } = await succeed(server.call('clerk', 'stocktake.list', { view: 'open' }))
    expect(rows.find((row) => row.stocktakeId === stocktakeId)).toMatchObject({ lines: 900, counted: 0 })
    await refusal(
      server.call('clerk', 'stocktake.advance', { stocktakeId, step: 5 }),
      'ALREADY_HANDLED',
      /生成明细中/,
    )
    await refusal(
      server.call('zhaolei', 'stocktake.advance', { stocktakeId, step: 1 }),
      'NOT_FOUND',
      /盘点单/,
    )

    const answers = await goOn(server, stocktakeId, 'sunli')
    expect(answers.map(({ done, step }) => [done, step])).toEqual([[900, null]])
    const lines = await linesOf(stocktakeId)
    expect(new Set(lines.map(({ _id }) => _id)).size).toBe(900)
    const { stocktake } = await succeed(server.call('clerk', 'stocktake.get', { stocktakeId }))
    expect(stocktake).toMatchObject({ status: 'counting', job: null })
    await refusal(
      server.call('clerk', 'stocktake.advance', { stocktakeId, step: 1 }),
      'ALREADY_HANDLED',
      /盘点中/,
    )
  })
})

describe('who sees a stocktake', () => {
  test('its clerks, its counters from wherever they are, and nobody else', async () => {
    const areas = [{ name: '全部', counterIds: ['wuxiaoyan'], secondIds: [] }]
    const row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.onHand > 0)
    const scope = { itemIds: [row.itemId] }
    const { stocktake } = await opened(server, { areas, scope, blind: true, dueOn: today() })
    const stocktakeId = stocktake._id
    const idsOf = async (by: string, view: 'mine' | 'open' | 'all' | 'toDecide' | 'done') => {
      const { rows } = await succeed(server.call(by, 'stocktake.list', { view, limit: 100 }))
      return rows.map((each) => each.stocktakeId)
    }
    const counter = await succeed(server.call('wuxiaoyan', 'stocktake.get', { stocktakeId }))
    expect(counter.actions).toMatchObject({ count: true, assign: false, cancel: false, review: false })
    expect(counter.board).not.toHaveProperty('differ')
    expect(await idsOf('wuxiaoyan', 'mine')).toContain(stocktakeId)
    expect(await idsOf('wuxiaoyan', 'open')).toContain(stocktakeId)

    const clerk = await succeed(server.call('sunli', 'stocktake.get', { stocktakeId }))
    expect(clerk.actions).toMatchObject({ count: false, assign: true, cancel: true, review: true })
    expect(clerk.board.differ).toBe(0)
    expect(await idsOf('clerk', 'mine')).not.toContain(stocktakeId)
    expect(await idsOf('clerk', 'all')).toContain(stocktakeId)

    for (const stranger of ['zhaolei', 'xumei', 'approver']) {
      await refusal(server.call(stranger, 'stocktake.get', { stocktakeId }), 'NOT_FOUND', /盘点单/)
      expect(await idsOf(stranger, 'open')).not.toContain(stocktakeId)
    }
    await refusal(
      server.call('zhaolei', 'stocktake.list', { view: 'open', warehouseId: CLERKS_WAREHOUSE }),
      'WAREHOUSE_FORBIDDEN',
      /仓库/,
    )
    expect(await idsOf('admin', 'all')).toContain(stocktakeId)
    const counters = await succeed(
      server.call('clerk', 'stocktake.people', { warehouseId: CLERKS_WAREHOUSE, q: '吴' }),
    )
    expect(counters.rows).toContainEqual(expect.objectContaining({ _id: 'wuxiaoyan', clerk: false }))
    const clerks = await succeed(server.call('clerk', 'stocktake.people', { warehouseId: CLERKS_WAREHOUSE }))
    expect(clerks.rows.every((person) => person.clerk)).toBe(true)
    expect(clerks.rows.map(({ _id }) => _id)).toEqual(expect.arrayContaining(['clerk', 'sunli']))
  })

  test('the number scanned leads to it, for those who may see it', async () => {
    const { stocktake } = await opened(server)
    const scan = (by: string) =>
      server.call(by, 'masterdata.resolveCode', { code: stocktake._id.toLowerCase() })
    expect(await scan('clerk')).toMatchObject({
      ok: true,
      data: { kind: 'stocktake', stocktakeId: stocktake._id, state: '盘点中', mayCount: true },
    })
    expect(await scan('zhaolei')).toMatchObject({ ok: false, code: 'NOT_FOUND' })
  })
})

test('other people are named while it is counted, and not once it is over', async () => {
  const row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.onHand > 0)
  const areas = [
    { name: '一', zones: ['A'], counterIds: ['sunli'], secondIds: [] },
    { name: '二', counterIds: [], secondIds: [] },
  ]
  const { stocktake } = await opened(server, { scope: { itemIds: [row.itemId] }, areas })
  const stocktakeId = stocktake._id
  const input = {
    stocktakeId,
    areas: [{ areaId: 1, counterIds: ['wuxiaoyan', 'clerk'], secondIds: [] }],
    dueOn: addDays(today(), 3),
  }
  const view = await succeed(server.call('clerk', 'stocktake.assign', input))
  expect(view.stocktake).toMatchObject({
    counterIds: ['sunli', 'wuxiaoyan', 'clerk'],
    openToClerks: false,
    dueOn: input.dueOn,
  })
  expect(view.stocktake.history.at(-1)).toMatchObject({ action: 'assign', comment: '二：吴晓燕、王敏' })
  expect(view.board.lines).toBeGreaterThan(0)
  const assign = (changes: object, by = 'clerk') =>
    server.call(by, 'stocktake.assign', { ...input, ...changes })
  const unknown = [{ areaId: 7, counterIds: [], secondIds: [] }]
  await refusal(assign({ areas: unknown }), 'AREA_UNKNOWN', /没有区域「8」/)
  await refusal(
    assign({ areas: [{ areaId: 0, counterIds: ['x-1'], secondIds: [] }] }),
    'COUNTER_UNFIT',
    /没有这个账号/,
  )
  await refusal(assign({ dueOn: '2020-01-01' }), 'INVALID_INPUT', /截止日期/)
  await refusal(assign({}, 'zhaolei'), 'NOT_FOUND', /盘点单/)
  const cancel = (by: string) => server.call(by, 'stocktake.cancel', { stocktakeId, reason: '不盘了' })
  await refusal(cancel('zhaolei'), 'NOT_FOUND', /盘点单/)
  const { stocktake: cancelled } = await succeed(cancel('sunli'))
  expect(cancelled).toMatchObject({ status: 'cancelled', job: null })
  await refusal(assign({}), 'ALREADY_HANDLED', /已取消/)
  await refusal(cancel('clerk'), 'ALREADY_HANDLED', /已取消/)
  expect((await linesOf(stocktakeId)).length).toBeGreaterThan(0)
})

test('what waits is on the workbench of those who are to do it', async () => {
  const tasksOf = async (account: string) => {
    const { tasks } = await succeed(server.call(account, 'system.workbench', {}))
    return (kind: string) => tasks.find((task) => task.kind === kind)?.count ?? 0
  }
  const before = { wuxiaoyan: await tasksOf('wuxiaoyan'), clerk: await tasksOf('clerk') }
  const areas = [{ name: '全部', counterIds: ['wuxiaoyan'], secondIds: [] }]
  const { stocktake } = await opened(server, { areas })
  expect((await tasksOf('wuxiaoyan'))('toCount')).toBe(before.wuxiaoyan('toCount') + 1)
  expect((await tasksOf('clerk'))('toCount')).toBe(before.clerk('toCount'))
  await opened(server)
  expect((await tasksOf('clerk'))('toCount')).toBe(before.clerk('toCount') + 1)

  const stuck = await begin(server)
  const db = databaseOf(server.url)
  const long = new Date(Date.now() - 10 * 60_000).toISOString()
  await db
    .collection('stocktakes')
    .doc(stuck._id)
    .update({ updatedAt: long } as never)
  const [clerk, stranger] = [await tasksOf('clerk'), await tasksOf('zhaolei')]
  expect(clerk('countJobStopped')).toBe(before.clerk('countJobStopped') + 1)
  expect(stranger('countJobStopped')).toBe(0)
  await db
    .collection('stocktakes')
    .doc(stocktake._id)
    .update({ status: 'reviewing' } as never)
  expect((await tasksOf('clerk'))('toReviewCount')).toBe(before.clerk('toReviewCount') + 1)
})
