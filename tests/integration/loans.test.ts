import { addDays } from '../../shared/domain/calendar'
import { loanNumber } from '../../shared/domain/loan'
import { sum } from '../../shared/domain/stock'
import { expectBooksToBalance } from '../support/books'
import { databaseOf, everything } from '../support/database'
import { handedOut, lend, today } from '../support/lending'
import { lotsOf, stockWhere, succeed } from '../support/scenario'
import { startServer, type TestServer } from '../support/server'

let server: TestServer
beforeAll(async () => (server = await startServer({ clientCalls: true })))
afterAll(async () => {
  await expectBooksToBalance(databaseOf(server.url))
  await server?.close()
})

const good = (lineId: number, quantity: number, locationId: string) => ({
  lineId,
  quantity,
  condition: 'good' as const,
  locationId,
})
const tasksOf = async (account: string) => {
  const { tasks } = await succeed(server.call(account, 'system.workbench', {}))
  return new Map(tasks.map((task) => [task.kind, task.count]))
}

test('a loan goes out with the issue, comes back in parts, and its damage finds who answers for it', async () => {
  const { row, requisition, issue, loanId, view, shelf, bin } = await lend(server, { quantity: 5 })
  expect(requisition._id).toMatch(/^JY\d{8}-\d{4}$/)
  expect(loanId).toBe(loanNumber(issue.no))
  expect(view.loan).toMatchObject({
    status: 'lent',
    borrower: { id: 'staff' },
    dueDate: addDays(today(), 10),
  })
  const before = await lotsOf(server, row)

  // The borrower sees it without a cost, a colleague not at all.
  const mine = await succeed(server.call('staff', 'loan.get', { loanId }))
  expect(JSON.stringify(mine)).not.toContain('Fen')
  expect(mine.actions).toEqual({ return: false, settle: false, renew: true, decideRenewal: false })
  expect(await server.call('xumei', 'loan.get', { loanId })).toMatchObject({ code: 'FORBIDDEN' })
  const list = await succeed(server.call('staff', 'loan.list', { view: 'mine', state: 'open', limit: 100 }))
  expect(list.rows.map((each) => each.loanId)).toContain(loanId)

  const part = await succeed(
    server.call('clerk', 'loan.return', { loanId, lines: [good(1, 3, shelf)], returnedBy: '小王' }),
  )
  expect(part.receipt).toMatchObject({
    kind: 'return',
    fromName: '理化检验室 小王',
    lines: [{ quantity: 3 }],
  })
  expect(part.receipt._id).toMatch(/^TK\d{8}-\d{4}$/)
  expect(part.view.loan.status).toBe('partlyReturned')
  const [pick] = issue.picks
  const after = await lotsOf(server, row)
  const lot = after.find((each) => each.lotId === pick!.lotId)
  expect(lot).toMatchObject({ receivedAt: pick!.receivedAt })
  expect(sum(after.map((each) => each.quantity))).toBe(sum(before.map((each) => each.quantity)) + 3)

  const rest = await succeed(
    server.call('clerk', 'loan.return', {
      loanId,
      lines: [
        good(1, 1, shelf),
        { lineId: 1, quantity: 1, condition: 'damaged', locationId: bin, reason: '外壳开裂' },
      ],
    }),
  )
  expect(rest.view.loan.status).toBe('toSettle')
  expect((await lotsOf(server, row)).find((each) => each.locationId === bin)).toMatchObject({
    status: 'rejected',
  })
  expect((await tasksOf('clerk')).get('toSettle')).toBeGreaterThan(0)
  const settle = {
    loanId,
    lineId: 1,
    kind: 'damaged' as const,
    quantity: 1,
    decision: 'compensate' as const,
    amountFen: 12_000,
    note: '科长同意',
  }
  const settled = await succeed(server.call('clerk', 'loan.settle', settle))
  expect(settled.loan).toMatchObject({ status: 'settled', open: false })
  // What is to be paid is for the borrower to know, what it cost is not.
  const seen = JSON.stringify(await succeed(server.call('staff', 'loan.get', { loanId })))
  expect(seen).toContain('"amountFen":12000')
  expect(seen).not.toContain('valueFen')
  const entries = await succeed(server.call('admin', 'audit.query', { documentId: loanId }))
  expect(entries.rows.map((entry) => entry.operation)).toEqual(['loan.settle', 'loan.return', 'loan.return'])
  expect(await server.call('clerk', 'loan.settle', { ...settle, note: '再一次' })).toMatchObject({
    code: 'ALREADY_HANDLED',
  })
})

test('what is lost is written off with its cost', async () => {
  const { row, loanId } = await lend(server, { quantity: 2 })
  const before = await lotsOf(server, row)
  const { loan } = await succeed(
    server.call('clerk', 'loan.settle', {
      loanId,
      lineId: 1,
      kind: 'lost',
      quantity: 2,
      decision: 'compensate',
      amountFen: 5_000,
      note: '会场遗失',
    }),
  )
  expect(loan).toMatchObject({ status: 'settled', lines: [{ lost: 2 }] })
  expect(await lotsOf(server, row)).toEqual(before)
  const [entry] = await everything(databaseOf(server.url), 'journal', {
    'document.id': loanId,
    operation: 'loan.settle',
  })
  expect(entry!.postings).toMatchObject([{ from: `loan:${loanId}`, to: 'loss', quantity: 2 }])
  expect(sum(entry!.postings.map((posting) => posting.valueFen))).toBe(loan.lines[0]!.valueFen)
})

test('two clerks take the same goods back at once: they come back once', async () => {
  const { row, loanId, shelf } = await lend(server, { quantity: 2 })
  const before = sum((await lotsOf(server, row)).map((each) => each.quantity))
  const answers = await Promise.all(
    ['clerk', 'sunli', 'clerk', 'sunli'].map((who) =>
      server.call(who, 'loan.return', { loanId, lines: [good(1, 2, shelf)] }),
    ),
  )
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  for (const answer of answers) if (!answer.ok) expect(answer).toMatchObject({ code: 'ALREADY_HANDLED' })
  expect(sum((await lotsOf(server, row)).map((each) => each.quantity))).toBe(before + 2)
})

test('a renewal waits for an approver or a clerk, and moves the day', async () => {
  const { loanId } = await lend(server)
  const until = addDays(today(), 30)
  const asked = await succeed(server.call('staff', 'loan.renew', { loanId, until, reason: '课题延期' }))
  expect(asked.loan.renewalWaits).toBe(true)
  expect((await tasksOf('approver')).get('renewalToDecide')).toBeGreaterThan(0)
  expect((await tasksOf('clerk')).get('renewalToDecide')).toBeGreaterThan(0)
  const waiting = await succeed(server.call('approver', 'loan.list', { view: 'renewals', limit: 100 }))
  expect(waiting.rows.map((row) => row.loanId)).toContain(loanId)
  const message = await (await fetch(`${server.url}/_emulator/messages`)).text()
  expect(message).toContain(`packages/loan/detail/index?id=${loanId}`)

  expect(await server.call('huangting', 'loan.decideRenewal', { loanId, decision: 'approve' })).toMatchObject(
    {
      code: 'FORBIDDEN',
    },
  )
  const decided = await succeed(
    server.call('approver', 'loan.decideRenewal', {
      loanId,
      decision: 'approve',
      until: addDays(today(), 25),
    }),
  )
  expect(decided.loan.dueDate).toBe(addDays(today(), 25))
  expect(await server.call('clerk', 'loan.decideRenewal', { loanId, decision: 'approve' })).toMatchObject({
    code: 'ALREADY_HANDLED',
  })
})

test('each morning who is due is reminded, once, however often the timer fires', async () => {
  const soon = await lend(server, { days: 3 })
  const later = await lend(server, { days: 9 })
  const fire = async () => {
    const response = await fetch(`${server.url}/_emulator/timers/loan/loanReminders`, { method: 'POST' })
    expect(response.status).toBeLessThan(300)
  }
  const remindersOf = (loanId: string) =>
    everything(databaseOf(server.url), 'journal', { 'document.id': loanId, operation: 'timer.loanReminders' })
  await fire()
  await fire()
  expect(await remindersOf(soon.loanId)).toHaveLength(1)
  expect(await remindersOf(later.loanId)).toHaveLength(0)
  const { loan } = await succeed(server.call('staff', 'loan.get', { loanId: soon.loanId }))
  expect(loan).toMatchObject({ remindedOn: today() })
  expect(loan.history.at(-1)).toMatchObject({
    action: 'remind',
    by: { name: '系统' },
    comment: '还有 3 天到期',
  })
  expect((await tasksOf('staff')).get('loanDue')).toBeGreaterThan(0)
  expect((await tasksOf('staff')).get('loanOverdue') ?? 0).toBeGreaterThanOrEqual(0)
})

test('what is asked wrongly is refused before anything is written', async () => {
  const row = await stockWhere(server, 'WH-BG', (each) => each.available > 20 && !each.item.controlled)
  const ask = (terms: object) =>
    server.call('staff', 'requisition.submit', {
      warehouseId: row.warehouseId,
      purpose: '会议',
      lines: [{ itemId: row.itemId, quantity: 1 }],
      ...terms,
    })
  expect(await ask({ kind: 'loan' })).toMatchObject({ code: 'DUE_DATE_WRONG' })
  expect(await ask({ kind: 'loan', dueDate: addDays(today(), -1) })).toMatchObject({ code: 'DUE_DATE_WRONG' })
  expect(await ask({ kind: 'loan', dueDate: addDays(today(), 366) })).toMatchObject({
    code: 'DUE_DATE_WRONG',
  })
  expect(await ask({ kind: 'external' })).toMatchObject({ code: 'RECIPIENT_REQUIRED' })
  const { loanId, shelf, bin } = await lend(server)
  const giveBack = (who: string, line: object) =>
    server.call(who, 'loan.return', { loanId, lines: [{ ...good(1, 1, shelf), ...line }] })
  expect(await giveBack('zhaolei', {})).toMatchObject({ code: 'WAREHOUSE_FORBIDDEN' })
  expect(await giveBack('staff', {})).toMatchObject({ code: 'FORBIDDEN' })
  expect(await giveBack('clerk', { quantity: 4 })).toMatchObject({ code: 'OVER_LENT' })
  expect(await giveBack('clerk', { locationId: bin })).toMatchObject({ code: 'ZONE_MISFIT' })
  expect(await giveBack('clerk', { condition: 'damaged', locationId: bin })).toMatchObject({
    code: 'RETURN_REASON_REQUIRED',
  })
  const { loan } = await succeed(server.call('clerk', 'loan.get', { loanId }))
  expect(loan).toMatchObject({ status: 'lent', receiptIds: [] })
})

test('a scanned loan number leads the clerk to its return', async () => {
  const { loanId, requisition } = await lend(server)
  expect(await succeed(server.call('clerk', 'masterdata.resolveCode', { code: loanId }))).toMatchObject({
    kind: 'loan',
    mayReturn: true,
  })
  expect(await succeed(server.call('staff', 'masterdata.resolveCode', { code: loanId }))).toMatchObject({
    mayReturn: false,
  })
  expect(
    await succeed(server.call('staff', 'masterdata.resolveCode', { code: requisition._id })),
  ).toMatchObject({ kind: 'requisition' })
})

test('lending one line costs at most nine database requests', async () => {
  await lend(server)
  const row = await stockWhere(server, 'WH-BG', (each) => each.available > 20 && !each.item.controlled)
  for (let round = 0; round < 4; round++) {
    const { requisition } = await succeed(
      server.call('staff', 'requisition.submit', {
        warehouseId: row.warehouseId,
        purpose: '会议',
        kind: 'loan',
        dueDate: addDays(today(), 5),
        lines: [{ itemId: row.itemId, quantity: 1 }],
      }),
    )
    const requisitionId = requisition._id
    await succeed(server.call('approver', 'requisition.decide', { requisitionId, decision: 'approve' }))
    await server.resetStats()
    await succeed(server.call('clerk', 'outbound.issue', { requisitionId }))
    expect((await server.stats()).requests.total).toBeLessThanOrEqual(9)
  }
})

test('goods issued for use have no loan', async () => {
  const { issue, requisition } = await handedOut(server, {})
  expect(issue.loanId).toBeUndefined()
  expect(requisition._id).toMatch(/^LY/)
})
