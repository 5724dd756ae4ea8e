import { randomUUID } from 'node:crypto'
import { isIntact } from '../../cloudfunctions/runtime/seal'
import { operations, type InputOf, type OperationName } from '../../shared/operations'
import { expectBooksToBalance } from '../support/books'
import { databaseOf, everything } from '../support/database'
import { startServer, type TestServer } from '../support/server'
import { examples, type CommandName } from './commands'

let server: TestServer
beforeAll(async () => (server = await startServer({ clientCalls: true })))
afterAll(() => server?.close())

const commands = Object.entries(operations)
  .filter(([, entry]) => entry.kind === 'command')
  .map(([name]) => name as CommandName)

const call = (who: string, operation: OperationName, input: unknown, requestId: string) =>
  server.call(who, operation, input as InputOf<typeof operation>, requestId) as Promise<{
    ok: boolean
    code?: string
    data?: unknown
  }>

test.each(commands)(
  '%s: who may not is refused; what is sent many times is done once, answered alike and in the journal',
  async (operation) => {
    const { account, input, other, stranger } = await examples[operation](server)
    const db = databaseOf(server.url)
    await refusesWhoMayNot(operation, account, input)

    // New, and six times at once: a thumb that trembles.
    const requestId = randomUUID()
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => call(account, operation, input, requestId)),
    )
    const [first] = answers
    expect(first).toMatchObject({ ok: true })
    for (const answer of answers) expect(answer).toEqual(first)

    const entries = await everything(db, 'journal', { _id: requestId })
    expect(entries).toMatchObject([
      { operation, document: { type: expect.any(String), id: expect.any(String) } },
    ])
    const [entry] = entries
    expect(entry!.summary).toMatch(/\p{Script=Han}/u)
    expect(isIntact(entry!, server.env.JOURNAL_KEY!)).toBe(true)
    expect(isIntact({ ...entry!, summary: '改过' }, server.env.JOURNAL_KEY!)).toBe(false)

    // Sent again later: out of a queue, after a lost reply.
    const before = await stateOf()
    expect(await call(account, operation, input, requestId)).toEqual(first)
    const reused = { ok: false, code: 'REQUEST_ID_REUSED' }
    expect(await call(account, operation, other, requestId)).toMatchObject(reused)
    const foreign = await call(stranger, operation, input, requestId)
    expect(foreign.ok).toBe(false)
    expect(foreign.data).toBeUndefined()
    expect(await stateOf()).toEqual(before)
  },
)

async function refusesWhoMayNot(operation: CommandName, account: string, input: unknown): Promise<void> {
  const { roles } = operations[operation]
  const nobody = (await server.call(undefined, operation, input as never)) as { ok: boolean; code?: string }
  expect(nobody).toMatchObject({ ok: false, code: 'UNAUTHENTICATED' })
  if (roles !== 'anyone' && !roles.includes('staff' as never)) {
    const staff = await call('xumei', operation, input, randomUUID())
    expect(staff).toMatchObject({ ok: false, code: 'FORBIDDEN' })
  }
  expect(await call(account, operation, input, 'x')).toMatchObject({ ok: false, code: 'INVALID_INPUT' })
}

test('afterwards the books balance', () => expectBooksToBalance(databaseOf(server.url)))

/** How many entries there are and how far each stock document is: what an effect of its own would change. */
async function stateOf() {
  const db = databaseOf(server.url)
  const stock = await everything(db, 'stock')
  return {
    entries: (await db.collection('journal').where({}).count()).total,
    versions: stock.map(({ _id, version }) => [_id, version]),
  }
}
