import { randomUUID } from 'node:crypto'
import type { InputOf, OperationName } from '../../shared/operations'
import { operations } from '../../shared/operations'
import { expectBooksToBalance } from '../support/books'
import { databaseOf, everything } from '../support/database'
import {
  approved,
  CLERKS_WAREHOUSE,
  lotsOf,
  receipt,
  SIGNATURE,
  stockWhere,
  succeed,
} from '../support/scenario'
import { startServer, type TestServer } from '../support/server'

let server: TestServer
beforeAll(async () => (server = await startServer()))
afterAll(() => server?.close())

interface Case {
  account: string
  input: object
  /** Another input that would be accepted under an id of its own. */
  other: object
  /** Somebody else who may call the operation. */
  stranger: string
}

/** A valid call of every command; a command without a case here fails the test. */
const cases: Record<string, () => Promise<Case>> = {
  'inbound.receive': async () => {
    const row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.onHand > 0)
    const [lot] = await lotsOf(server, row)
    const input = receipt(row, lot!.locationId)
    return { account: 'clerk', stranger: await anotherClerk(), input, other: { ...input, note: '另一张' } }
  },
  'requisition.submit': async () => {
    const row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.available > 10)
    const input = {
      warehouseId: row.warehouseId,
      purpose: '一次',
      lines: [{ itemId: row.itemId, quantity: 1 }],
    }
    return { account: 'staff', stranger: 'approver', input, other: { ...input, purpose: '两次' } }
  },
  'requisition.decide': async () => {
    const { requisition } = await submitted()
    const input = { requisitionId: requisition._id, decision: 'approve' }
    return { account: 'approver', stranger: 'admin', input, other: { ...input, comment: '好' } }
  },
  'requisition.withdraw': async () => {
    const { requisition } = await submitted()
    const input = { requisitionId: requisition._id }
    return { account: 'staff', stranger: 'approver', input, other: { ...input, comment: '不要了' } }
  },
  'outbound.issue': async () => {
    const row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.available > 10)
    const { requisition } = await approved(server, [{ itemId: row.itemId, quantity: 2 }])
    const input = { requisitionId: requisition._id, signature: SIGNATURE }
    return {
      account: 'clerk',
      stranger: await anotherClerk(),
      input,
      other: { ...input, receivedBy: '别人' },
    }
  },
}

const commands = Object.entries(operations)
  .filter(([, entry]) => entry.kind === 'command')
  .map(([name]) => name as OperationName)

test.each(commands)(
  '%s: the same request has its effect once and the same answer again',
  async (operation) => {
    const { account, input, other, stranger } = await cases[operation]!()
    const db = databaseOf(server.url)
    const call = (who: string, what: object, id: string) =>
      server.call(who, operation, what as InputOf<typeof operation>, id) as Promise<{
        ok: boolean
        code?: string
      }>

    const requestId = randomUUID()
    const first = await call(account, input, requestId)
    expect(first).toMatchObject({ ok: true })
    const journal = await everything(db, 'journal', { _id: requestId })
    expect(journal).toMatchObject([{ operation, document: { type: expect.any(String) } }])
    const entries = (await everything(db, 'journal')).length

    // Sent again, one after the other and all at once: out of a lost reply, or a thumb that trembles.
    expect(await call(account, input, requestId)).toEqual(first)
    const storm = await Promise.all(Array.from({ length: 6 }, () => call(account, input, requestId)))
    for (const answer of storm) expect(answer).toEqual(first)

    expect(await call(account, other, requestId)).toMatchObject({ ok: false, code: 'REQUEST_ID_REUSED' })
    const foreign = await call(stranger, input, requestId)
    expect(foreign.ok).toBe(false)
    expect(JSON.stringify(foreign)).not.toContain('RK20')
    expect((await everything(db, 'journal')).length).toBe(entries)
  },
)

test('the same new request six times at once is one receipt', async () => {
  const { input } = await cases['inbound.receive']!()
  const requestId = randomUUID()
  const answers = await Promise.all(
    Array.from({ length: 6 }, () =>
      succeed(server.call('clerk', 'inbound.receive', input as InputOf<'inbound.receive'>, requestId)),
    ),
  )
  expect(new Set(answers.map((answer) => answer._id)).size).toBe(1)
})

test('what was refused changed nothing and is decided afresh under the same id', async () => {
  const row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.onHand > 0)
  const [lot] = await lotsOf(server, row)
  const requestId = randomUUID()
  const bad = receipt(row, lot!.locationId, { expiryDate: '2020-01-01' })
  expect(await server.call('clerk', 'inbound.receive', bad, requestId)).toMatchObject({ code: 'EXPIRED_LOT' })
  await succeed(server.call('clerk', 'inbound.receive', receipt(row, lot!.locationId), requestId))
})

test('a repetition is answered even where the request would be refused today, before any transaction', async () => {
  const { input } = await cases['requisition.submit']!()
  const submit = input as InputOf<'requisition.submit'>
  const requestId = randomUUID()
  const first = await server.call('staff', 'requisition.submit', submit, requestId)
  expect(first).toMatchObject({ ok: true })

  const db = databaseOf(server.url)
  const [stock] = await everything(db, 'stock', { _id: `${submit.warehouseId}:${submit.lines[0]!.itemId}` })
  await db.collection('stock').doc(stock!._id).remove()
  try {
    expect(await server.call('staff', 'requisition.submit', submit)).toMatchObject({ code: 'NOT_FOUND' })
    expect(await server.call('staff', 'requisition.submit', submit, requestId)).toEqual(first)
  } finally {
    await db.collection('stock').add(stock!)
  }
})

test('a command without an id is refused', async () => {
  const { input } = await cases['requisition.submit']!()
  const answer = await server.call('staff', 'requisition.submit', input as InputOf<'requisition.submit'>, 'x')
  expect(answer).toMatchObject({ ok: false, code: 'INVALID_INPUT' })
})

test('afterwards the books balance', () => expectBooksToBalance(databaseOf(server.url)))

async function submitted() {
  const row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.available > 10)
  const lines = [{ itemId: row.itemId, quantity: 1 }]
  return succeed(
    server.call('staff', 'requisition.submit', { warehouseId: row.warehouseId, purpose: '试', lines }),
  )
}

async function anotherClerk(): Promise<string> {
  const people = await succeed(server.call('admin', 'people.list', { limit: 100 }))
  return people.rows.find((p) => p.roles.includes('clerk') && p.account !== 'clerk')!.account
}
