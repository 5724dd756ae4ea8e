import { expectBooksToBalance } from '../support/books'
import { openStocktake, send } from '../support/counting'
import { databaseOf, everything } from '../support/database'
import {
  countAll,
  countOfLine,
  explained,
  findAt,
  linesOf,
  pieceItems,
  reviewing,
  submitted,
  viewOf,
} from '../support/reviewing'
import { approved, CLERKS_WAREHOUSE, SIGNATURE, succeed } from '../support/scenario'
import { startServer, type TestServer } from '../support/server'

let server: TestServer
beforeAll(async () => (server = await startServer()))
afterAll(async () => {
  await expectBooksToBalance(databaseOf(server.url))
  await server?.close()
})

const refusal = async (answer: Promise<unknown>, code: string, text = /./) => {
  const result = (await answer) as { ok: boolean; code: string; message: string }
  expect(result).toMatchObject({ ok: false, code })
  expect(result.message).toMatch(text)
}
const submit = (stocktakeId: string, by = 'clerk') =>
  viewOf(server, stocktakeId).then(({ stocktake: { revision } }) =>
    server.call(by, 'stocktake.submit', { stocktakeId, revision }),
  )

test('a result is finished, explained, submitted, returned, submitted again and approved', async () => {
  const itemIds = await pieceItems(server, 4)
  const stocktakeId = await openStocktake(server, { warehouseId: CLERKS_WAREHOUSE, scope: { itemIds } })
  const all = await linesOf(server, stocktakeId)
  // The first line lacks much, the second one has too much, the last one is left out.
  const wrong = (line: { _id: string }, quantity = 0) =>
    line._id === all[0]!._id ? quantity : line._id === all[1]!._id ? 900 : undefined
  await countAll(server, stocktakeId, 'sunli', wrong, (line) => line._id === all.at(-1)!._id)

  await refusal(server.call('clerk', 'stocktake.finish', { stocktakeId }), 'LINES_UNCOUNTED', /还有 1 行没盘/)
  await refusal(server.call('zhaolei', 'stocktake.finish', { stocktakeId, leave: 1 }), 'WAREHOUSE_FORBIDDEN')
  const finished = await succeed(server.call('clerk', 'stocktake.finish', { stocktakeId, leave: 1 }))
  expect(finished).toMatchObject({
    stocktake: { status: 'reviewing' },
    board: { lines: all.length, counted: all.length - 1, toCount: 1, differ: 2, undecided: 2 },
    actions: { reopen: true, review: true, submit: true, decide: false, finish: false },
  })
  await refusal(server.call('clerk', 'stocktake.finish', { stocktakeId, leave: 1 }), 'ALREADY_HANDLED')

  // Views hold what they say, with money for the clerk and none for a counter of the staff.
  const ids = async (view: Parameters<typeof linesOf>[2]) =>
    (await linesOf(server, stocktakeId, view, 'clerk')).map((line) => line._id)
  expect(await ids('differ')).toEqual([all[0]!._id, all[1]!._id])
  expect(await ids('toCount')).toEqual([all.at(-1)!._id])
  expect(await ids('matched')).toEqual(all.slice(2, -1).map(({ _id }) => _id))
  expect(await ids('found')).toEqual([])
  const [missing, tooMuch] = await linesOf(server, stocktakeId, 'undecided', 'clerk')
  expect(missing!.result!.variance).toBeLessThan(0)
  expect(missing!.varianceFen).toBeLessThan(0)
  expect(tooMuch!.varianceFen).toBeGreaterThan(0)
  const byValue = await succeed(
    server.call('clerk', 'stocktake.lines', { stocktakeId, view: 'differ', sort: 'value' }),
  )
  const worth = byValue.rows.map(({ varianceFen = 0 }) => Math.abs(varianceFen))
  expect(worth).toEqual([...worth].sort((a, b) => b - a))

  // What is open stands in the way.
  await refusal(submit(stocktakeId), 'LINES_UNDECIDED', /还有 2 行差异没有选原因/)
  await refusal(
    server.call('clerk', 'stocktake.accept', { stocktakeId, lineIds: [missing!._id], reason: 'other' }),
    'REASON_REQUIRED',
  )
  await refusal(
    server.call('clerk', 'stocktake.accept', { stocktakeId, lineIds: [all[2]!._id], reason: 'stolen' }),
    'LINE_NOT_DIFFERENT',
  )
  const accepted = await succeed(
    server.call('clerk', 'stocktake.accept', {
      stocktakeId,
      lineIds: [missing!._id, tooMuch!._id],
      reason: 'other',
      note: '去年没盘过',
    }),
  )
  expect(accepted.board).toMatchObject({ differ: 2, undecided: 0 })
  const old = finished.stocktake.revision
  await refusal(server.call('clerk', 'stocktake.submit', { stocktakeId, revision: old }), 'CHANGED_MEANWHILE')

  const waits = await succeed(submit(stocktakeId))
  expect(waits.stocktake).toMatchObject({
    status: 'approving',
    approval: { approverIds: expect.any(Array) },
    totals: {
      lines: all.length,
      skipped: 1,
      matched: all.length - 3,
      surplusLines: 1,
      lossLines: 1,
      unknown: 0,
    },
  })
  const { totals } = waits.stocktake
  expect(totals!.lossFen).toBe(-missing!.varianceFen!)
  expect(totals!.surplusFen).toBe(tooMuch!.varianceFen!)
  await refusal(submit(stocktakeId), 'ALREADY_HANDLED')
  const level = waits.stocktake.approval!.level
  const [decider] = waits.stocktake.approval!.approverIds
  expect(level === 'admin' ? ['admin'] : ['zhouqiang', 'wuxiaoyan']).toContain(decider)

  const decide = (by: string, approve: boolean, comment?: string) =>
    server.call(by, 'stocktake.decide', { stocktakeId, approve, ...(comment ? { comment } : {}) })
  await refusal(decide('clerk', true), 'FORBIDDEN')
  await refusal(decide('approver', true), 'NOT_YOUR_APPROVAL', /管理员/)
  await refusal(decide(decider!, false), 'COMMENT_REQUIRED')
  expect((await viewOf(server, stocktakeId, decider)).actions).toMatchObject({ decide: true, review: true })
  const waiting = await succeed(server.call(decider!, 'stocktake.list', { view: 'toDecide' }))
  expect(waiting.rows.map((row) => row.stocktakeId)).toContain(stocktakeId)
  const seen = await succeed(server.call(decider!, 'stocktake.line', { lineId: tooMuch!._id }))
  expect(seen.line.varianceFen).toBe(tooMuch!.varianceFen)
  const returned = await succeed(decide(decider!, false, '先查领用记录'))
  expect(returned.stocktake).toMatchObject({ status: 'reviewing' })
  expect(returned.stocktake.history.at(-1)).toMatchObject({ action: 'return', comment: '先查领用记录' })

  await succeed(submit(stocktakeId))
  const approval = await succeed(decide(decider!, true))
  expect(approval.stocktake).toMatchObject({ status: 'posting', job: { kind: 'posting', step: 0 } })
  await refusal(decide(decider!, true), 'ALREADY_HANDLED')
  const entries = await everything(databaseOf(server.url), 'journal', { 'document.id': stocktakeId })
  expect(entries.map(({ summary }) => summary)).toContain(`退回盘点结果 ${stocktakeId}，意见：先查领用记录`)
})

test('a small result needs nobody', async () => {
  const [item] = await pieceItems(server, 1)
  const { stocktakeId } = await reviewing(server, [item!], 0)
  const { stocktake } = await succeed(submit(stocktakeId))
  expect(stocktake).toMatchObject({ status: 'posting', approval: { level: 'none', approverIds: [] } })
})

/** Stocktakes that call somebody on the workbench. */
async function toCountOf(account: string): Promise<number> {
  const { tasks } = await succeed(server.call(account, 'system.workbench', {}))
  return tasks.find(({ kind }) => kind === 'toCount')?.count ?? 0
}

describe('a recount', () => {
  test('is for another person, and opens what was said', async () => {
    const { stocktakeId, differing } = await explained(server, await pieceItems(server, 2))
    const [line] = differing
    const called = await toCountOf('clerk')
    const asked = await succeed(
      server.call('clerk', 'stocktake.recount', { stocktakeId, lineIds: [line!._id], note: '再数' }),
    )
    expect(await toCountOf('clerk')).toBe(called + 1)
    expect(asked.board).toMatchObject({ toRecount: 1, differ: 0, undecided: 0 })
    await refusal(submit(stocktakeId), 'LINES_OPEN', /还有 1 行/)
    await refusal(
      server.call('clerk', 'stocktake.recount', { stocktakeId, lineIds: [line!._id] }),
      'INVALID_INPUT',
      /本来就在等人盘点/,
    )
    const [toCount] = await linesOf(server, stocktakeId, 'toRecount')
    expect(toCount).toMatchObject({ _id: line!._id, round: 2, recountReason: 'asked' })
    const quantity = line!.result!.book
    await refusal(send(server, 'sunli', stocktakeId, [countOfLine(toCount!, quantity)]), 'SAME_COUNTER')
    const before = (await viewOf(server, stocktakeId)).stocktake.revision
    await succeed(send(server, 'clerk', stocktakeId, [countOfLine(toCount!, quantity)]))
    const after = await viewOf(server, stocktakeId)
    // A count that comes in while somebody reviews is a change that he has to see.
    expect(after.stocktake.revision).toBeGreaterThan(before)
    expect(after.board).toMatchObject({ toRecount: 0, differ: 0 })
    expect(await toCountOf('clerk')).toBe(called)
    const { events } = await succeed(server.call('clerk', 'stocktake.line', { lineId: line!._id }))
    expect(events.map(({ round, decides }) => [round, decides])).toEqual([
      [2, true],
      [1, false],
    ])
  })

  test('of a line of another stocktake is refused, and nothing is half written', async () => {
    const items = await pieceItems(server, 2)
    const one = await reviewing(server, [items[0]!])
    const two = await reviewing(server, [items[1]!])
    const lineIds = [...one.differing, ...two.differing].map(({ _id }) => _id)
    const { stocktakeId } = one
    await refusal(server.call('clerk', 'stocktake.recount', { stocktakeId, lineIds }), 'NOT_FOUND')
    await refusal(
      server.call('clerk', 'stocktake.accept', { stocktakeId, lineIds, reason: 'stolen' }),
      'NOT_FOUND',
    )
    expect(await linesOf(server, stocktakeId, 'undecided')).toHaveLength(1)
  })

  test('two reviewers at once: both are done, or the second is told', async () => {
    const { stocktakeId, differing } = await reviewing(server, await pieceItems(server, 1))
    const lineIds = [differing[0]!._id]
    const answers = await Promise.all([
      server.call('clerk', 'stocktake.accept', { stocktakeId, lineIds, reason: 'stolen' }),
      server.call('sunli', 'stocktake.recount', { stocktakeId, lineIds }),
    ])
    const [line] = (await everything(databaseOf(server.url), 'countLines', { _id: lineIds[0] })) as never[]
    expect(answers[1]).toMatchObject({ ok: true })
    expect(line).toMatchObject({ state: 'toRecount', undecided: false })
    expect(line).not.toHaveProperty('reason')
  })
})

test('reopened, it is counted on; the counters read why', async () => {
  const { stocktakeId } = await reviewing(server, await pieceItems(server, 1))
  const back = await succeed(server.call('clerk', 'stocktake.reopen', { stocktakeId, reason: '漏了一排' }))
  expect(back).toMatchObject({ stocktake: { status: 'counting' }, actions: { finish: true, submit: false } })
  await refusal(server.call('clerk', 'stocktake.reopen', { stocktakeId, reason: '漏了' }), 'ALREADY_HANDLED')
  await refusal(submit(stocktakeId), 'ALREADY_HANDLED')
})

describe('who counted', () => {
  test('does not decide, whatever the office', async () => {
    const itemIds = await pieceItems(server, 1)
    const areas = [{ name: '全库', counterIds: ['zhouqiang', 'admin'], secondIds: [] }]
    const stocktakeId = await openStocktake(server, {
      warehouseId: CLERKS_WAREHOUSE,
      scope: { itemIds },
      areas,
    })
    await countAll(server, stocktakeId, 'zhouqiang', () => 3_000)
    await succeed(server.call('clerk', 'stocktake.finish', { stocktakeId }))
    const lineIds = (await linesOf(server, stocktakeId)).map(({ _id }) => _id)
    await succeed(server.call('clerk', 'stocktake.accept', { stocktakeId, lineIds, reason: 'lastCount' }))
    const { stocktake } = await succeed(submit(stocktakeId))
    expect(stocktake.status).toBe('approving')
    expect(stocktake.approval!.approverIds).not.toContain('zhouqiang')
    const decide = (by: string) => server.call(by, 'stocktake.decide', { stocktakeId, approve: true })
    await refusal(decide('zhouqiang'), 'COUNTER_DECIDES', /你参加了这次盘点/)
    expect((await viewOf(server, stocktakeId, 'zhouqiang')).actions.decide).toBe(false)
    await succeed(decide('admin'))
  })

  test('blind, learns nothing of the books until it is reviewed', async () => {
    const itemIds = await pieceItems(server, 2)
    const stocktakeId = await openStocktake(server, {
      warehouseId: CLERKS_WAREHOUSE,
      scope: { itemIds },
      blind: true,
    })
    const all = await linesOf(server, stocktakeId)
    await countAll(server, stocktakeId, 'sunli', (line) => (line._id === all[0]!._id ? 3 : undefined))
    for (const view of ['differ', 'undecided', 'matched', 'found', 'stuck'] as const) {
      await refusal(server.call('sunli', 'stocktake.lines', { stocktakeId, view }), 'BOOKS_HIDDEN')
    }
    await refusal(
      server.call('sunli', 'stocktake.lines', { stocktakeId, view: 'all', sort: 'value' }),
      'BOOKS_HIDDEN',
    )
    await refusal(server.call('sunli', 'stocktake.summary', { stocktakeId, by: 'item' }), 'BOOKS_HIDDEN')
    for (const line of await linesOf(server, stocktakeId, 'all', 'sunli')) {
      expect(line).toMatchObject({ differs: false, undecided: false })
      expect(line).not.toHaveProperty('result')
      expect(line).not.toHaveProperty('varianceFen')
    }
    const own = await succeed(server.call('sunli', 'stocktake.line', { lineId: all[0]!._id }))
    expect(own.causes).toEqual([])
    expect(own.events).toMatchObject([{ quantity: 3, byName: '孙丽' }])
    expect(own.events[0]).not.toHaveProperty('book')
    const others = await succeed(server.call('clerk', 'stocktake.line', { lineId: all[0]!._id }))
    expect(others.events).toEqual([])
    await refusal(
      server.call('sunli', 'stocktake.recount', { stocktakeId, lineIds: [all[0]!._id] }),
      'BOOKS_HIDDEN',
    )

    await succeed(server.call('clerk', 'stocktake.finish', { stocktakeId }))
    expect(await linesOf(server, stocktakeId, 'differ', 'sunli')).toHaveLength(1)
    await succeed(server.call('clerk', 'stocktake.recount', { stocktakeId, lineIds: [all[0]!._id] }))
    const again = (await linesOf(server, stocktakeId, 'toRecount', 'clerk'))[0]!
    expect(again).not.toHaveProperty('result')
    const hidden = await succeed(server.call('clerk', 'stocktake.line', { lineId: again._id }))
    expect(hidden.events).toEqual([])
    expect(hidden.causes).toEqual([])
  })
})

test('strangers see nothing; a counter of the staff sees lines without money', async () => {
  const itemIds = await pieceItems(server, 1)
  const areas = [{ name: '全库', counterIds: ['xumei'], secondIds: [] }]
  const stocktakeId = await openStocktake(server, {
    warehouseId: CLERKS_WAREHOUSE,
    scope: { itemIds },
    areas,
  })
  const [first] = await linesOf(server, stocktakeId)
  await countAll(server, stocktakeId, 'xumei', () => 5)
  for (const by of ['masiyuan', 'zhaolei', 'approver']) {
    await refusal(server.call(by, 'stocktake.lines', { stocktakeId, view: 'all' }), 'FORBIDDEN')
    await refusal(server.call(by, 'stocktake.line', { lineId: first!._id }), 'FORBIDDEN')
    await refusal(server.call(by, 'stocktake.finds', { stocktakeId }), 'FORBIDDEN')
  }
  await refusal(server.call('zhaolei', 'stocktake.summary', { stocktakeId, by: 'item' }), 'FORBIDDEN')
  const [line] = await linesOf(server, stocktakeId, 'differ', 'xumei')
  expect(line!.result).toMatchObject({ counted: 5 })
  expect(line).not.toHaveProperty('varianceFen')
  expect(line).not.toHaveProperty('unitFen')
  await refusal(server.call('xumei', 'stocktake.finish', { stocktakeId }), 'FORBIDDEN')
  await refusal(
    server.call('clerk', 'stocktake.lines', { stocktakeId: 'PD20200101-0001', view: 'all' }),
    'NOT_FOUND',
  )
  await refusal(server.call('clerk', 'stocktake.line', { lineId: `${stocktakeId}/A/B` }), 'NOT_FOUND')
})

describe('what nobody could name', () => {
  test('is named and comes on top, is dismissed, and stands in the way until then', async () => {
    const [item] = await pieceItems(server, 1)
    const { stocktakeId, differing } = await explained(server, [item!], 2)
    const { locationId, result, _id: lineId } = differing[0]!
    const findId = await findAt(server, stocktakeId, locationId, 2)
    const other = await findAt(server, stocktakeId, locationId, 1)
    const listed = await succeed(server.call('clerk', 'stocktake.finds', { stocktakeId, limit: 1 }))
    expect(listed.rows).toMatchObject([{ status: 'open', quantity: expect.any(Number) }])
    expect((await fetch(listed.rows[0]!.photos[0]!.url)).headers.get('content-type')).toBe('image/png')
    const rest = await succeed(
      server.call('clerk', 'stocktake.finds', { stocktakeId, cursor: listed.nextCursor!, limit: 5 }),
    )
    expect([...listed.rows, ...rest.rows].map(({ _id }) => _id).sort()).toEqual([findId, other].sort())
    await refusal(submit(stocktakeId), 'FINDS_OPEN', /还有 2 件不明物/)

    const named = await succeed(
      server.call('clerk', 'stocktake.settleFind', { findId, as: { itemId: item! } }),
    )
    expect(named).toMatchObject({ status: 'named', lineId, settledBy: { id: 'clerk' } })
    const [line] = (await linesOf(server, stocktakeId)).filter(({ _id }) => _id === lineId)
    // Two were missing, and here they are: nothing is left to explain.
    expect(line).toMatchObject({ differs: false, result: { counted: result!.counted + 2, variance: 0 } })
    await refusal(
      server.call('sunli', 'stocktake.settleFind', { findId, as: { dismiss: '不是我们的' } }),
      'ALREADY_HANDLED',
    )
    await succeed(
      server.call('sunli', 'stocktake.settleFind', { findId: other, as: { dismiss: '员工水杯' } }),
    )
    const settled = await succeed(server.call('clerk', 'stocktake.finds', { stocktakeId }))
    expect(settled.rows.map(({ status }) => status)).toEqual(['named', 'dismissed'])
    await succeed(submit(stocktakeId))
  })

  test('where the books have none it is goods found; a row that nobody counted wants a count', async () => {
    const [item, foreign] = await pieceItems(server, 2)
    const stocktakeId = await openStocktake(server, {
      warehouseId: CLERKS_WAREHOUSE,
      scope: { itemIds: [item!] },
    })
    const [line] = await linesOf(server, stocktakeId)
    const findId = await findAt(server, stocktakeId, line!.locationId, 3)
    await refusal(
      server.call('clerk', 'stocktake.settleFind', { findId, as: { itemId: item! } }),
      'INVALID_INPUT',
      /还没盘完/,
    )
    const { lineId } = await succeed(
      server.call('clerk', 'stocktake.settleFind', { findId, as: { itemId: foreign!, lotNo: 'X-1' } }),
    )
    const [found] = await linesOf(server, stocktakeId, 'found')
    expect(found).toMatchObject({
      _id: lineId,
      itemId: foreign,
      lotNo: 'X-1',
      result: { counted: 3, book: 0 },
    })
    await refusal(
      server.call('zhaolei', 'stocktake.settleFind', { findId, as: { dismiss: '不算' } }),
      'WAREHOUSE_FORBIDDEN',
    )
    await refusal(
      server.call('clerk', 'stocktake.settleFind', {
        findId: `${stocktakeId}:none1234`,
        as: { dismiss: '不算' },
      }),
      'NOT_FOUND',
    )
  })
})

test('causes: movements since the last count, documents under way, a wrong unit, the other place', async () => {
  const [itemId] = await pieceItems(server, 1)
  const { rows } = await succeed(
    server.call('clerk', 'masterdata.listLocations', { warehouseId: CLERKS_WAREHOUSE }),
  )
  const stocktakeId = await openStocktake(server, {
    warehouseId: CLERKS_WAREHOUSE,
    scope: { itemIds: [itemId!] },
  })
  const { requisition } = await approved(server, [{ itemId: itemId!, quantity: 2 }])
  const all = await linesOf(server, stocktakeId)
  const [first] = all
  const empty = rows.find(
    (row) => row.status === 'active' && all.every((line) => line.locationId !== row._id),
  )!
  await countAll(server, stocktakeId, 'sunli', (line) => (line._id === first!._id ? 1 : undefined))
  const [line] = await linesOf(server, stocktakeId, 'differ')
  const lost = -line!.result!.variance
  // What is missing there lies here, found by somebody who scanned the goods.
  const at = new Date().toISOString()
  await succeed(
    send(server, 'sunli', stocktakeId, [
      {
        eventId: `elsewhere-${stocktakeId}`,
        locationId: empty._id,
        target: { itemId: itemId!, lotId: line!.lotId },
        quantity: lost,
        photos: [SIGNATURE],
        startedAt: at,
        countedAt: at,
      },
    ]),
  )
  const { causes } = await succeed(server.call('clerk', 'stocktake.line', { lineId: line!._id }))
  const kinds = causes.map(({ kind }) => kind)
  expect(kinds).toEqual(expect.arrayContaining(['elsewhere', 'unposted', 'movement']))
  expect(causes.find(({ kind }) => kind === 'elsewhere')).toMatchObject({
    text: expect.stringContaining(`库位 ${empty.code} 的同种物资多出`),
    quantity: lost,
  })
  expect(causes.find(({ document }) => document?.id === requisition._id)).toMatchObject({
    kind: 'unposted',
    text: expect.stringContaining(`领用单 ${requisition._id} 已批准 2 `),
  })
  for (const { text } of causes) expect(text).toMatch(/\p{Script=Han}/u)
  const page = await succeed(server.call('clerk', 'stocktake.lines', { stocktakeId, view: 'differ' }))
  expect(page.rows.map(({ hint }) => hint)).toEqual([
    expect.stringContaining(empty.code),
    expect.stringContaining(line!.location),
  ])
})

test('groups are the dearest first, add up, and lead to their lines', async () => {
  const { stocktakeId } = await submitted(server, await pieceItems(server, 3), 19)
  const { stocktake } = await viewOf(server, stocktakeId)
  for (const by of ['item', 'location', 'custodian', 'area'] as const) {
    const groups: {
      lines: number
      differ: number
      bookFen?: number
      lossFen?: number
      name: string
      key: string
    }[] = []
    let cursor: string | undefined
    do {
      const page = await succeed(
        server.call('clerk', 'stocktake.summary', { stocktakeId, by, cursor, limit: 2 }),
      )
      groups.push(...page.rows)
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    const sum = (of: (group: (typeof groups)[number]) => number) =>
      groups.reduce((total, group) => total + of(group), 0)
    expect(sum(({ lines }) => lines)).toBe(stocktake.totals!.lines)
    expect(sum(({ differ }) => differ)).toBe(1)
    expect(sum(({ lossFen = 0 }) => lossFen)).toBe(stocktake.totals!.lossFen)
    expect(groups[0]!.differ).toBe(1)
    expect(groups.every(({ name }) => name.length > 0)).toBe(true)
    const filter = {
      item: { itemId: groups[0]!.key },
      location: { locationId: groups[0]!.key },
      custodian: groups[0]!.key ? { custodianId: groups[0]!.key } : {},
      area: { areaId: Number(groups[0]!.key) },
    }[by]
    const { rows } = await succeed(
      server.call('clerk', 'stocktake.lines', { stocktakeId, view: 'differ', ...filter }),
    )
    expect(rows).toHaveLength(1)
  }
  const { rows } = await succeed(server.call('zhouqiang', 'stocktake.summary', { stocktakeId, by: 'item' }))
  expect(rows[0]).toHaveProperty('lossFen')
})
