import type { PickLine } from '../../shared/operations/outbound'
import { expectBooksToBalance } from '../support/books'
import { databaseOf, everything } from '../support/database'
import { controlledGoods, plainGoods, preparedCheck } from '../support/issuing'
import { approved, lotsOf, receipt, REAGENT_WAREHOUSE, SIGNATURE, succeed } from '../support/scenario'
import { startServer, type TestServer } from '../support/server'

let server: TestServer
beforeAll(async () => (server = await startServer({ clientCalls: true })))
afterAll(() => server?.close())
afterEach(() => expectBooksToBalance(databaseOf(server.url)))

const stockOf = async (row: { warehouseId: string; itemId: string }) =>
  (await everything(databaseOf(server.url), 'stock', { _id: `${row.warehouseId}:${row.itemId}` }))[0]!

/** The first so many of what the list proposes, lot after lot. */
function firstOf({ picks }: PickLine, quantity: number) {
  let open = quantity
  return picks.flatMap(({ lotId, locationId, quantity: held }) => {
    const part = Math.min(open, held)
    open -= part
    return part > 0 ? [{ lotId, locationId, quantity: part }] : []
  })
}

describe('two people over controlled goods', () => {
  test('one alone is told what to do; the second posts it in both names', async () => {
    const row = await controlledGoods(server)
    const { requisition } = await approved(server, [{ itemId: row.itemId, quantity: 2 }], REAGENT_WAREHOUSE)
    const requisitionId = requisition._id
    const signed = { requisitionId, signature: SIGNATURE }
    expect(await server.call('clerk', 'outbound.issue', { requisitionId })).toMatchObject({
      code: 'SIGNATURE_REQUIRED',
    })
    expect(await server.call('clerk', 'outbound.issue', signed)).toMatchObject({
      code: 'CHECKER_REQUIRED',
      message: expect.stringContaining('提交复核'),
    })

    const before = await stockOf(row)
    const { check, actions } = await succeed(server.call('clerk', 'outbound.prepare', signed))
    expect(check).toMatchObject({ status: 'waiting', preparedBy: { id: 'clerk' }, requisitionId })
    expect(actions).toMatchObject({ check: false, cancel: true })
    const held = await stockOf(row)
    expect(held.onHand).toBe(before.onHand)
    expect(held.reservations.find((r) => r.requisitionId === requisitionId)?.quantity).toBe(2)

    // Meanwhile the document stands still.
    expect(await server.call('clerk', 'outbound.issue', signed)).toMatchObject({ code: 'CHECK_WAITING' })
    expect(await server.call('staff', 'requisition.withdraw', { requisitionId })).toMatchObject({
      code: 'CHECK_WAITING',
    })
    expect(
      await server.call('clerk', 'outbound.closeRest', { requisitionId, reason: '不发了' }),
    ).toMatchObject({ code: 'CHECK_WAITING' })

    const approve = { checkId: check._id, decision: 'approve' as const }
    expect(await server.call('clerk', 'outbound.check', approve)).toMatchObject({ code: 'SELF_CHECK' })
    expect(await server.call('staff', 'outbound.check', approve)).toMatchObject({ code: 'SELF_CHECK' })
    expect(await server.call('zhaolei', 'outbound.check', approve)).toMatchObject({ code: 'FORBIDDEN' })
    const waiting = await succeed(server.call('sunli', 'outbound.listChecks', { view: 'toCheck' }))
    expect(waiting.rows.map(({ _id }) => _id)).toContain(check._id)
    const { signatures } = await succeed(server.call('sunli', 'outbound.evidence', { documentId: check._id }))
    expect(signatures).toHaveLength(1)

    const answers = await Promise.all([1, 2, 3].map(() => server.call('sunli', 'outbound.check', approve)))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    for (const answer of answers.filter(({ ok }) => !ok))
      expect(answer).toMatchObject({ code: 'ALREADY_HANDLED' })
    const { requisition: issued } = await succeed(server.call('staff', 'requisition.get', { requisitionId }))
    expect(issued).toMatchObject({
      status: 'issued',
      issues: [{ no: check._id, by: { id: 'clerk' }, checkedBy: { id: 'sunli' } }],
    })
    expect(issued.checkId).toBeUndefined()
    const approvedOnes = { view: 'all' as const, status: 'approved' as const }
    for (const who of ['clerk', 'admin']) {
      const { rows } = await succeed(server.call(who, 'outbound.listChecks', approvedOnes))
      expect(rows[0]).toMatchObject({ _id: check._id })
    }
    expect((await stockOf(row)).onHand).toBe(before.onHand - 2)
  })

  test('sent back with a reason or taken back, the goods stay promised and can be picked anew', async () => {
    const check = await preparedCheck(server)
    const send = { checkId: check._id, decision: 'return' as const }
    expect(await server.call('sunli', 'outbound.check', send)).toMatchObject({ code: 'COMMENT_REQUIRED' })
    await succeed(server.call('sunli', 'outbound.check', { ...send, comment: '批号对不上' }))
    const signed = { requisitionId: check.requisitionId!, signature: SIGNATURE }
    const again = await succeed(server.call('clerk', 'outbound.prepare', signed))
    expect(again.check._id).not.toBe(check._id)
    expect(await server.call('sunli', 'outbound.cancelCheck', { checkId: again.check._id })).toMatchObject({
      code: 'FORBIDDEN',
    })
    await succeed(server.call('clerk', 'outbound.cancelCheck', { checkId: again.check._id }))
    const approve = { checkId: again.check._id, decision: 'approve' as const }
    expect(await server.call('sunli', 'outbound.check', approve)).toMatchObject({ code: 'ALREADY_HANDLED' })
  })

  test('ordinary goods need no second person', async () => {
    const row = await plainGoods(server)
    const { requisition } = await approved(server, [{ itemId: row.itemId, quantity: 1 }])
    const input = { requisitionId: requisition._id, signature: SIGNATURE }
    expect(await server.call('clerk', 'outbound.prepare', input)).toMatchObject({ code: 'CHECK_NOT_NEEDED' })
  })
})

test('a shelf that is short: the rest is frozen and waits to be counted, the list goes elsewhere', async () => {
  const row = await plainGoods(server, (r) => r.available === r.onHand)
  const [first] = await lotsOf(server, row)
  await succeed(server.call('clerk', 'inbound.receive', receipt(row, first!.locationId, { quantity: 50 })))
  const { requisition } = await approved(server, [{ itemId: row.itemId, quantity: first!.quantity + 1 }])
  const requisitionId = requisition._id
  const { lotId, locationId, quantity } = first!
  const short = { itemId: row.itemId, lotId, locationId, reason: '架上只有一件' }
  expect(await server.call('clerk', 'outbound.reportShort', { ...short, found: quantity })).toMatchObject({
    code: 'SHELF_NOT_SHORT',
  })
  const elsewhere = { ...short, found: 1, locationId: 'A-01-01-01' }
  expect(await server.call('clerk', 'outbound.reportShort', elsewhere)).toMatchObject({ code: 'NOT_FOUND' })
  const noLine = { ...short, found: 1, for: { requisitionId, lineId: 7 } }
  expect(await server.call('clerk', 'outbound.reportShort', noLine)).toMatchObject({ code: 'NOT_FOUND' })
  const request = await succeed(
    server.call('clerk', 'outbound.reportShort', {
      ...short,
      found: 1,
      for: { requisitionId, lineId: 1 },
    }),
  )
  expect(request).toMatchObject({ expected: quantity, found: 1, status: 'open', requisitionId })
  const { lines } = await succeed(server.call('clerk', 'outbound.pickList', { requisitionId }))
  expect(lines[0]!.picks[0]).toMatchObject({ lotId, quantity: 1 })
  const list = await succeed(server.call('clerk', 'outbound.countRequests', { itemId: row.itemId }))
  expect(list.rows.map(({ _id }) => _id)).toContain(request._id)
  const seen = await succeed(server.call('staff', 'requisition.get', { requisitionId }))
  expect(seen.requisition.lines[0]!.shorts).toMatchObject([{ expected: quantity, found: 1 }])
})

describe('what cannot be delivered at once', () => {
  test('stays open as back-order, is promised again, or is closed with a reason', async () => {
    const row = await plainGoods(server)
    const { requisition } = await approved(server, [{ itemId: row.itemId, quantity: 5 }])
    const requisitionId = requisition._id
    const { lines } = await succeed(server.call('clerk', 'outbound.pickList', { requisitionId }))
    const two = { requisitionId, lines: [{ lineId: 1, picks: firstOf(lines[0]!, 2) }] }
    const part = await succeed(server.call('clerk', 'outbound.issue', two))
    expect(part.requisition.status).toBe('partlyIssued')
    expect(part.stock[0]!.promise?.quantity).toBe(3)

    const renewed = await succeed(server.call('clerk', 'outbound.renewPromise', { requisitionId }))
    expect(renewed.stock[0]!.promise?.quantity).toBe(3)
    expect(
      await server.call('approver', 'outbound.closeRest', { requisitionId, reason: '不用' }),
    ).toMatchObject({ code: 'FORBIDDEN' })
    const close = { requisitionId, reason: '不用了' }
    const closed = await succeed(server.call('staff', 'outbound.closeRest', close))
    expect(closed.requisition).toMatchObject({ status: 'closed', lines: [{ closedQuantity: 3 }] })
    expect(closed.stock[0]!.promise).toBeUndefined()
    expect(await server.call('staff', 'outbound.closeRest', close)).toMatchObject({
      code: 'ALREADY_HANDLED',
    })
    expect(await server.call('clerk', 'outbound.issue', { requisitionId })).toMatchObject({
      code: 'ALREADY_HANDLED',
    })
  })

  test('is closed in the same stroke as the part that goes out', async () => {
    const row = await plainGoods(server)
    const { requisition } = await approved(server, [{ itemId: row.itemId, quantity: 5 }])
    const requisitionId = requisition._id
    const { lines } = await succeed(server.call('clerk', 'outbound.pickList', { requisitionId }))
    const { requisition: closed } = await succeed(
      server.call('clerk', 'outbound.issue', {
        requisitionId,
        lines: [{ lineId: 1, picks: firstOf(lines[0]!, 2) }],
        closeReason: '本季度不再进货',
      }),
    )
    expect(closed.status).toBe('closed')
    expect(closed.history.map(({ action }) => action)).toEqual(['submit', 'approve', 'issue', 'close'])
  })
})

describe('another item instead', () => {
  test('goes out only when the requester agrees, and then takes the promise along', async () => {
    const row = await plainGoods(server)
    const other = await plainGoods(server, (r) => r.itemId !== row.itemId)
    const { requisition } = await approved(server, [{ itemId: row.itemId, quantity: 4 }])
    const requisitionId = requisition._id
    const wish = { requisitionId, lineId: 1, itemId: other.itemId, quantity: 3, covers: 3, reason: '没货了' }
    const view = await succeed(server.call('clerk', 'outbound.proposeSubstitute', wish))
    expect(view.requisition.substitutes).toMatchObject([{ state: 'waiting', quantity: 3, covers: 3 }])
    expect(await server.call('clerk', 'outbound.proposeSubstitute', wish)).toMatchObject({
      code: 'SUBSTITUTE_WAITING',
    })
    const { tasks } = await succeed(server.call('staff', 'system.workbench', {}))
    expect(tasks.map(({ kind }) => kind)).toContain('substituteForMe')

    const answer = { requisitionId, substituteId: 1, accept: true }
    expect(await server.call('clerk', 'requisition.answerSubstitute', answer)).toMatchObject({
      code: 'FORBIDDEN',
    })
    const reservedBefore = (await stockOf(other)).reserved
    const agreed = await succeed(server.call('staff', 'requisition.answerSubstitute', answer))
    expect(agreed.requisition.lines).toMatchObject([
      { lineId: 1, closedQuantity: 3 },
      { lineId: 2, itemId: other.itemId, approvedQuantity: 3, substituteFor: 1 },
    ])
    expect((await stockOf(other)).reserved).toBe(reservedBefore + 3)
    expect(await server.call('staff', 'requisition.answerSubstitute', answer)).toMatchObject({
      code: 'ALREADY_HANDLED',
    })
    const { requisition: issued } = await succeed(server.call('clerk', 'outbound.issue', { requisitionId }))
    expect(issued.status).toBe('issued')
  })

  test('is not controlled goods that nobody approved', async () => {
    const row = await controlledGoods(server)
    const { requisition } = await approved(server, [{ itemId: row.itemId, quantity: 1 }], REAGENT_WAREHOUSE)
    const other = await controlledGoods(server, (r) => r.itemId !== row.itemId)
    expect(
      await server.call('clerk', 'outbound.proposeSubstitute', {
        requisitionId: requisition._id,
        lineId: 1,
        itemId: other.itemId,
        quantity: 1,
        reason: '没货了',
      }),
    ).toMatchObject({ code: 'SUBSTITUTE_CONTROLLED' })
  })
})

describe('without a requisition', () => {
  test('items and departments in one document, all or nothing', async () => {
    const row = await plainGoods(server)
    const other = await plainGoods(server, (r) => r.itemId !== row.itemId)
    const cells = (a: number, b: number) => [
      { departmentId: 'BM01', quantity: a },
      { departmentId: 'BM02', quantity: b },
    ]
    const input = {
      warehouseId: row.warehouseId,
      purpose: '季度办公用品',
      targets: [{ departmentId: 'BM01' }, { departmentId: 'BM02', receivedBy: '吴晓燕' }],
      lines: [
        { itemId: row.itemId, cells: cells(2, 3) },
        { itemId: other.itemId, cells: cells(1, 1) },
      ],
    }
    const tooMuch = { ...input, lines: [input.lines[0]!, { itemId: other.itemId, cells: cells(1, 99_999) }] }
    expect(await server.call('clerk', 'outbound.directIssue', tooMuch)).toMatchObject({
      code: 'INSUFFICIENT_STOCK',
    })
    expect(await server.call('zhaolei', 'outbound.directIssue', input)).toMatchObject({
      code: 'WAREHOUSE_FORBIDDEN',
    })
    const before = await stockOf(row)
    const issued = await succeed(server.call('clerk', 'outbound.directIssue', input))
    expect(issued._id).toMatch(/^ZF\d{8}-\d{4}$/)
    expect(issued.lines).toMatchObject([{ quantity: 5 }, { quantity: 2 }])
    expect((await stockOf(row)).onHand).toBe(before.onHand - 5)
    const [entry] = await everything(databaseOf(server.url), 'journal', { 'document.id': issued._id })
    expect(new Set(entry!.postings.map(({ to }) => to))).toEqual(
      new Set(['department:BM01', 'department:BM02']),
    )
    const resolved = await succeed(server.call('clerk', 'masterdata.resolveCode', { code: issued._id }))
    expect(resolved).toMatchObject({ kind: 'directIssue', directIssueId: issued._id })
  })

  test('a matrix with a hole in it is refused in words', async () => {
    const row = await plainGoods(server)
    const input = {
      warehouseId: row.warehouseId,
      purpose: '会议',
      targets: [{ departmentId: 'BM01' }, { departmentId: 'BM02' }],
      lines: [{ itemId: row.itemId, cells: [{ departmentId: 'BM01', quantity: 1 }] }],
    }
    expect(await server.call('clerk', 'outbound.directIssue', input)).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('没有要发的物资'),
    })
  })

  test('controlled goods wait for a second person there as well', async () => {
    const row = await controlledGoods(server)
    const input = {
      warehouseId: row.warehouseId,
      purpose: '应急检测',
      targets: [{ departmentId: 'BM05', personId: 'masiyuan', signature: SIGNATURE }],
      lines: [{ itemId: row.itemId, cells: [{ departmentId: 'BM05', quantity: 1 }] }],
    }
    expect(await server.call('clerk', 'outbound.directIssue', input)).toMatchObject({
      code: 'CHECKER_REQUIRED',
    })
    const before = await stockOf(row)
    const { check } = await succeed(server.call('clerk', 'outbound.prepareDirect', input))
    expect((await stockOf(row)).reserved).toBe(before.reserved + 1)
    await succeed(server.call('sunli', 'outbound.check', { checkId: check._id, decision: 'approve' }))
    const after = await stockOf(row)
    expect([after.onHand, after.reserved]).toEqual([before.onHand - 1, before.reserved])
    const posted = await succeed(server.call('clerk', 'outbound.getDirect', { directIssueId: check._id }))
    expect(posted).toMatchObject({ checkedBy: { id: 'sunli' }, by: { id: 'clerk' } })
  })
})
